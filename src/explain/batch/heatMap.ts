import { layoutOf } from '../../math';
import type { Tensor } from '../../math';
import type { Explanation } from '../../diagnose/explanation';
import { classesToShow } from '../samples';
import { oncePer } from '../oncePer';

/** So many classes have a column each; of more, the most probable ones of the batch. */
const MOST_CLASSES = 24;

/** The columns of the heat map: classes in their order, then perhaps one for all the rest. */
export interface HeatMapColumns {
    readonly classes: readonly number[];
    /** How many classes share the last column. */
    readonly rest: number;
}

/** A sample's softmax, a probability per column. */
export interface HeatMapRow {
    readonly probabilities: readonly number[];
    /** The column that holds the target; absent where unknown or ignored. */
    readonly target?: number;
}

/** Undefined where torch refuses the logits. One pass over all probabilities. */
export const heatMapColumns = oncePer(({ stages }: Explanation): HeatMapColumns | undefined => {
    if (!stages) {
        return undefined;
    }
    const { classes } = layoutOf(stages.softmax.shape);
    const shown =
        classes <= MOST_CLASSES
            ? Array.from({ length: classes }, (_, c) => c)
            : classesToShow(sumOverSamples(stages.softmax), MOST_CLASSES, []);
    return { classes: shown, rest: classes - shown.length };
});

/** Made when the row comes into view. */
export function heatMapRow(
    { stages, breakdown }: Explanation,
    { classes, rest }: HeatMapColumns,
    sample: number,
): HeatMapRow {
    const shown = stages ? classes.map(stages.softmax.ofSample(sample)) : [];
    const target = breakdown && breakdown.kept.data[sample] !== 0 ? breakdown.targetClass.data[sample]! : undefined;
    const column = target === undefined ? -1 : classes.indexOf(target);
    return {
        probabilities: rest > 0 ? [...shown, Math.max(0, 1 - shown.reduce((sum, p) => sum + p, 0))] : shown,
        ...(target !== undefined && { target: column < 0 ? classes.length : column }),
    };
}

/** How dark a probability is, 0 to 1. The root, so that the small probabilities of many classes show. NaN is blank. */
export const darkness = (p: number): number => Math.sqrt(p) || 0;

/** Per class; NaN adds nothing. */
function sumOverSamples({ data, shape }: Tensor): Float64Array {
    const { classes, stride } = layoutOf(shape);
    const sums = new Float64Array(classes);
    for (let at = 0, c = 0; at < data.length; at += stride, c = (c + 1) % classes) {
        let sum = 0;
        for (let i = at; i < at + stride; i++) {
            sum += data[i]! || 0;
        }
        sums[c]! += sum;
    }
    return sums;
}
