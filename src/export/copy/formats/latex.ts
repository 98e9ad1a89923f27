import type { Explanation } from '../../../diagnose/explanation';
import { formatNumber } from '../../../format/numbers';
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
    const [symbolic, computed] = c === undefined ? negativeSumOfProducts(view) : negativeLog(view, c);
    const sides = [[symbol('ℓ')], symbolic, computed, [literal(formatNumber(loss))]];
    return `\\[\n    ${sides.map(latexFormula).join(' = ')}\n\\]`;
}

type Nodes = readonly FormulaNode[];

/** −w ln(e^{x_t} / Σ e^x): of a target that is one class. */
function negativeLog({ weight, logits }: SampleView, c: number): readonly [symbolic: Nodes, computed: Nodes] {
    const power = (k: number): FormulaNode => exponential(literal(formatNumber(logits[k]!)));
    const shares = fraction([exponential(indexed('x', 't'))], [sumSign('c'), exponential(indexed('x', 'c'))]);
    const w = weight && enclosed(formatNumber(weight(c)));
    return [
        ['−', ...(weight ? [indexed('w', 't')] : []), 'ln', shares],
        [
            '−',
            ...times(w),
            'ln',
            fraction(
                [power(c)],
                sumOfTerms(logits.length, k => [power(k)]),
            ),
        ],
    ];
}

/** −Σ w y ln p: what each class adds. */
function negativeSumOfProducts(view: SampleView): readonly [symbolic: Nodes, computed: Nodes] {
    const { target, weight, logSoftmax, logits } = view;
    const number = (value: number): FormulaNode => enclosed(formatNumber(value));
    const product = (k: number): Nodes => [
        ...times(weight && number(weight(k))),
        ...times(number(target!(k))),
        number(logSoftmax(k)),
    ];
    return [
        ['−', sumSign('c'), ...(weight ? [indexed('w', 'c')] : []), indexed('y', 'c'), 'ln', indexed('p', 'c')],
        ['−', group(...sumOfTerms(logits.length, product))],
    ];
}

/** The first terms of a sum where they are many. */
const sumOfTerms = (count: number, term: (k: number) => Nodes): Nodes => [
    ...Array.from({ length: Math.min(TERMS, count) }, (_, k): Nodes => (k === 0 ? term(k) : ['+', ...term(k)])).flat(),
    ...(count > TERMS ? (['+', '…'] as const) : []),
];
