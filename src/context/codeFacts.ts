/** What code says of a loss. The parser is loaded when first needed. */
import { wholeLines } from '../model/span';
import type { NumericArray } from '../read';
import type { LossFacts } from './facts';
import type { CalledLoss } from './python/calledLosses';
import { mentionsLoss } from './python/losses';

/** Of longer texts the parser gets only what stands this far around the array, on each side, in characters. */
const WHOLE = 1_000_000;
const REACH = 250_000;

/**
 * `known`, what the text says without a parser, corrected by what the code says; `known` itself, at once, where there
 * is nothing to parse: another language, or no loss in the text.
 */
export function codeFacts(
    logits: NumericArray,
    source: string,
    languageId: string,
    known: LossFacts,
): LossFacts | Promise<LossFacts> {
    const stretch = source.length <= WHOLE ? { start: 0, end: source.length } : wholeLines(source, logits, REACH);
    return mayCallLoss(source.slice(stretch.start, stretch.end), languageId)
        ? import('./python').then(({ pythonFacts }) => pythonFacts(source, stretch, logits, known))
        : known;
}

/** The calls of a loss in a text whose logits the text holds; at once where there are none to parse. */
export function calledLosses(
    source: string,
    languageId: string,
): readonly CalledLoss[] | Promise<readonly CalledLoss[]> {
    return mayCallLoss(source, languageId)
        ? import('./python').then(({ readCalledLosses }) => readCalledLosses(source))
        : [];
}

const mayCallLoss = (source: string, languageId: string): boolean => languageId === 'python' && mentionsLoss(source);
