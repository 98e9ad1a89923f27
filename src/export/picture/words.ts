import { formatNumber } from '../../format/numbers';
import { t } from '../../format/l10n';
import type { SampleView } from '../../explain/sampleView';
import { describeSampleLoss, lossOperands } from '../../explain/stages';

/** The formula of the sample's loss, with its numbers. Nothing without a target that counts. */
export function lossFormula(view: SampleView): string | undefined {
    const { target, targetClass, oneHot, weight, loss } = view;
    if (!target || loss === undefined) {
        return undefined;
    }
    const w = weight ? 'w ' : '';
    if (targetClass === undefined || !oneHot) {
        return `−Σ ${w}y ln p = ${formatNumber(loss)}`;
    }
    const operands = lossOperands(view, targetClass, formatNumber);
    const factor = weight ? `${operands.weight} · ` : '';
    return `−${w}ln p = −${factor}ln ${operands.p} = ${formatNumber(loss)}`;
}

/** What happened to the sample, in a sentence. */
export const describePicture = (view: SampleView): string =>
    view.loss === undefined
        ? t('There is no target: the last column shows the loss if that class were the target.')
        : describeSampleLoss(view);
