import { isIntegerOfLogitsShape } from '../evidence';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { oneHotIntegers as message } from '../messages';
import { everyRow, isBinary, isOneHotRow } from '../rows';

/** One-hot rows as integers, which torch refuses. */
export function targetIsOneHotIntegers(evidence: Evidence): Evident | undefined {
    const { layout, target, criterion } = evidence;
    // Keras, TensorFlow and optax convert them.
    if (criterion.framework !== 'torch' || !isIntegerOfLogitsShape(evidence) || !isBinary(target.data)) {
        return undefined;
    }
    const oneHot = everyRow(layout, start => isOneHotRow(layout, target.data, start));
    return {
        code: 'target-is-one-hot-integers',
        severity: 'error',
        says: message(target.shape, !oneHot),
        fix: oneHot
            ? `loss = nn.CrossEntropyLoss()(logits, target.argmax(dim=${layout.shape.length === 1 ? 0 : 1}))`
            : 'loss = nn.BCEWithLogitsLoss()(logits, target.float())',
    };
}
