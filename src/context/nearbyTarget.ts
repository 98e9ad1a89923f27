import { layoutOf, startOf } from '../math';
import type { Tensor } from '../math';
import type { Known } from '../model/known';
import { countLeading } from '../model/sorted';
import { overlap, stretchAround } from '../model/span';
import type { Span } from '../model/span';
import type { NumericArray } from '../read';
import type { TargetValue } from './facts';
import { groupRanker } from './groups';
import { isTargetName } from './names';
import { structureAround } from './structure';
import { asTarget, targetFact } from './target';

/** How far from the array a target is looked for outside its structure, in characters: some hundred lines. */
const NEARBY = 16_384;

/**
 * The target that a text without a parser tells: what is named like one, fits the logits and stands closest; if none
 * fits, the closest. One inside
 * `selection` comes first, then those of the same object or call, however far away they are. Linear in a bounded
 * stretch around the array at `span` where no array beyond it is a candidate.
 */
export function nearbyTarget(
    logits: Tensor,
    source: string,
    span: Span,
    selection: Span,
    allowed: (span: Span) => boolean,
    arrays: readonly NumericArray[],
): Known<TargetValue> | undefined {
    const nearby = stretchAround(source, span, NEARBY);
    const text = source.slice(nearby.start, nearby.end);
    const inText = shifted(span, -nearby.start);
    const rankOf = groupRanker(text, inText);
    const linesBetween = lineCounter(text);
    const candidates = [
        ...namedArrays(arrays.filter(array => overlap(array, nearby))),
        ...namedIntegers(text).map(found => ({ ...found, ...shifted(found, nearby.start) })),
    ]
        .map(found => ({ ...found, inText: shifted(found, -nearby.start) }))
        .map(found => ({ ...found, rank: rankOf(found.inText), lines: linesBetween(found.inText, inText) }))
        .filter(found => (found.end <= span.start || found.start >= span.end) && allowed(found))
        .map(found => ({
            ...found,
            selected: found.start >= selection.start && found.end <= selection.end,
            before: found.end <= span.start,
            away: gapBetween(found, span),
        }))
        .sort(
            (a, b) =>
                Number(b.selected) - Number(a.selected) ||
                a.rank - b.rank ||
                a.lines - b.lines ||
                Number(a.before) - Number(b.before) ||
                a.away - b.away,
        );
    const fits = (candidate: Tensor): boolean => asTarget(candidate, logits) !== undefined;
    const fitting = candidates.filter(fits);
    const distant = distantTargets(logits, source, span, allowed, arrays);
    const inOne = distant.length > 0 ? structureAround(source, arrays, span, areIn(selection, span)) : () => false;
    const best =
        [...fitting, ...distant].find(inOne) ??
        fitting[0] ??
        candidates[0] ??
        printedBelow(logits, source, span, allowed, arrays);
    return best && targetFact(best, logits, best);
}

/**
 * What is named like a target and fits, but stands too far from the logits to belong to them, unless one structure holds
 * both: the nearest first.
 */
export function distantTargets(
    logits: Tensor,
    source: string,
    span: Span,
    allowed: (span: Span) => boolean,
    arrays: readonly NumericArray[],
): readonly NumericArray[] {
    const nearby = stretchAround(source, span, NEARBY);
    return arrays
        .filter(array => !overlap(array, nearby) && isTargetName(array.name))
        .filter(array => asTarget(array, logits) && allowed(array))
        .sort((a, b) => gapBetween(a, span) - gapBetween(b, span));
}

/** Says whether a selection holds the logits and something else. */
const areIn =
    (selection: Span, logits: Span) =>
    (other: Span): boolean =>
        [logits, other].every(({ start, end }) => start >= selection.start && end <= selection.end);

/** So far below its logits a target without a name is printed, in characters. */
const BELOW = 400;

/** What says of numbers that they are something else than a target. */
const OTHERWISE = /pred|argmax|top-?k|indices|input|\bids\b|length|weight|shape|size|epoch|预测|输入|权重/i;

/**
 * Class indices that are printed right below the logits, `tensor([2, 0])`, without a name of their own: the only ones
 * there that fit. Where the classes of the largest logits are printed as well, those are the prediction.
 */
function printedBelow(
    logits: Tensor,
    source: string,
    { end }: Span,
    allowed: (span: Span) => boolean,
    arrays: readonly NumericArray[],
): NumericArray | undefined {
    const below = arrays.filter(({ start }) => start >= end && start - end <= BELOW);
    const firstOther = below.findIndex(
        array => !isPlainIndices(array, source) || asTarget(array, logits)?.kind !== 'index',
    );
    const fitting = (firstOther < 0 ? below : below.slice(0, firstOther)).filter(allowed);
    const predicted = fitting.length > 1 ? predictionsOf(logits) : [];
    const open = fitting.filter(({ data }) => predicted.length === 0 || data.some((c, i) => c !== predicted[i]));
    const [only, ...more] = open;
    const between = only && source.slice(end, only.start);
    return only && more.length === 0 && !OTHERWISE.test(between!) ? only : undefined;
}

/** `tensor([2, 0])`, `[2 0]`, `array([2, 0])`: whole numbers as they are printed, not as code has them. */
const isPlainIndices = ({ name, decimals, start, shape, data }: NumericArray, source: string): boolean =>
    name === undefined &&
    decimals === undefined &&
    shape.length > 0 &&
    data.length > 0 &&
    !/[.\w]$/.test(source.slice(Math.max(0, start - 1), start)) &&
    /^(?:(?:tf\.)?[tT]ensor\(|[aA]rray\(|\[\s*\d+(?:\s+\d+)*\s*\])/.test(source.slice(start, start + 200));

function predictionsOf({ data, shape }: Tensor): readonly number[] {
    const layout = layoutOf(shape);
    return Array.from({ length: layout.samples }, (_, sample) => {
        const start = startOf(layout, sample);
        let largest = 0;
        for (let c = 1; c < layout.classes; c++) {
            largest = data[start + c * layout.stride]! > data[start + largest * layout.stride]! ? c : largest;
        }
        return largest;
    });
}

const gapBetween = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end);

/** Says how many lines apart two spans of the text stand. */
function lineCounter(text: string): (a: Span, b: Span) => number {
    const ends: number[] = [];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        ends.push(at);
    }
    const linesBefore = (offset: number): number => countLeading(ends, end => end < offset);
    return (a, b) =>
        a.start >= b.end ? linesBefore(a.start) - linesBefore(b.end) : linesBefore(b.start) - linesBefore(a.end);
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

const namedArrays = (arrays: readonly NumericArray[]): readonly (Tensor & Span)[] =>
    arrays
        .filter(array => isTargetName(array.name))
        .map(({ data, shape, start, end }) => ({ data, shape, start, end }));

/** `target = 2`, `label: 2`, `"target": 2`: a class index that is not an array. */
const NAMED_INTEGER = /\b([A-Z_]\w{0,40})["']?[ \t]{0,20}:?[:=][ \t]{0,20}(-?\d{1,9})(?![\w.\]]|[ \t]*[-+*/%[(])/gi;

function namedIntegers(text: string): readonly (Tensor & Span)[] {
    return Array.from(text.matchAll(NAMED_INTEGER))
        .filter(match => isTargetName(match[1]))
        .map(match => ({
            data: Float64Array.of(Number(match[2])),
            shape: [],
            start: match.index,
            end: match.index + match[0].length,
        }));
}
