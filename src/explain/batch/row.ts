import { layoutOf } from '../../math';
import type { Explanation } from '../../diagnose/explanation';
import { classLabel } from '../labels';
import { t } from '../../format/l10n';
import { samplePosition } from '../samples';
import { isWrong } from './judged';

/** A sample of a batch in one line. */
export interface SampleRow {
    readonly position: string;
    readonly prediction: string;
    /** The target's class, the most probable one of probabilities; a dash where unknown. */
    readonly target: string;
    /** Whether the target is not the most probable class. */
    readonly wrong: boolean;
    /** The numbers are absent where there is no target. */
    readonly targetProbability?: number;
    readonly targetRank?: number;
    readonly loss?: number;
    /** Of the sum of all losses; absent where that is 0 or no finite number. */
    readonly share?: number;
}

/** The row of one sample, made when it comes into view. Cost: constant. */
export function sampleRow({ question, stages, breakdown }: Explanation, sample: number): SampleRow {
    const position = samplePosition(layoutOf(question.logits.shape).sampleShape, sample);
    if (!breakdown) {
        const prediction = stages ? classLabel(question, stages.prediction.data[sample]!) : '–';
        // Torch refuses the example: maybe because of this very target.
        const given = question.target?.kind === 'index' ? question.target.data[sample] : undefined;
        return { position, prediction, target: given === undefined ? '–' : String(given), wrong: false };
    }
    const row = { position, prediction: classLabel(question, breakdown.prediction.data[sample]!) };
    if (breakdown.kept.data[sample] === 0) {
        return { ...row, target: t('ignored'), wrong: false };
    }
    const loss = breakdown.perSample.data[sample]!;
    const rank = breakdown.targetRank.data[sample]!;
    // Not sumLoss, which is rounded to the arithmetic to reproduce: in float16 it is soon infinite.
    const share = loss / (breakdown.meanOverSamples * breakdown.keptCount);
    return {
        ...row,
        target: classLabel(question, breakdown.targetClass.data[sample]!),
        wrong: isWrong(breakdown, sample),
        targetProbability: breakdown.targetProbability.data[sample]!,
        ...(!Number.isNaN(rank) && { targetRank: rank }),
        loss,
        ...(Number.isFinite(breakdown.meanOverSamples) && Number.isFinite(share) && { share }),
    };
}
