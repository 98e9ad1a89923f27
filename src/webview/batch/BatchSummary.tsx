import { useMemo } from 'preact/hooks';
import { t } from '../../explain';
import type { Judged } from '../../explain/batch/judged';
import { summaryOf } from '../../explain/batch/summary';

/** How the batch fares, at a glance. */
export function BatchSummary({ explanation }: { readonly explanation: Judged }) {
    const facts = useMemo(() => summaryOf(explanation), [explanation]);
    return (
        <dl class="summary" aria-label={t('The batch at a glance')}>
            {facts.map(({ code, name, text, exact, meaning }) => (
                <div key={code}>
                    <dt>{name}</dt>
                    <dd class="value" data-summary={code} title={exact}>
                        {text}
                    </dd>
                    <dd class="meaning">{meaning}</dd>
                </div>
            ))}
        </dl>
    );
}
