import { useEffect, useMemo, useState } from 'preact/hooks';
import { lineName, t } from '../../explain';
import type { Explanation, Verdict } from '../../explain';
import type * as comparison from '../../explain/comparison';
import type { PanelExample } from '../../protocol';
import { Popover } from '../controls/Popover';
import { useImport } from '../state/useImport';
import { useInSteps } from '../state/useInSteps';
import { classNames } from '../style/classNames';

/**
 * How long typing and dragging have to pause before the losses are compared, in milliseconds: many mistakes are tried.
 */
const PAUSE = 150;

interface Compared {
    /** Of the example as the text has it. */
    readonly verdict: Verdict | undefined;
    /** Whether what a person has changed gives the printed loss. */
    readonly explainedByChange: boolean;
}

const NOT_COMPARED: Compared = { verdict: undefined, explainedByChange: false };

/** Compares the loss with one that a program has printed: in a word, and in full when it is opened. */
export function VerdictChip({
    example,
    explanation,
    asInText,
}: {
    readonly example: PanelExample;
    readonly explanation: Explanation;
    /** What the text alone says, where anything was changed. */
    readonly asInText: Explanation | undefined;
}) {
    const { printedLoss, origins } = example;
    const [typed, setTyped] = useState(printedLoss ?? '');
    useEffect(() => setTyped(printedLoss ?? ''), [printedLoss]);
    // A what-if is not what was printed, unless the text alone gives no loss.
    const printedBy = asInText?.breakdown ? asInText : explanation;
    const changed = printedBy === explanation ? undefined : explanation;
    const { verdict, explainedByChange, isLong } = useComparison(printedBy, changed, typed);
    const line = typed === printedLoss ? origins.find(({ part }) => part === 'printedLoss')?.place.line : undefined;
    const explained = verdict?.equal === true || verdict?.asInCode === true;
    const state = !verdict ? 'none' : verdict.equal ? 'equal' : explained ? 'in-code' : 'different';
    return (
        <Popover
            name="verdict"
            comparison={verdict && (verdict.equal ? 'equal' : 'different')}
            className={classNames('chip', state, changed && !explainedByChange && 'muted')}
            title={t("Compare with your program's loss")}
            button={
                isLong ? (
                    t('comparing…')
                ) : explainedByChange ? (
                    t('your changes give the printed {0}', typed)
                ) : verdict ? (
                    <>
                        <span aria-hidden="true">{explained ? '✓ ' : '✗ '}</span>
                        {verdict.brief}
                        {explained && line !== undefined && <>, {lineName(line)}</>}
                    </>
                ) : (
                    t('compare with a printed loss')
                )
            }
        >
            {() => (
                <section class="comparison">
                    <label>
                        <span>{t("Compare with your program's loss")}</span>{' '}
                        <input
                            type="text"
                            name="printed-loss"
                            placeholder="0.5986"
                            value={typed}
                            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
                        />
                    </label>
                    {verdict && <VerdictInFull {...verdict} />}
                </section>
            )}
        </Popover>
    );
}

/** As steps: of the loss that printed it and, where that is another one, of what was changed. */
function* comparing(
    { comparingLoss }: typeof comparison,
    printedBy: Explanation,
    changed: Explanation | undefined,
    printed: string,
): Generator<void, Compared> {
    const verdict = yield* comparingLoss(printedBy, printed);
    const isElsewhere = changed !== undefined && verdict?.equal === false;
    return { verdict, explainedByChange: isElsewhere && (yield* comparingLoss(changed, printed))?.equal === true };
}

function useComparison(
    printedBy: Explanation,
    changed: Explanation | undefined,
    printed: string,
): Compared & { readonly isLong: boolean } {
    const loaded = useImport(() => import('../../explain/comparison'), printed !== '');
    const asked = useMemo(() => ({ printedBy, changed, printed }), [printedBy, changed, printed]);
    const [settled, setSettled] = useState<typeof asked>();
    useEffect(() => {
        const timer = setTimeout(() => setSettled(asked), PAUSE);
        return () => clearTimeout(timer);
    }, [asked]);
    const { value, isLong } = useInSteps(
        loaded && settled && (() => comparing(loaded, settled.printedBy, settled.changed, settled.printed)),
        [loaded, settled],
        'the panel', // while it is compared, what was said before
    );
    return { ...(value ?? NOT_COMPARED), isLong };
}

const VerdictInFull = ({ equal, asInCode, text, because, lead, mistakes }: Verdict) => (
    <div role="status">
        <p>
            <strong aria-hidden="true">{equal || asInCode ? '✓' : '✗'}</strong> {text}
        </p>
        {because !== undefined && <p class="quiet">{because}</p>}
        {lead !== undefined && <p>{lead}</p>}
        {mistakes.length > 0 && (
            <ul>
                {mistakes.map(({ code, text: each }) => (
                    <li key={code + each} data-mistake={code}>
                        {each}
                    </li>
                ))}
            </ul>
        )}
    </div>
);
