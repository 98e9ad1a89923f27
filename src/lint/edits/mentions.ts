import type { Program } from '../../python/program';
import { dottedName, textOf } from '../../python/syntax';

/**
 * Whether each of the names is written only where it is set and where it is used once: nothing else can notice when its
 * value changes.
 */
export const usedOnce = (program: Program, names: readonly string[]): boolean =>
    names.every(name => mentions(program, name) <= 2);

/**
 * How often a text writes a name, names of keyword arguments not counted; a part of it (`x` of `x.y`) counts for the
 * name too.
 */
function mentions({ source, tree }: Program, name: string): number {
    let count = 0;
    tree.iterate({
        enter(ref) {
            if (ref.name !== 'VariableName' && ref.name !== 'MemberExpression') {
                return true;
            }
            const keyword = ref.node.parent?.name === 'ArgList' && ref.node.nextSibling?.name === 'AssignOp';
            const hit =
                !keyword &&
                (ref.name === 'VariableName' ? textOf(source, ref.node) : dottedName(source, ref.node)) === name;
            count += Number(hit);
            return !hit;
        },
    });
    return count;
}
