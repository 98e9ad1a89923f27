import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { binaryLabels, singleLogit as message } from '../messages';
import { isBinary } from '../rows';

const fix = 'loss = nn.BCEWithLogitsLoss()(logits.flatten(), target.float().flatten())  # or two logits per sample';

/** One logit per sample, or N logits of N samples that torch takes for one sample of N classes. */
export function singleLogit({ layout: { classes, samples, shape }, target }: Evidence): Evident | undefined {
    if (classes === 1 && samples > 0) {
        return { code: 'single-logit', severity: 'error', says: message(shape), fix };
    }
    if (
        shape.length !== 1 ||
        target.kind !== 'probability' ||
        target.shape.length !== 1 ||
        target.shape[0] !== classes ||
        !isBinary(target.data)
    ) {
        return undefined;
    }
    const positive = target.data.reduce((sum, y) => sum + y, 0);
    return positive === 1
        ? undefined
        : { code: 'single-logit', severity: 'warning', says: binaryLabels(classes, positive), fix };
}
