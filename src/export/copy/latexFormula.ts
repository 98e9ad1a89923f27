import type { FormulaNode, Operator } from '../../explain/stages';
import { latexFactor, latexNumber } from './latexText';

/** A formula, or a side of one, for math mode. */
export const latexFormula = (content: readonly FormulaNode[]): string =>
    // A minus sign stands at what it negates.
    content.map(latexOf).join(' ').replaceAll('- ', '-');

function latexOf(node: FormulaNode): string {
    if (typeof node === 'string') {
        return operators[node];
    }
    switch (node.kind) {
        case 'symbol':
            return symbols[node.text] ?? `\\mathrm{${node.text}}`;
        case 'indexed':
            return `${node.name}_${braced(String(node.index))}`;
        case 'number':
            return (node.enclosed ? latexFactor : latexNumber)(node.text);
        case 'power':
            return `${latexOf(node.base)}^{${latexFormula(node.exponent)}}`;
        case 'fraction':
            return `\\frac{${latexFormula(node.above)}}{${latexFormula(node.below)}}`;
        case 'sum':
            return `\\sum_${braced(node.index)}`;
        case 'group':
            return `\\left(${latexFormula(node.content)}\\right)`;
        case 'term':
            return latexFormula(node.content);
        default:
            return node satisfies never;
    }
}

const operators: Readonly<Record<Operator, string>> = {
    '−': '-',
    '+': '+',
    '=': '=',
    '·': '\\cdot',
    '(': '(',
    ')': ')',
    '∂': '\\partial',
    '…': '\\cdots',
    ln: '\\ln',
};

const symbols: Readonly<Record<string, string>> = { e: 'e', ℓ: '\\ell', max: '\\max' };

/** TeX takes one character for an index, or a group. */
const braced = (index: string): string => (index.length === 1 ? index : `{${index}}`);
