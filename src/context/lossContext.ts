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

/**
 * The context of the array `logits`, which stands at `span` in `source`. A target inside `selection` comes before
 * the others. Linear in a bounded stretch around the array.
 */
export function contextOf(logits: Tensor, source: string, span: Span, selection: Span): LossContext {
    const offset = Math.max(0, span.start - NEARBY);
    const nearby = source.slice(offset, span.end + NEARBY);
    const selected = ({ start, end }: Span): boolean => start >= selection.start && end <= selection.end;
    const candidates = [...namedArrays(nearby), ...namedIntegers(nearby)]
        .map(found => ({ ...found, start: found.start + offset, end: found.end + offset }))
        .filter(found => found.end <= span.start || found.start >= span.end)
        .map(found => ({ ...found, selected: selected(found), before: found.end <= span.start, ...distance(source, found, span) }))
        .sort((a, b) => Number(b.selected) - Number(a.selected) || a.lines - b.lines || Number(a.before) - Number(b.before) || a.characters - b.characters);
    for (const candidate of candidates) {
        const target = asTarget(candidate, logits);
        if (target) {
            return { target, targetSpan: { start: candidate.start, end: candidate.end }, options: {} };
        }
    }
    const misfit = candidates[0];
    return misfit ? { misfit: { start: misfit.start, end: misfit.end, shape: misfit.shape }, options: {} } : { options: {} };
}

/** How far apart two spans stand that do not overlap. */
function distance(source: string, a: Span, b: Span): { readonly lines: number; readonly characters: number } {
    const gap = a.start >= b.end ? source.slice(b.end, a.start) : source.slice(a.end, b.start);
    return { lines: gap.split('\n').length - 1, characters: gap.length };
}

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
