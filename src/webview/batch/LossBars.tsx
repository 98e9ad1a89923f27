import { formatCount, formatNumber, t } from '../../explain';
import { inBin, lossHistogram, sameBin, type CountedBin, type LossBin, type LossHistogram } from '../../explain/batch/histogram';
import { isKept } from '../../explain/batch/judged';
import { binLabel, chanceMark, describeBin } from '../../explain/batch/words';
import { layoutOf } from '../../math';
import { useRovingFocus } from './useRovingFocus';
import type { JudgedViewProps } from './viewProps';

/** Of so few bars each has room for its count. */
const COUNTED_BARS = 12;

/** The histogram of the losses. A bar lists its samples in the table, or all again. */
export function LossBars({ explanation, sample, filter, onFilter }: JudgedViewProps) {
    const histogram = lossHistogram(explanation);
    const { bins, apart, highest } = histogram;
    const { onKeyDown, button } = useRovingFocus(bins.length + apart.length, 1);
    const loss = isKept(explanation.breakdown, sample) ? explanation.breakdown.perSample.data[sample]! : undefined;
    const bar = (counted: CountedBin, index: number) => {
        const { bin, count } = counted;
        const pressed = filter.kind === 'loss' && sameBin(filter.bin, bin);
        return (
            <button key={index} type="button" class="column" {...button(index)} aria-pressed={pressed} aria-label={describeBin(counted)} title={describeBin(counted)}
                onClick={() => onFilter(pressed ? { kind: 'all' } : { kind: 'loss', bin })}>
                {bins.length <= COUNTED_BARS && count > 0 && <span class="count" aria-hidden="true">{formatCount(count)}</span>}
                <span class="fill" style={{ height: `${100 * count / highest}%` }} />
                {loss !== undefined && inBin(bin, loss) && <span class="here" title={t('the sample in view')}>▲</span>}
            </button>
        );
    };
    if (highest === 0) {
        return null;
    }
    return (
        <div class="histogram" role="group" aria-label={t('Histogram of the losses')} onKeyDown={onKeyDown}>
            {bins.length > 0 && <div class="scale">
                <Chance histogram={histogram} classes={layoutOf(explanation.question.logits.shape).classes} />
                <div class="columns">{bins.map(bar)}</div>
                <div class="ticks"><span>{formatNumber(rangeOf(histogram).from)}</span><span>{formatNumber(rangeOf(histogram).to)}</span></div>
            </div>}
            {apart.map((counted, index) => (
                <div key={counted.bin.kind} class="scale apart">
                    <div class="columns">{bar(counted, bins.length + index)}</div>
                    <div class="ticks"><span>{binLabel(counted.bin)}</span></div>
                </div>))}
            {loss !== undefined && <p class="hint">{t('▲ the sample in view')}</p>}
        </div>
    );
}

/** A line at ln C, the loss of equal probabilities for all classes. */
function Chance({ histogram, classes }: { readonly histogram: LossHistogram; readonly classes: number }) {
    const { from, to } = rangeOf(histogram);
    const at = (histogram.chance - from) / (to - from);
    return (
        <div class="chance" title={t('the loss of equal probabilities for all classes')} style={{ '--at': `${100 * Math.min(1, Math.max(0, at))}%` }}>
            <span>{chanceMark(classes, histogram.chance, at)}</span>
        </div>
    );
}

const rangeOf = ({ bins }: LossHistogram): { readonly from: number; readonly to: number } => {
    const [first, last] = [bins[0]!.bin, bins.at(-1)!.bin] as Extract<LossBin, { kind: 'range' }>[];
    return { from: first!.from, to: last!.to };
};
