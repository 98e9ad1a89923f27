import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { ignoredRealClass as message } from '../messages';

/** ignore_index is a class. Often meant (0 for padding), so information. */
export function ignoredRealClass({
    breakdown,
    target,
    ignoreIndex,
    layout: { classes, samples },
}: Evidence): Evident | undefined {
    if (
        !breakdown ||
        target.kind !== 'index' ||
        ignoreIndex < 0 ||
        ignoreIndex >= classes ||
        breakdown.keptCount === 0
    ) {
        return undefined;
    }
    return {
        code: 'ignored-real-class',
        severity: 'info',
        says: message(ignoreIndex, samples - breakdown.keptCount, samples),
        fix: 'loss = nn.CrossEntropyLoss(ignore_index=-100)(logits, target)  # a number that is no class',
        classes: [ignoreIndex],
    };
}
