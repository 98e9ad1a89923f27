import type { CalledLoss } from './python/called';
import type { SourceText } from './sourceText';

/** The calls of a loss in a text whose logits the text holds; at once where there are none to parse. */
export const calledLosses = (text: SourceText): readonly CalledLoss[] | Promise<readonly CalledLoss[]> =>
    text.mayCallLoss ? parsedLosses(text) : [];

async function parsedLosses(text: SourceText): Promise<readonly CalledLoss[]> {
    const whole = { start: 0, end: text.source.length };
    const [program, { readCalledLosses }] = await Promise.all([text.program(whole), import('./python/called')]);
    return readCalledLosses(program, text.arrays.arrays);
}
