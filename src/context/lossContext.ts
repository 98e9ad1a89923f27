import type { CrossEntropyOptions, Target, Tensor } from '../math';
import { readNumericArrays } from '../read';
import { isTargetName } from './names';
import type { Span } from './span';
import { asTarget } from './target';


/** What the text around an array says of its loss, and where it says it. */
export interface LossContext {
    /** Absent where the text does not hold its values. */
    readonly target?: Target;
    readonly targetSpan?: Span;
    /** Something named like a target stands nearby, but its shape does not fit the logits. */
    readonly misfit?: Span & { readonly shape: readonly number[] };
    /** Only what the text says. */
    readonly options: CrossEntropyOptions;
    readonly classNames?: readonly string[];
}

/** How far from the array a target is looked for, in characters: some hundred lines. */
const NEARBY = 16_384;

/** The context of the array `logits`, which stands at `span` in `source`. Linear in a bounded stretch around it. */
export function contextOf(logits: Tensor, source: string, span: Span): LossContext {
    const offset = Math.max(0, span.start - NEARBY);
    const nearby = source.slice(offset, span.end + NEARBY);
    const candidates = [...namedArrays(nearby), ...namedIntegers(nearby)]
        .map(found => ({ ...found, start: found.start + offset, end: found.end + offset }))
        .filter(found => found.end <= span.start || found.start >= span.end)
        .sort((a, b) => distance(a, span) - distance(b, span));
    for (const candidate of candidates) {
        const target = asTarget(candidate, logits);
        if (target) {
            return { target, targetSpan: { start: candidate.start, end: candidate.end }, options: {} };
        }
    }
    const misfit = candidates[0];
    return misfit ? { misfit: { start: misfit.start, end: misfit.end, shape: misfit.shape }, options: {} } : { options: {} };
}

/** Characters between two spans that do not overlap. */
const distance = (a: Span, b: Span): number => (a.start >= b.end ? a.start - b.end : b.start - a.end);

function namedArrays(text: string): readonly (Tensor & Span)[] {
    return readNumericArrays(text).arrays
        .filter(array => isTargetName(array.name))
        .map(({ data, shape, start, end }) => ({ data, shape, start, end }));
}

/** `target = 2`, `label: 2`, `"target": 2`: a class index that is no array. */
const NAMED_INTEGER = /\b([A-Za-z_]\w{0,40})["']?[ \t]{0,20}[:=][ \t]{0,20}(-?\d{1,9})(?![\w.\]]|[ \t]*[-+*/%[(])/g;

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
