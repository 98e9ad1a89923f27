import type { Explanation } from '../../explain/explanation';
import { formatNumber } from '../../format/numbers';
import type { SampleView } from '../../explain/sampleView';
import { latexFactor, latexNumber, latexText } from './latexText';
import { sampleTable, whyNoTable } from './table';
import type { SampleTable } from './table';

/** So many rows and terms have room on a page. */
const CLASSES = 40;
const TERMS = 8;

/** The sample in view as a tabular, a row a class, and the formula of its loss with the numbers. */
export function latex(explanation: Explanation, sample: number): string {
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

/** -w ln(e^{x_t} / sum of e^x) where the target is one class, else the sum of what each class adds. */
function formula(view: SampleView, loss: number): string {
    const result = latexNumber(formatNumber(loss));
    const c = view.targetClass;
    if (c !== undefined && view.oneHot) {
        const power = (logit: number): string => `e^{${latexNumber(formatNumber(logit))}}`;
        const weight = view.weight ? `${latexFactor(formatNumber(view.weight(c)))} \\cdot ` : '';
        const sum = shortened(Array.from(view.logits.subarray(0, TERMS), power), view.logits.length);
        const symbolic = view.weight
            ? '-w_t \\ln \\frac{e^{x_t}}{\\sum_c e^{x_c}}'
            : '-\\ln \\frac{e^{x_t}}{\\sum_c e^{x_c}}';
        return `\\[\n    \\ell = ${symbolic} = -${weight}\\ln \\frac{${power(view.logits[c]!)}}{${sum}} = ${result}\n\\]`;
    }
    const { target, weight, logSoftmax } = view;
    const products = Array.from({ length: target ? Math.min(TERMS, view.logits.length) : 0 }, (_, k) =>
        [...(weight ? [weight(k)] : []), target!(k), logSoftmax(k)].map(formatNumber).map(latexFactor).join(' \\cdot '),
    );
    const symbolic = `-\\sum_c ${weight ? 'w_c ' : ''}y_c \\ln p_c`;
    return `\\[\n    \\ell = ${symbolic} = -\\left(${shortened(products, view.logits.length)}\\right) = ${result}\n\\]`;
}

const shortened = (terms: readonly string[], count: number): string =>
    [...terms, ...(count > terms.length ? ['\\cdots'] : [])].join(' + ');
