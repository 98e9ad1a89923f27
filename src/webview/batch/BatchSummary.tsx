import { useMemo } from 'preact/hooks';
import { t } from '../../explain';
import type { Judged } from '../../explain/batch/judged';
import { summaryOf } from '../../explain/batch/summary';

/** How the batch fares, in a line; what each number means is its title. */
export function BatchSummary({ explanation }: { readonly explanation: Judged }) {
    const facts = useMemo(() => summaryOf(explanation), [explanation]);
    return (
        <dl class="summary" aria-label={t('The batch at a glance')}>
            {facts
                .filter(({ code, text }) => code !== 'ignored' || text !== '0')
                .map(({ code, name, text, exact, meaning }) => (
                    <div key={code} title={meaning}>
                        <dt>{name}</dt>
                        <dd data-summary={code} title={`${exact} · ${meaning}`}>
                            {text}
                        </dd>
                    </div>
                ))}
        </dl>
    );
}
