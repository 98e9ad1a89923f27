import type { NumericArray } from '../read';
import type { FoundExample } from './findExample';
import type { SourceText } from './sourceText';
import type { LossContext } from './types';

/**
 * The example with what the code around it says of its loss; the same one, at once, where there is nothing to parse:
 * another language, or no loss in the text. `text` is the one in which it was found; target and options that a person
 * selected stay.
 */
export function inCode(found: FoundExample, text: SourceText): FoundExample | Promise<FoundExample> {
    const { logits, context: known, targetSelected } = found;
    const context = codeContext(logits, text, known);
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
export const codeContext = (
    logits: NumericArray,
    text: SourceText,
    known: LossContext,
): LossContext | Promise<LossContext> => (text.mayCallLoss ? parsedContext(logits, text, known) : known);

async function parsedContext(logits: NumericArray, text: SourceText, known: LossContext): Promise<LossContext> {
    const [program, { pythonContext }] = await Promise.all([text.program(logits), import('./python')]);
    return pythonContext(program, text.arrays.arrays, logits, known);
}
