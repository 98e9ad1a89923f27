import { calleeOf } from '../../python/callees';
import { argumentsOf, textOf, unwrapped } from '../../python/syntax';
import type { LossInCode } from '../../context';
import { firstArgument } from '../../python/follow';
import type { Edit } from './edit';
import { append, replaceBy } from './expressions';
import { usedOnce } from './mentions';

/** `.long()` behind the target, or in place of the cast that makes it something else. */
export function castTarget(
    { program: { source }, call: { target } }: LossInCode,
    to: 'long' | 'float',
): readonly Edit[] {
    if (!target) {
        return [];
    }
    const property =
        target.name === 'CallExpression' && target.firstChild?.name === 'MemberExpression'
            ? target.firstChild.lastChild
            : null;
    const isCast =
        property !== null &&
        /^(?:float|double|half|bfloat16|int|short|char|bool)$/.test(textOf(source, property)) &&
        /\(\s*\)$/.test(textOf(source, target));
    return isCast ? [{ start: property.from, end: property.to, newText: to }] : append(target, `.${to}()`);
}

/**
 * Each number of the target 1 less, but for those that are `ignored`; empty where something else may read them, or they
 * are not written as whole numbers.
 */
export function countTargetFromZero(called: LossInCode, ignored: number): readonly Edit[] {
    const array = ownLiteral(called, step => step === 'reshape')?.array;
    const spans = Array.from(array?.data ?? [], (value, index) => ({ value, index }))
        .filter(({ value }) => value !== ignored)
        .map(({ value, index }) => ({ value, span: array!.spanOf(index) }));
    return spans.every(({ span }) => /^\d+$/.test(called.program.source.slice(span.start, span.end)))
        ? spans.map(({ value, span }) => ({ ...span, newText: String(value - 1) }))
        : [];
}

/** `.argmax(dim=1)` behind a one-hot target; of `F.one_hot(y, 3)` the `y`. */
export function indicesOfTarget({ program, call: { target } }: LossInCode, axis: number): readonly Edit[] {
    const node = target && unwrapped(target);
    if (!target || !node) {
        return [];
    }
    const callee =
        node.name === 'CallExpression' && node.firstChild ? calleeOf(program, unwrapped(node.firstChild)) : undefined;
    const indices =
        callee?.name === 'one_hot' && !callee.object ? firstArgument(argumentsOf(program.source, node)) : undefined;
    return indices ? replaceBy(program.source, target, indices) : append(target, `.argmax(dim=${axis})`);
}

/** Class indices in place of one-hot rows; empty where something else may read them, or comments would be lost. */
export function writeIndices(called: LossInCode, indices: readonly number[]): readonly Edit[] {
    const literal = ownLiteral(called, () => false);
    const node = literal?.way.node;
    if (!literal || !node || textOf(called.program.source, node).includes('#')) {
        return [];
    }
    const newText = literal.array.shape.length === 1 ? String(indices[0]) : `[${indices.join(', ')}]`;
    return [{ start: node.from, end: node.to, newText }];
}

/**
 * The array of the text that is the target and nothing else, with no other steps on the way than those that are
 * `allowed`.
 */
function ownLiteral({ program, target }: LossInCode, allowed: (step: string) => boolean): LossInCode['target'] {
    return target?.way.steps.every(allowed) && usedOnce(program, target.way.names) ? target : undefined;
}
