import type { SampleView } from '../sampleView';
import { fill } from './column';
import type { Column, FilledColumn } from './column';
import { expStage } from './exp';
import { gradientStage } from './gradient';
import { logitsStage } from './logits';
import { logSoftmaxStage } from './logSoftmax';
import { lossStage } from './loss';
import { nllStage } from './nll';
import { reductionStage } from './reduction';
import { softmaxStage } from './softmax';
import type { Stage } from './stage';

/** From the logits to the loss, and back to the slopes of the logits. */
export const stages: readonly Stage[] = [
    logitsStage,
    expStage,
    softmaxStage,
    logSoftmaxStage,
    nllStage,
    reductionStage,
    lossStage,
    gradientStage,
];

/** Every number that a class can have, in the order of the stages. */
export const allColumns = (): readonly Column[] => stages.flatMap(({ columns = [] }) => columns);

/** Every number that the classes of the sample have, in the order of the stages. */
export const columnsOf = (view: SampleView): readonly FilledColumn[] => fill(allColumns(), view);
