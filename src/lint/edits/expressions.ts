import type { SyntaxNode } from '@lezer/common';
import type { LossInCode } from '../../context';
import { textOf } from '../../python/syntax';
import type { Edit } from './edit';

type LossCall = LossInCode['call'];

/** What a `.method()` may follow without brackets around it. */
const PRIMARY = new Set([
    'VariableName',
    'MemberExpression',
    'CallExpression',
    'ParenthesizedExpression',
    'ArrayExpression',
]);
/** What binds at least as tightly as `-` does on its left. */
const TERM = new Set([...PRIMARY, 'BinaryExpression', 'UnaryExpression', 'Number']);
/** Operators of BinaryExpression that bind less tightly than `-`. */
const LOOSE = new Set(['BitOp', 'CompareOp', 'and', 'or', 'in', 'is', 'not']);

const isTerm = (node: SyntaxNode): boolean =>
    TERM.has(node.name) && !LOOSE.has(node.firstChild?.nextSibling?.name ?? '');

/** Puts `suffix` behind an expression: `.long()`, ` - 1`; in brackets where it would bind to a part of it only. */
export function append(node: SyntaxNode, suffix: string): readonly Edit[] {
    const alone = suffix.startsWith('.') ? PRIMARY.has(node.name) : isTerm(node);
    const end = { start: node.to, end: node.to };
    return alone
        ? [{ ...end, newText: suffix }]
        : [
              { start: node.from, end: node.from, newText: '(' },
              { ...end, newText: `)${suffix}` },
          ];
}

/**
 * Leaves `kept` of the expression `node` that it is a part of; in brackets where the text around `node` would bind to a
 * part of it only.
 */
export function replaceBy(source: string, node: SyntaxNode, kept: SyntaxNode): readonly Edit[] {
    const standsAlone =
        ['ArgList', 'AssignStatement', 'ParenthesizedExpression'].includes(node.parent?.name ?? '') ||
        PRIMARY.has(kept.name);
    const text = textOf(source, kept);
    return [{ start: node.from, end: node.to, newText: standsAlone ? text : `(${text})` }];
}

/**
 * Adds `name=value` behind the last argument where a loss gets its options; a comma and comments behind it stay. Empty
 * where the argument is there already.
 */
export function addArgument({ maker, options }: LossCall, name: string, value: string): readonly Edit[] {
    const list = maker.getChild('ArgList');
    if (!list?.firstChild || options.has(name)) {
        return [];
    }
    let last = list.lastChild;
    while (last && (last.name === ')' || last.name === ',' || last.name === 'Comment')) {
        last = last.prevSibling;
    }
    const { to: at, name: kind } = last ?? list.firstChild;
    const argument = `${name}=${value}`;
    return [{ start: at, end: at, newText: kind === '(' ? argument : `, ${argument}` }];
}

/** Gives an argument that the loss has by its name another value; empty where it has none of that name. */
export function setArgument({ options }: LossCall, name: string, value: string): readonly Edit[] {
    const node = options.get(name);
    return node?.prevSibling?.name === 'AssignOp' ? [{ start: node.from, end: node.to, newText: value }] : [];
}
