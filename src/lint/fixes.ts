import type { CalledLoss } from '../context';
import {
    addKeyword,
    append,
    castTarget,
    countFromZero,
    countLiteralFromZero,
    indicesOfTarget,
    removeSoftmax,
    softmaxBefore,
    writeIndices,
} from './edits';
import type { Edit } from './edits';
import type { Finding } from '../diagnose';
import { DEFAULT_IGNORE_INDEX, layoutOf, startOf } from '../math';
import type { Layout } from '../math';
import { t } from '../explain/l10n';
import type { Fix } from './problem';

/** The edits that mend what a finding says, each by itself; none where the text alone does not tell how. */
export function fixesOf({ code, severity }: Finding, called: CalledLoss): readonly Fix[] {
    switch (code) {
        case 'probabilities-as-logits':
        case 'log-probabilities-as-logits':
        case 'one-hot-as-logits':
            return withoutSoftmax(called);
        case 'class-axis':
            return severity === 'info' ? [] : axisMoved(called); // where the numbers tell neither way, the next reading would tell no more
        case 'shape-mismatch':
            return squeezed(called);
        case 'target-out-of-range':
            return inRange(called);
        case 'target-is-one-hot-integers':
            return asIndices(called);
        case 'target-dtype':
            return cast(called);
        default:
            return [];
    }
}

const fix = (title: string, edits: readonly Edit[] | undefined): readonly Fix[] =>
    edits && edits.length > 0 ? [{ title, edits }] : [];

function withoutSoftmax(called: CalledLoss): readonly Fix[] {
    const softmax = softmaxBefore(called);
    return softmax
        ? fix(t('Remove {0} before {1}', softmax.name, called.call.name), removeSoftmax(called, softmax))
        : [];
}

function axisMoved({ argument, given: { shape } }: CalledLoss): readonly Fix[] {
    const method = shape.length === 2 ? '.T' : shape.length === 3 ? '.transpose(1, 2)' : '.movedim(-1, 1)';
    return fix(t('Move the classes to axis 1: {0}', method), append(argument, method));
}

/** A target of shape (N, 1) for logits of shape (N, C). */
function squeezed({ given, call: { target }, context: { misfit } }: CalledLoss): readonly Fix[] {
    const [samples, one] = misfit?.shape ?? [];
    const fits = given.shape.length === 2 && misfit?.shape.length === 2 && samples === given.shape[0] && one === 1;
    return target && fits
        ? fix(t('Drop the last axis of the target: {0}', '.squeeze(1)'), append(target, '.squeeze(1)'))
        : [];
}

function inRange(called: CalledLoss): readonly Fix[] {
    const {
        given,
        context: { target, options },
        call,
    } = called;
    if (target?.kind !== 'index') {
        return [];
    }
    const { classes } = layoutOf(given.shape);
    const ignored = options.ignoreIndex ?? DEFAULT_IGNORE_INDEX;
    const counted = target.data.filter(value => value !== ignored);
    const outside = new Set(counted.filter(value => value < 0 || value >= classes));
    const [only, ...more] = outside;
    if (only !== undefined && more.length === 0 && (only === -1 || only === 255 || only === DEFAULT_IGNORE_INDEX)) {
        const keyword = `ignore_index=${only}`;
        return call.options.has('ignore_index') ? [] : fix(t('Add {0}', keyword), addKeyword(call.maker, keyword));
    }
    if (only !== classes || more.length > 0 || counted.some(value => value < 1)) {
        return [];
    }
    const literal = countLiteralFromZero(called, value => value !== ignored);
    return [
        ...fix(t('Count the classes in the target from 0'), literal),
        ...(counted.length === target.data.length ? fix(t('Subtract 1 from the target'), countFromZero(called)) : []),
    ];
}

function asIndices(called: CalledLoss): readonly Fix[] {
    const {
        given,
        context: { target },
    } = called;
    const layout = layoutOf(given.shape);
    const indices = target && layout.shape.length <= 2 ? onesOf(layout, target.data) : undefined;
    const axis = layout.shape.length === 1 ? 0 : 1;
    return indices
        ? [
              ...fix(t('Write the target as class indices'), writeIndices(called, indices)),
              ...fix(t('Turn the one-hot target into class indices'), indicesOfTarget(called, axis)),
          ]
        : [];
}

/** The class that each one-hot row names; undefined where a row is not one-hot. */
function onesOf(layout: Layout, data: ArrayLike<number>): readonly number[] | undefined {
    const rows = Array.from({ length: layout.samples }, (_, sample) => {
        const row = Array.from(
            { length: layout.classes },
            (_value, c) => data[startOf(layout, sample) + c * layout.stride],
        );
        return row.filter(value => value === 1).length === 1 ? row.indexOf(1) : -1;
    });
    return rows.includes(-1) ? undefined : rows;
}

function cast(called: CalledLoss): readonly Fix[] {
    const to = called.context.target?.kind === 'index' ? 'long' : 'float';
    return fix(t('Cast the target: {0}', `.${to}()`), castTarget(called, to));
}
