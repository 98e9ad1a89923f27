import { Fragment } from 'preact';
import { formatExactly, formatNumber } from '../../explain';
import type { Proof } from '../../explain';

/** That several ways lead to one number. */
export const ProofView = ({ sentence, ways }: Proof) => (
    <>
        <p>{sentence}</p>
        <dl class="facts">
            {ways.map(({ mark, name, isCode, value }) => (
                <div key={mark}>
                    <dt>{isCode ? <code>{breakable(name)}</code> : breakable(name)}</dt>
                    <dd data-proof={mark} title={formatExactly(value)}>
                        {formatNumber(value)}
                    </dd>
                </div>
            ))}
        </dl>
    </>
);

const breakable = (parts: readonly string[]) =>
    parts.map((part, i) => (
        <Fragment key={i}>
            {i > 0 && <wbr />}
            {part}
        </Fragment>
    ));
