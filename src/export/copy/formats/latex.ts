import type { Explanation } from '../../../diagnose/explanation';
import { formatFactor, formatNumber } from '../../../format/numbers';
import type { SampleView } from '../../../explain/sampleView';
import {
    enclosed,
    exponential,
    fraction,
    group,
    indexed,
    literal,
    sumSign,
    times,
    symbol,
} from '../../../explain/stages/formula';
import type { FormulaNode } from '../../../explain/stages/formula';
import { operand, shownOperands } from '../../../explain/stages/operands';
import type { Operand } from '../../../explain/stages/operands';
import { sumOver } from '../../../explain/samples';
import { t } from '../../../format/l10n';
import type { CopyFormat } from '../copyFormat';
import { latexFormula } from '../latexFormula';
import { latexNumber, latexText } from '../latexText';
import { sampleTable, whyNoTable } from '../table';
import type { SampleTable } from '../table';

/** So many rows and terms have room on a page. */
const CLASSES = 40;
const TERMS = 8;

export const latex = {
    id: 'latex',
    title: () => t('LaTeX table and formula'),
    write: write,
} as const satisfies CopyFormat;

/** The sample in view as a tabular, a row for each class, and the formula of its loss with the numbers. */
function write(explanation: Explanation, sample: number): string {
    const table = sampleTable(explanation, sample, CLASSES);
    if (!table) {
        return `% ${latexText(whyNoTable(explanation))}\n`;
    }
    const { view, heading, refusal, losses } = table;
    const parts = [
        heading !== undefined && `\\textbf{${latexText(heading)}}\n`,
        refusal !== undefined && `${latexText(refusal)}\n`,
        tabular(table),
        view.loss !== undefined && !view.ignored && formula(view, view.loss),
        ...losses.map(
            ({ name, value, remark }) =>
                `\n${latexText(name)} $${latexNumber(value)}$${remark === undefined ? '' : ` (${latexText(remark)})`}`,
        ),
    ];
    return `${parts.filter(part => part !== false).join('\n')}\n`;
}

function tabular({ head, rows, rest }: SampleTable): string {
    const line = (cells: readonly string[]): string => `    ${cells.join(' & ')} \\\\`;
    return [
        `\\begin{tabular}{l${'r'.repeat(head.length - 1)}}`,
        '    \\hline',
        line(head.map(latexText)),
        '    \\hline',
        ...rows.map(([name, ...numbers]) =>
            line([latexText(name), ...numbers.map(number => `$${latexNumber(number)}$`)]),
        ),
        ...(rest === undefined ? [] : [`    \\multicolumn{${head.length}}{l}{${latexText(rest)}} \\\\`]),
        '    \\hline',
        '\\end{tabular}',
    ].join('\n');
}

function formula(view: SampleView, loss: number): string {
    const c = view.oneHot ? view.targetClass : undefined;
    const [symbolic, computed] = c === undefined ? negativeSumOfProducts(view, loss) : negativeLog(view, c, loss);
    const sides = [[symbol('ℓ')], symbolic, computed, [literal(formatNumber(loss))]];
    return `\\[\n    ${sides.map(latexFormula).join(' = ')}\n\\]`;
}

type Nodes = readonly FormulaNode[];

/** −w ln(e^{x_t} / Σ e^x): of a target that is one class. */
function negativeLog(
    { weight, logits }: SampleView,
    c: number,
    loss: number,
): readonly [symbolic: Nodes, computed: Nodes] {
    const [w, own, ...texts] = textsOf(
        [factorOf(weight?.(c) ?? 1), operand(logits[c]!), ...Array.from(logits.subarray(0, TERMS), x => operand(x))],
        logits.length,
        ([factor, x, ...all]) => factor! * (logSumExp(all) - x!),
        loss,
    );
    return [
        [
            '−',
            ...(weight ? [indexed('w', 't')] : []),
            'ln',
            fraction([exponential(indexed('x', 't'))], [sumSign('c'), exponential(indexed('x', 'c'))]),
        ],
        [
            '−',
            ...times(weight && enclosed(w!)),
            'ln',
            fraction(
                [exponential(literal(own!))],
                sumOfTerms(logits.length, k => [exponential(literal(texts[k]!))]),
            ),
        ],
    ];
}

function logSumExp(x: readonly number[]): number {
    const max = Math.max(...x);
    return Math.log(x.reduce((sum, each) => sum + Math.exp(each - max), 0)) + max;
}

/** −Σ w y ln p: what each class adds. */
function negativeSumOfProducts(view: SampleView, loss: number): readonly [symbolic: Nodes, computed: Nodes] {
    const { target, weight, logSoftmax, logits } = view;
    const factors = (k: number): readonly Operand[] => [
        ...(weight ? [factorOf(weight(k))] : []),
        factorOf(target!(k)),
        operand(logSoftmax(k)),
    ];
    const shown = Math.min(logits.length, TERMS);
    const count = weight ? 3 : 2;
    const ofClass = <T>(all: readonly T[], k: number): readonly T[] => all.slice(k * count, (k + 1) * count);
    const texts = textsOf(
        Array.from({ length: shown }, (_, k) => factors(k)).flat(),
        logits.length,
        all => -sumOver(shown, k => ofClass(all, k).reduce((product, factor) => product * factor)),
        loss,
    );
    return [
        ['−', sumSign('c'), ...(weight ? [indexed('w', 'c')] : []), indexed('y', 'c'), 'ln', indexed('p', 'c')],
        [
            '−',
            group(
                ...sumOfTerms(logits.length, k => {
                    const [last, ...others] = [...ofClass(texts, k)].reverse().map(text => enclosed(text));
                    return [...others.reverse().flatMap(times), last!];
                }),
            ),
        ],
    ];
}

/** The numbers of an equation with the digits that it needs; with the usual ones where some of its terms are left out. */
const textsOf = (
    operands: readonly Operand[],
    classes: number,
    evaluate: (shown: readonly number[]) => number,
    result: number,
): readonly string[] =>
    classes > TERMS ? operands.map(({ text }) => text) : shownOperands(operands, (...shown) => evaluate(shown), result);

const factorOf = (value: number): Operand => operand(value, formatFactor(value));

/** The first terms of a sum where they are many. */
const sumOfTerms = (count: number, term: (k: number) => Nodes): Nodes => [
    ...Array.from({ length: Math.min(TERMS, count) }, (_, k): Nodes => (k === 0 ? term(k) : ['+', ...term(k)])).flat(),
    ...(count > TERMS ? (['+', '…'] as const) : []),
];
