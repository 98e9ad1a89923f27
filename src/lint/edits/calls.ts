import type { LossInCode } from '../../context';
import { textOf } from '../../python/syntax';
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
