import { CrossEntropyInputError, layoutOf } from '../../math';
import type { Refusal } from '../../math';
import { isIndexDtype, kindOfDtype } from '../../model/dtype';
import { sameShape } from '../../model/tensor';
import { knownShape } from '../codeEvidence';
import type { CodeEvidence } from '../codeEvidence';
import { gatherEvidence } from '../evidence';
import type { Found, Rule } from '../rule';
import { classAxis } from '../rules/classAxis';
import { shapeMismatch } from '../rules/shapeMismatch';
import { targetDtype } from '../rules/targetDtype';

type ShapeRule = typeof classAxis | typeof shapeMismatch | typeof targetDtype;
type Code = ShapeRule['code'];

/** What torch refuses by shapes and types alone, in the words of the rules that know it by the numbers. */
const onShapes = (rule: Rule<Code>): Rule<Code, CodeEvidence> => ({
    code: rule.code,
    find(seen): Found<Code> | undefined {
        const [logits, target] = [knownShape(seen.logits), knownShape(seen.target)];
        if (!logits || !target || logits.length === 0 || seen.criterion.framework !== 'torch' || !seen.target?.dtype) {
            return undefined;
        }
        const refusal = refusalOf(logits, target, seen.target.dtype);
        return (
            refusal &&
            rule.find(
                gatherEvidence(
                    {
                        logits: { data: new Float64Array(0), shape: logits },
                        target: { kind: 'index', data: new Int32Array(0), shape: target },
                    },
                    new CrossEntropyInputError(refusal),
                    // Where the code moves them on the way is in the shapes already.
                    { criterion: { ...seen.criterion, steps: [] }, targetDtype: seen.target.dtype },
                ),
            )
        );
    },
});

/** Integers that torch takes for nothing, whatever the shapes: only bytes pass as class indices, of one axis at most. */
const isRefusedInteger = (dtype: string, shape: readonly unknown[] | undefined): boolean =>
    dtype === 'uint8' ? (shape?.length ?? 0) > 1 : kindOfDtype(dtype) === 'integer' && !isIndexDtype(dtype);

/** A target of another type of integers than int64. */
export const integerTarget: Rule<Code, CodeEvidence> = {
    code: targetDtype.code,
    find({ criterion, target }) {
        const { dtype, shape } = target ?? {};
        return dtype !== undefined && criterion.framework === 'torch' && isRefusedInteger(dtype, shape)
            ? targetDtype.find(
                  gatherEvidence(
                      NOTHING,
                      new CrossEntropyInputError({
                          code: 'floating-target',
                          logitsShape: [0],
                          targetShape: [],
                          dtype: 'float32',
                      }),
                      { criterion: { ...criterion, steps: [] }, targetDtype: dtype },
                  ),
              )
            : undefined;
    },
};

const NOTHING = {
    logits: { data: new Float64Array(0), shape: [0] },
    target: { kind: 'index', data: new Int32Array(0), shape: [] },
} as const;

export const shapeRules = [classAxis, targetDtype, shapeMismatch].map(onShapes);

/** What torch says, by the shapes alone; undefined where it may take them. */
function refusalOf(logits: readonly number[], target: readonly number[], dtype: string): Refusal | undefined {
    const { sampleShape } = layoutOf(logits);
    const isFloat = kindOfDtype(dtype) === 'float';
    if (sameShape(logits, target)) {
        return undefined;
    }
    if (sameShape(target, sampleShape)) {
        return isFloat
            ? { code: 'floating-target', logitsShape: logits, targetShape: target, dtype: 'float32' }
            : undefined;
    }
    const [expected = 0, found = 0] = [logits[0], target[0]];
    return logits.length > 1 && expected !== found
        ? { code: 'batch-size', logitsShape: logits, targetShape: target, expected, found }
        : { code: 'target-shape', logitsShape: logits, targetShape: target, expectedShape: sampleShape };
}
