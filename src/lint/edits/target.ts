import { calleeOf } from '../../python/program';
import { argumentsOf, textOf, unwrapped } from '../../python/syntax';
import type { CalledLoss, FoundArray } from '../../context/python/calledLosses';
import { firstArgument } from '../../python/follow';
import type { Edit } from './edit';
import { append, replaceBy } from './expressions';
import { usedOnce } from './mentions';

/** `.long()` behind the target, or in place of the cast that makes it something else. */
export function castTarget(
    { program: { source }, call: { target } }: CalledLoss,
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

/** ` - 1` behind the target. */
export const countFromZero = ({ call: { target } }: CalledLoss): readonly Edit[] =>
    target ? append(target, ' - 1') : [];

/** The numbers of the target, each one less where `counts` says so; undefined where something else may read them. */
export function countLiteralFromZero(
    called: CalledLoss,
    counts: (value: number) => boolean,
): readonly Edit[] | undefined {
    const literal = ownLiteral(called, step => step === 'reshape');
    if (!literal) {
        return undefined;
    }
    const { array } = literal;
    const edits = Array.from(array.data, (value, index) => ({ value, ...array.spanOf(index) }))
        .filter(({ value }) => counts(value))
        .map(({ value, start, end }) => ({
            start,
            end,
            newText: String(value - 1),
            old: called.program.source.slice(start, end),
        }));
    return edits.every(({ old }) => /^\d+$/.test(old))
        ? edits.map(({ start, end, newText }) => ({ start, end, newText }))
        : undefined;
}

/** `.argmax(dim=1)` behind a one-hot target; of `F.one_hot(y, 3)` the `y`. */
export function indicesOfTarget({ program, call: { target } }: CalledLoss, axis: number): readonly Edit[] {
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

/**
 * Class indices written in place of one-hot rows; undefined where something else may read them, or comments would be
 * lost.
 */
export function writeIndices(called: CalledLoss, indices: readonly number[]): readonly Edit[] | undefined {
    const literal = ownLiteral(called, () => false);
    const node = literal?.way.node;
    if (!literal || !node || textOf(called.program.source, node).includes('#')) {
        return undefined;
    }
    const newText = literal.array.shape.length === 1 ? String(indices[0]) : `[${indices.join(', ')}]`;
    return [{ start: node.from, end: node.to, newText }];
}

/**
 * The array of the text that is the target and nothing else, with no other steps on the way than those that are
 * `allowed`.
 */
function ownLiteral({ program, target }: CalledLoss, allowed: (step: string) => boolean): FoundArray | undefined {
    return target?.way.steps.every(allowed) && usedOnce(program, target.way.names) ? target : undefined;
}
