import { canBeLogits } from '../context';
import type { FoundExample, NoExample } from '../context';
import type { LossFacts } from '../context/facts';
import { exampleWith } from '../context/findExample';
import { isTargetName } from '../context/names';
import type { LiveCriterion } from '../context/python';
import { asTarget } from '../context/target';
import { layoutOf } from '../math';
import { defined } from '../model/defined';
import { elementsOf, sameShape } from '../model/tensor';
import type { Shape } from '../model/tensor';
import { kindOfDtype } from '../model/dtype';
import type { NumericArray } from '../read';
import type { Local } from './answers';
import type { Control, Debuggee, LiveValue } from './debuggee';

/** What a person chose where the code does not say it: an expression, or null for none; absent where not asked yet. */
export interface Choice {
    readonly target?: string | null;
    readonly criterion?: string | null;
}

type LiveTensor = Extract<LiveValue, { kind: 'tensor' }>;

/** Logits without a call, with the target and the criterion that were chosen for them, as those are now. */
export async function readChosen(
    debuggee: Debuggee,
    expression: string,
    logits: LiveTensor,
    { target, criterion }: Choice,
    control: Control,
): Promise<FoundExample | NoExample> {
    const { data, shape, dtype } = logits;
    const nowhere = { start: 0, end: 0 };
    const array: NumericArray = {
        ...{ data, shape, name: expression, ...nowhere, spanOf: () => nowhere },
        ...(dtype !== undefined && { dtype }),
    };
    if (isIndices(expression, logits)) {
        return { kind: 'no-classes', shape, target: { name: expression } };
    }
    if (!canBeLogits(array)) {
        return { kind: 'no-classes', shape };
    }
    const options = typeof criterion === 'string' ? await debuggee.criterion(criterion, control) : undefined;
    return exampleWith(array, {
        ...defined({
            target: typeof target === 'string' ? await targetOf(debuggee, target, array, control) : undefined,
        }),
        ...(options && factsOf(options)),
    });
}

/** Class indices by their name and their numbers. */
const isIndices = (expression: string, { data, shape, dtype }: LiveTensor): boolean =>
    isTargetName(/\w+(?=\W*$)/.exec(expression)?.[0]) &&
    shape.length === 1 &&
    data.length > 1 &&
    kindOfDtype(dtype) === 'integer';

async function targetOf(
    debuggee: Debuggee,
    expression: string,
    logits: NumericArray,
    control: Control,
): Promise<LossFacts['target']> {
    const value = await debuggee.value(expression, true, control);
    const target = value.kind === 'tensor' ? asTarget(value, logits) : undefined;
    return target && value.kind === 'tensor' ? { value: { target, ...defined({ dtype: value.dtype }) } } : undefined;
}

function factsOf({ name, reduction, ignoreIndex, labelSmoothing, weight }: LiveCriterion): LossFacts {
    return {
        criterion: {
            value: {
                name,
                framework: 'torch',
                expects: name === 'NLLLoss' ? 'log-probabilities' : 'logits',
                steps: [],
                call: { start: 0, end: 0 },
            },
        },
        reduction: { value: reduction },
        ignoreIndex: { value: ignoreIndex },
        labelSmoothing: { value: labelSmoothing },
        ...(weight instanceof Float64Array && { weight: { value: weight } }),
    };
}

/** The variables of a frame that can be the target of logits of this shape, those with such a name first. */
export function targetsFor(locals: readonly Local[], own: string, logits: Shape): readonly Local[] {
    const fitting = locals.filter(local => local.expression !== own && fits(local, logits));
    const isNamed = ({ expression }: Local): boolean => isTargetName(expression.split('.').at(-1));
    return [...fitting.filter(isNamed), ...fitting.filter(local => !isNamed(local))];
}

function fits({ kind, shape, dtype }: Local, logits: Shape): boolean {
    const { sampleShape, samples } = layoutOf(logits);
    switch (kind) {
        case 'criterion':
            return false;
        case 'number':
            return samples === 1;
        case 'list':
            return shape === undefined || shape[0] === (sampleShape[0] ?? 1);
        case 'array': {
            if (shape === undefined) {
                return true; // this debugger does not tell
            }
            const isInteger = dtype === undefined || kindOfDtype(dtype) !== 'float';
            const isPerSample = sameShape(shape, sampleShape) || (samples === 1 && elementsOf(shape) === 1);
            return (isInteger && isPerSample) || sameShape(shape, logits);
        }
        default:
            return kind satisfies never;
    }
}

/** The variables that can be explained: arrays and lists, whole arrays of decimals first. */
export function logitsAmong(locals: readonly Local[]): readonly Local[] {
    const arrays = locals.filter(
        ({ kind, shape }) => (kind === 'array' || kind === 'list') && (shape === undefined || elementsOf(shape) > 1),
    );
    const isLikely = ({ kind, dtype }: Local): boolean => kind === 'array' && kindOfDtype(dtype) !== 'integer';
    return [...arrays.filter(isLikely), ...arrays.filter(local => !isLikely(local))];
}

export const criteriaAmong = (locals: readonly Local[]): readonly Local[] =>
    locals.filter(({ kind }) => kind === 'criterion');
