import type { NumericArray } from '../read';
import type { FoundExample } from './findExample';
import { mentionsLoss } from './python/losses';
import { wholeLines } from '../model/span';
import type { LossContext } from './types';

/** Of longer texts the parser gets only what stands this far around the array, on each side, in characters. */
const WHOLE = 1_000_000;
const REACH = 250_000;

/**
 * The example with what the code around it says of its loss; the same one, at once, where there is nothing to parse:
 * another language, or no loss in the text. `source` is the text in which it was found; target and options that a
 * person selected stay.
 */
export function inCode(found: FoundExample, source: string, languageId: string): FoundExample | Promise<FoundExample> {
    const { logits, context: known, targetSelected } = found;
    const context = codeContext(logits, source, languageId, known);
    return context instanceof Promise
        ? context.then(read => ({ ...found, context: targetSelected ? withTargetOf(known, read) : read }))
        : found;
}

/** What the code says, but the target that was selected. */
function withTargetOf(
    { target, misfit, sources: known }: LossContext,
    { target: _, targetDtype: __, misfit: ___, sources, ...rest }: LossContext,
): LossContext {
    return {
        ...rest,
        ...(target && { target }),
        ...(misfit && { misfit }),
        sources: { ...sources, ...(known?.target && { target: known.target }) },
    };
}

/**
 * `known`, what the text says without a parser, corrected by what the code says; `known` itself where there is nothing
 * to parse.
 */
export function codeContext(
    logits: NumericArray,
    source: string,
    languageId: string,
    known: LossContext,
): LossContext | Promise<LossContext> {
    const stretch =
        languageId !== 'python'
            ? undefined
            : source.length <= WHOLE
              ? { start: 0, end: source.length }
              : wholeLines(source, logits, REACH);
    return stretch && mentionsLoss(source.slice(stretch.start, stretch.end))
        ? import('./python').then(({ pythonContext }) => pythonContext(source, stretch, logits, known))
        : known;
}
