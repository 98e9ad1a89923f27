import type { SyntaxNode } from '@lezer/common';
import { dottedName, textOf } from './syntax';
import { scalar } from './values';
import type { TensorValue } from './values';

/** `1_000`, `2.`, `.5`, `1.e5`, `0x1F`; the grammar takes `2.` and `1.e5` for a member of a number. */
export function numberLiteral(source: string, node: SyntaxNode): TensorValue | undefined {
    if (node.name === 'Boolean') {
        return scalar(Number(textOf(source, node) === 'True'), 'bool');
    }
    if (node.name !== 'Number' && !(node.name === 'MemberExpression' && node.firstChild?.name === 'Number')) {
        return undefined;
    }
    const text = textOf(source, node).replaceAll('_', '').trim();
    const isDecimal = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
    if (!isDecimal && !/^0(?:x[\dA-F]+|o[0-7]+|b[01]+)$/i.test(text)) {
        return undefined;
    }
    return scalar(Number(text), isDecimal && /[.e]/i.test(text) ? 'float32' : 'int64');
}

const NAMED = new Map([
    ['inf', Infinity],
    ['Inf', Infinity],
    ['infty', Infinity],
    ['nan', NaN],
    ['NaN', NaN],
    ['pi', Math.PI],
    ['e', Math.E],
]);

/** `math.inf`, `np.nan`, `torch.pi`. */
export function namedNumber(source: string, node: SyntaxNode): TensorValue | undefined {
    const [, name] = /^(?:math|np|numpy|torch|jnp|tf)\.(\w+)$/.exec(dottedName(source, node) ?? '') ?? [];
    const value = name === undefined ? undefined : NAMED.get(name);
    return value === undefined ? undefined : scalar(value, 'float32');
}

/** `float('-inf')`, `float("nan")`. */
export function floatOfText(text: string): number | undefined {
    const word = text.trim();
    return namedNumber(word) ?? (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(word) ? Number(word) : undefined);
}
