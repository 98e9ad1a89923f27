/** What code says of a loss. The parser is loaded when first needed. */
import type { NumericArray } from '../read';
import type { LossFacts } from './facts';
import { juliaFacts } from './julia';
import type { CalledLoss, OutlinedLoss } from './python/calledLosses';
import type { CodeFacts } from './python/pythonFacts';
import type { SourceText } from './sourceText';

/**
 * `known`, what the text says without a parser, corrected by what the code says; `known` itself, at once, where there
 * is nothing to parse: another language, or no loss in the text.
 */
export const codeFacts = (
    logits: NumericArray,
    text: SourceText,
    known: LossFacts,
    loss?: number,
): CodeFacts | Promise<CodeFacts> =>
    text.mayCallLoss
        ? parsedFacts(logits, text, known, loss)
        : { facts: known, asWritten: known, ...(text.languageId !== 'python' && ofJulia(logits, text, known)) };

const ofJulia = (logits: NumericArray, text: SourceText, known: LossFacts): ReturnType<typeof juliaFacts> =>
    text.source.includes('logitcrossentropy(') ? juliaFacts(text.source, text.arrays.arrays, logits, known) : undefined;

async function parsedFacts(
    logits: NumericArray,
    text: SourceText,
    known: LossFacts,
    loss: number | undefined,
): Promise<CodeFacts> {
    const [program, { pythonFacts }] = await Promise.all([text.program(logits), import('./python')]);
    return pythonFacts(program, text.arrays.arrays, logits, known, loss);
}

/** The calls of a loss in a text whose logits the text holds; at once where there are none to parse. */
export const calledLosses = (text: SourceText): readonly CalledLoss[] | Promise<readonly CalledLoss[]> =>
    text.mayCallLoss
        ? parsed(text).then(({ program, arrays, readCalledLosses }) => readCalledLosses(program, arrays, text.pause))
        : [];

/** The calls of a loss in a text, and what the code tells of what they get; at once where there are none to parse. */
export const outlinedLosses = (text: SourceText): readonly OutlinedLoss[] | Promise<readonly OutlinedLoss[]> =>
    text.mayCallLoss
        ? parsed(text).then(({ program, arrays, readOutlinedLosses }) =>
              readOutlinedLosses(program, arrays, text.pause),
          )
        : [];

/** The losses that the models of a text are compiled with; at once where there are none to parse. */
export const compiledLosses = (text: SourceText): readonly OutlinedLoss[] | Promise<readonly OutlinedLoss[]> =>
    text.mayCallLoss && text.source.includes('.compile(')
        ? parsed(text).then(({ program, readCompiledLosses }) => readCompiledLosses(program))
        : [];

async function parsed(text: SourceText) {
    const whole = { start: 0, end: text.source.length };
    const [program, python] = await Promise.all([text.program(whole), import('./python')]);
    return { ...python, program, arrays: text.arrays.arrays };
}
