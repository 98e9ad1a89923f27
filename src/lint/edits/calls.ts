import type { LossInCode } from '../../context';
import { textOf, unwrapped } from '../../python/syntax';
import type { Edit } from './edit';

/** `nn.CrossEntropyLoss()(output, target)` for `nn.CrossEntropyLoss(output, target)`. */
export function callCriterion({ call: { node } }: LossInCode): readonly Edit[] {
    const at = node.firstChild?.to;
    return at === undefined ? [] : [{ start: at, end: at, newText: '()' }];
}

/** Logits and target change places; empty where one of them is given by name. */
export function swapArguments({ program: { source }, call: { logits, target } }: LossInCode): readonly Edit[] {
    const isNamed = [logits, target].some(node => node?.prevSibling?.name === 'AssignOp');
    return !logits || !target || isNamed
        ? []
        : [
              { start: logits.from, end: logits.to, newText: textOf(source, target) },
              { start: target.from, end: target.to, newText: textOf(source, logits) },
          ];
}

/**
 * The name of another loss of the module in place of this one's; empty where it is imported by its own name, and the
 * other may not be.
 */
export function renameLoss(
    { program: { source }, call: { maker, name: old } }: LossInCode,
    name: string,
): readonly Edit[] {
    const named = maker.name === 'CallExpression' && maker.firstChild ? unwrapped(maker.firstChild) : maker;
    const text = textOf(source, named);
    const start = named.name === 'String' ? named.from + 1 : named.to - old.length;
    const isOf = named.name === 'String' || (named.name === 'MemberExpression' && text.endsWith(`.${old}`));
    return isOf ? [{ start, end: start + old.length, newText: name }] : [];
}
