/** Formulas as data: the panel sets them in MathML, copied text in LaTeX. */
import { formatFactor, formatNumber } from '../../format/numbers';
import type { Term } from '../highlight';
import type { SampleView } from '../sampleView';
import { formatCell } from './column';
import type { Column } from './column';

export interface Formula {
    /** As a screen reader says it: a sentence about the class that the formula is written for. */
    readonly words: string;
    readonly sides: readonly Side[];
}

/** A piece that is kept on one line; `sign` is the operator that it starts with. */
export interface Side {
    readonly sign?: '=' | '+' | '−' | '÷';
    readonly content: readonly FormulaNode[];
}

export type FormulaNode =
    | Operator
    /** A variable. */
    | { readonly kind: 'symbol'; readonly text: string }
    /** A variable of a class: x with index c. */
    | { readonly kind: 'indexed'; readonly name: string; readonly index: number | string }
    /** An enclosed one has parentheses where it is negative. */
    | { readonly kind: 'number'; readonly text: string; readonly enclosed: boolean }
    | { readonly kind: 'power'; readonly base: FormulaNode; readonly exponent: readonly FormulaNode[] }
    | { readonly kind: 'fraction'; readonly above: readonly FormulaNode[]; readonly below: readonly FormulaNode[] }
    /** The sign of a sum over an index. */
    | { readonly kind: 'sum'; readonly index: string }
    | { readonly kind: 'group'; readonly content: readonly FormulaNode[] }
    /** What stands for a number that is shown elsewhere, too, of class `c` where there is one for each. */
    | { readonly kind: 'term'; readonly term: Term; readonly c?: number; readonly content: readonly FormulaNode[] };

/** A sign, or the name of a function. */
export type Operator = '−' | '+' | '=' | '·' | '(' | ')' | '∂' | '…' | 'ln';

export const start = (...content: readonly FormulaNode[]): Side => ({ content });
export const equals = (...content: readonly FormulaNode[]): Side => ({ sign: '=', content });
export const plus = (...content: readonly FormulaNode[]): Side => ({ sign: '+', content });
export const minus = (...content: readonly FormulaNode[]): Side => ({ sign: '−', content });
export const dividedBy = (...content: readonly FormulaNode[]): Side => ({ sign: '÷', content });

export const symbol = (text: string): FormulaNode => ({ kind: 'symbol', text });
export const indexed = (name: string, index: number | string): FormulaNode => ({ kind: 'indexed', name, index });
export const sumSign = (index: string): FormulaNode => ({ kind: 'sum', index });
export const group = (...content: readonly FormulaNode[]): FormulaNode => ({ kind: 'group', content });
export const exponential = (...exponent: readonly FormulaNode[]): FormulaNode => ({
    kind: 'power',
    base: symbol('e'),
    exponent,
});
export const fraction = (above: readonly FormulaNode[], below: readonly FormulaNode[]): FormulaNode => ({
    kind: 'fraction',
    above,
    below,
});

/** A factor before what it multiplies; nothing where there is no such factor. */
export const times = (factor: FormulaNode | undefined): readonly FormulaNode[] => (factor ? [factor, '·'] : []);

/** @param text of src/format/numbers.ts */
export const literal = (text: string): FormulaNode => ({ kind: 'number', text, enclosed: false });

/** In a product or after a sign: with parentheses where it is negative. */
export const enclosed = (text: string): FormulaNode => ({ kind: 'number', text, enclosed: true });

/** What stands for one number of the sample or the batch. */
export const term = (name: Term, ...content: readonly FormulaNode[]): FormulaNode => ({
    kind: 'term',
    term: name,
    content,
});
export const value = (name: Term, number: number): FormulaNode => term(name, literal(formatNumber(number)));
export const divisor = (name: Term, number: number): FormulaNode => term(name, literal(formatFactor(number)));

/** What stands for a class's number in a column. */
export const cellOf = ({ name }: Column, c: number, ...content: readonly FormulaNode[]): FormulaNode => ({
    kind: 'term',
    term: name,
    c,
    content,
});

/** A class's number, as its column shows it. */
export const cell = (column: Column, view: SampleView, c: number): FormulaNode =>
    cellOf(column, c, literal(textOf(column, view, c)));

const textOf = (column: Column, view: SampleView, c: number): string =>
    formatCell(column, column.numbers(view)!(c), view);

/** So many summands are written out. */
const SUMMANDS = 4;

/** The indices of a sum that are written out: the first ones, and of many the last one, after a gap (undefined). */
export const summands = (count: number): readonly (number | undefined)[] =>
    count <= SUMMANDS ? Array.from({ length: count }, (_, i) => i) : [0, 1, undefined, count - 1];

/** A sum, a side for each summand. */
export const summed = (
    count: number,
    first: (...content: readonly FormulaNode[]) => Side,
    summand: (i: number) => FormulaNode,
): readonly Side[] => summands(count).map((i, n) => (n === 0 ? first : plus)(i === undefined ? '…' : summand(i)));
