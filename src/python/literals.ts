import type { SyntaxNode } from '@lezer/common';
import { namedNumber } from '../model/namedNumber';
import { textOf } from './syntax';
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

/** `float('-inf')`, `float("nan")`. */
export function floatOfText(text: string): number | undefined {
    const word = text.trim();
    return namedNumber(word) ?? (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(word) ? Number(word) : undefined);
}
