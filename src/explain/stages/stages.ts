import type { SampleView } from '../sampleView';
import { fill } from './column';
import type { Column, FilledColumn } from './column';
import { exp } from './exp';
import { gradient } from './gradient';
import { logits } from './logits';
import { logSoftmax } from './logSoftmax';
import { loss } from './loss';
import { nll } from './nll';
import { reduction } from './reduction';
import { softmax } from './softmax';
import type { Stage } from './stage';

/** From the logits to the loss, and back to the slopes of the logits. */
export const stages: readonly Stage[] = [logits, exp, softmax, logSoftmax, nll, reduction, loss, gradient];

/** Every number that a class can have, in the order of the stages. */
export const allColumns = (): readonly Column[] => stages.flatMap(({ columns = [] }) => columns);

/** Every number that the classes of the sample have, in the order of the stages. */
export const columnsOf = (view: SampleView): readonly FilledColumn[] => fill(allColumns(), view);
