import type { CalledLoss } from './python/called';
import { mentionsLoss } from './python/losses';

/**
 * The calls of a loss in a text whose logits the text holds; at once where there are none to parse. The parser is
 * loaded when first needed.
 */
export function calledLosses(
    source: string,
    languageId: string,
): readonly CalledLoss[] | Promise<readonly CalledLoss[]> {
    return languageId === 'python' && mentionsLoss(source)
        ? import('./python/called').then(({ readCalledLosses }) => readCalledLosses(source))
        : [];
}
