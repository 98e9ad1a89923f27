import { canBeLogits } from '../context/findExample';
import { isTargetName } from '../context/names';
import { layoutOf } from '../math';
import { kindOfDtype } from '../model/dtype';
import { elementsOf, sameShape } from '../model/tensor';
import type { Shape } from '../model/tensor';

/** What is known of an array before its numbers are read. */
export interface DescribedArray {
    /** What it is called, in its file or as a file. */
    readonly name: string;
    readonly dtype?: string;
    readonly shape: Shape;
}

/** Which of several arrays is which; absent where nothing says it. */
export interface LossRoles<Array> {
    readonly logits?: Array;
    readonly target?: Array;
    readonly weight?: Array;
}

/** What people call logits: the first kind of name before the second. */
const LOGITS_NAMES = [/logit/i, /^(?:outputs?|out|scores?|pred(?:iction)?s?|y_?(?:hat|pred))$/i] as const;
const WEIGHT_NAME = /^(?:(?:class|ce|loss|label)_?)?weights?$|^w$/i;
/** What says of whole numbers that they are something else than the target. */
const OTHERWISE =
    /pred|argmax|top_?k|ind(?:ices|ex)|input|(?:^|_)ids?(?:_|$)|len|mask|weight|shape|size|epoch|step|pos/i;

/** By their names, shapes and types. Of several that could be the one nothing is guessed. */
export function guessRoles<Array extends DescribedArray>(arrays: readonly Array[]): LossRoles<Array> {
    const logits = guessLogits(arrays);
    return logits ? { logits, ...guessRest(logits, arrays) } : {};
}

function guessLogits<Array extends DescribedArray>(arrays: readonly Array[]): Array | undefined {
    const candidates = arrays.filter(canBeLogits).filter(array => !isNamedTarget(array) && !isNamedWeight(array));
    const floats = candidates.filter(({ dtype }) => kindOfDtype(dtype) !== 'integer');
    for (const name of LOGITS_NAMES) {
        const named = floats.filter(array => name.test(ownName(array)));
        if (named.length > 0) {
            return only(named);
        }
    }
    return only(floats) ?? only(candidates) ?? only(arrays);
}

/** The target and the weights of logits that are known. */
export function guessRest<Array extends DescribedArray>(
    logits: Array,
    arrays: readonly Array[],
): Pick<LossRoles<Array>, 'target' | 'weight'> {
    const others = arrays.filter(array => array !== logits);
    const named = others.filter(isNamedTarget);
    const plain = others.filter(
        array =>
            kindOfDtype(array.dtype) === 'integer' &&
            array.dtype !== 'bool' &&
            fitsAsIndices(array, logits) &&
            !OTHERWISE.test(ownName(array)),
    );
    const fitting = named.filter(array => canBeTarget(array, logits));
    const target = named.length > 0 ? (only(fitting) ?? only(named)) : only(plain);
    const weight = only(others.filter(array => isNamedWeight(array) && canBeWeight(array, logits)));
    return { ...(target && { target }), ...(weight && { weight }) };
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

/** The last part of a path: `logits` of `eval.logits`. */
const ownName = ({ name }: DescribedArray): string => name.split(/[./]/).at(-1) ?? name;

export const isNamedTarget = (array: DescribedArray): boolean => isTargetName(ownName(array));
const isNamedWeight = (array: DescribedArray): boolean => WEIGHT_NAME.test(ownName(array));

/** One class per sample, or a probability for each class. */
export const canBeTarget = (array: DescribedArray, logits: DescribedArray): boolean =>
    fitsAsIndices(array, logits) || (sameShape(array.shape, logits.shape) && kindOfDtype(array.dtype) !== 'integer');

function fitsAsIndices({ shape }: DescribedArray, logits: DescribedArray): boolean {
    const { sampleShape } = layoutOf(logits.shape);
    return sameShape(shape, sampleShape) || (elementsOf(shape) === 1 && elementsOf(sampleShape) === 1);
}

/** A factor for each class. */
export const canBeWeight = ({ shape, dtype }: DescribedArray, logits: DescribedArray): boolean =>
    sameShape(shape, [layoutOf(logits.shape).classes]) && kindOfDtype(dtype) !== 'integer';
