import { layoutOf } from '../../math';
import { classesToShow } from '../samples';
import { isKept, isWrong } from './judged';
import type { Judged } from './judged';
import { oncePer } from '../oncePer';

/** One class, or all but some. */
export type ClassGroup = { readonly only: number } | { readonly except: readonly number[] };

export const inGroup = (group: ClassGroup, c: number): boolean =>
    'only' in group ? group.only === c : !group.except.includes(c);

export const sameGroup = (a: ClassGroup | undefined, b: ClassGroup | undefined): boolean =>
    JSON.stringify(a) === JSON.stringify(b);

/** How often each class was predicted for each target, over the samples that count. */
export interface ConfusionMatrix {
    /** What rows and columns stand for: classes in their order, then perhaps the others as one. */
    readonly groups: readonly ClassGroup[];
    /** How many classes neither have a row of their own nor occur among the others. */
    readonly absent: number;
    /** A row per target, a column per prediction. */
    readonly counts: readonly Int32Array[];
    readonly targetTotals: Int32Array;
    readonly predictionTotals: Int32Array;
    readonly total: number;
    readonly correct: number;
    /** Among the classes with rows of their own: the largest count of right predictions, and of one mistake. */
    readonly mostRight: number;
    readonly mostMistakes: number;
    /** That mistake; absent without mistakes. */
    readonly worst?: { readonly target: number; readonly prediction: number; readonly count: number };
}

/** So many classes have a row each; of more, those with the most mistakes. */
const MOST_CLASSES = 20;

/** Two passes over the samples, whatever the number of classes. */
export const confusionOf = oncePer((explanation: Judged): ConfusionMatrix => {
    const { breakdown } = explanation;
    const { classes, samples } = layoutOf(explanation.question.logits.shape);
    const { shown, others } = classesWithRows(explanation, classes);
    const rowOf = new Int32Array(classes).fill(shown.length);
    shown.forEach((c, row) => (rowOf[c] = row));
    const groups: readonly ClassGroup[] = [...shown.map(only => ({ only })), ...(others ? [{ except: shown }] : [])];
    const counts = groups.map(() => new Int32Array(groups.length));
    let correct = 0;
    for (let sample = 0; sample < samples; sample++) {
        if (isKept(breakdown, sample)) {
            counts[rowOf[breakdown.targetClass.data[sample]!]!]![rowOf[breakdown.prediction.data[sample]!]!]!++;
            correct += Number(!isWrong(breakdown, sample));
        }
    }
    const mistakes = shown.flatMap((target, row) =>
        shown.map((prediction, column) => ({ target, prediction, count: row === column ? 0 : counts[row]![column]! })),
    );
    const worst = mistakes.reduce((most, mistake) => (mistake.count > most.count ? mistake : most), {
        target: -1,
        prediction: -1,
        count: 0,
    });
    return {
        groups,
        counts,
        correct,
        absent: others ? 0 : classes - shown.length,
        targetTotals: Int32Array.from(counts, sum),
        predictionTotals: Int32Array.from(groups, (_, column) => sum(counts.map(row => row[column]!))),
        total: breakdown.keptCount,
        mostRight: Math.max(0, ...shown.map((_, row) => counts[row]![row]!)),
        mostMistakes: worst.count,
        ...(worst.count > 0 && { worst }),
    };
});

/**
 * How much of a shade a cell deserves, 0 to 1: right ones against right ones, mistakes against mistakes, so that few
 * mistakes among many right ones show. None for the others, which are many classes.
 */
export function shadeOf(
    { groups, counts, mostRight, mostMistakes }: ConfusionMatrix,
    row: number,
    column: number,
): number {
    const others = [groups[row]!, groups[column]!].some(group => 'except' in group);
    return others ? 0 : counts[row]![column]! / Math.max(1, row === column ? mostRight : mostMistakes);
}

/**
 * How many samples of a target were predicted so; NaN where there are none, and for the others, which hold mistakes
 * among them.
 */
export const recall = ({ groups, counts, targetTotals }: ConfusionMatrix, row: number): number =>
    'only' in groups[row]! ? counts[row]![row]! / targetTotals[row]! : NaN;

/** How many predictions of a class were right; NaN likewise. */
export const precision = ({ groups, counts, predictionTotals }: ConfusionMatrix, column: number): number =>
    'only' in groups[column]! ? counts[column]![column]! / predictionTotals[column]! : NaN;

function classesWithRows(
    { breakdown }: Judged,
    classes: number,
): { readonly shown: readonly number[]; readonly others: boolean } {
    if (classes <= MOST_CLASSES) {
        return { shown: Array.from({ length: classes }, (_, c) => c), others: false };
    }
    const { targetClass, prediction, kept } = breakdown;
    // Mistakes decide; between classes with equally many, how often they occur.
    const importance = new Float64Array(classes);
    const occurrence = 1 / (2 * kept.data.length + 1);
    for (let sample = 0; sample < kept.data.length; sample++) {
        if (isKept(breakdown, sample)) {
            const weight = occurrence + Number(isWrong(breakdown, sample));
            importance[targetClass.data[sample]!]! += weight;
            importance[prediction.data[sample]!]! += weight;
        }
    }
    const occurring = importance.reduce((count, value) => count + Number(value > 0), 0);
    return {
        shown: classesToShow(importance, MOST_CLASSES, []).filter(c => importance[c]! > 0),
        others: occurring > MOST_CLASSES,
    };
}

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);
