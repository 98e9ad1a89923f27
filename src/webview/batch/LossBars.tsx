import { formatCount, formatNumber, t } from '../../explain';
import { inBin, lossHistogram, sameBin } from '../../explain/batch/histogram';
import type { CountedBin } from '../../explain/batch/histogram';
import { isKept } from '../../explain/batch/judged';
import { binLabel, chanceMark, describeBin } from '../../explain/batch/viewWords';
import { layoutOf } from '../../math';
import { useRovingFocus } from './useRovingFocus';
import type { JudgedViewProps } from './viewProps';

/** Of so few bars each has room for its count. */
const COUNTED_BARS = 12;

/** The histogram of the losses. A bar lists its samples in the table, or all again. */
export function LossBars({ explanation, sample, filter, onFilter }: JudgedViewProps) {
    const { bins, apart, highest, chance, from, to } = lossHistogram(explanation);
    const { onKeyDown, button } = useRovingFocus(bins.length + apart.length, 1);
    const loss = isKept(explanation.breakdown, sample) ? explanation.breakdown.perSample.data[sample]! : undefined;
    const bar = (counted: CountedBin, index: number) => {
        const { bin, count } = counted;
        const pressed = filter.kind === 'loss' && sameBin(filter.bin, bin);
        return (
            <button
                key={index}
                type="button"
                class="column"
                {...button(index)}
                aria-pressed={pressed}
                aria-label={describeBin(counted)}
                title={describeBin(counted)}
                onClick={() => onFilter(pressed ? { kind: 'all' } : { kind: 'loss', bin })}
            >
                {count > 0 && (
                    <span class="fill" style={{ height: `${(100 * count) / highest}%` }}>
                        {bins.length <= COUNTED_BARS && <span class="count">{formatCount(count)}</span>}
                    </span>
                )}
                {loss !== undefined && inBin(bin, loss) && (
                    <span class="here" title={t('the sample shown')}>
                        ▲
                    </span>
                )}
            </button>
        );
    };
    if (highest === 0) {
        return null;
    }
    return (
        <div class="histogram" role="group" aria-label={t('Histogram of the losses')} onKeyDown={onKeyDown}>
            {bins.length > 0 && (
                <div class="scale">
                    {chance !== undefined && (
                        <Chance
                            chance={chance}
                            classes={layoutOf(explanation.question.logits.shape).classes}
                            from={from}
                            to={to}
                        />
                    )}
                    <div class="columns">{bins.map(bar)}</div>
                    <div class="ticks">
                        <span>{formatNumber(from)}</span>
                        <span>{formatNumber(to)}</span>
                    </div>
                </div>
            )}
            {apart.map((counted, index) => (
                <div key={counted.bin.kind} class="scale apart">
                    <div class="columns">{bar(counted, bins.length + index)}</div>
                    <div class="ticks">
                        <span>{binLabel(counted.bin)}</span>
                    </div>
                </div>
            ))}
            {loss !== undefined && <p class="hint">{t('▲ the sample shown')}</p>}
        </div>
    );
}

/** A line at ln C, the loss of equal probabilities for all classes. */
function Chance({
    chance,
    classes,
    from,
    to,
}: {
    readonly chance: number;
    readonly classes: number;
    readonly from: number;
    readonly to: number;
}) {
    const at = (chance - from) / (to - from);
    return (
        <div
            class="chance"
            title={t('the loss of guessing uniformly')}
            style={{ '--at': `${100 * Math.min(1, Math.max(0, at))}%` }}
        >
            <span>{chanceMark(classes, chance, at)}</span>
        </div>
    );
}
