import { layoutOf } from '../../../math';
import type { Explanation } from '../../../diagnose/explanation';
import { formatCount, formatExactly } from '../../../format/numbers';
import { samplePosition } from '../../../explain/samples';
import { t } from '../../../format/l10n';
import { viewSample } from '../../../explain/sampleView';
import { allColumns } from '../../../explain/stages';
import type { Column } from '../../../explain/stages';
import type { CopyFormat } from '../copyFormat';
import { LARGEST_LITERAL } from '../python';
import { withoutFormula } from '../../../read/scan/csv';

export const csv = {
    id: 'csv',
    title: () => t('CSV table'),
    write,
    leftOut,
} as const satisfies CopyFormat;

/** No spreadsheet has more rows, the head among them; and a string of JavaScript ends at three times as many. */
const MOST_ROWS = 1_048_575;

/** So many are written between two pauses. */
const ROWS_AT_ONCE = 2048;

const isOfOneSample = ({ question: { logits } }: Explanation): boolean => logits.data.length > LARGEST_LITERAL;

function leftOut(explanation: Explanation): string | undefined {
    const { samples, classes } = layoutOf(explanation.question.logits.shape);
    return classes > MOST_ROWS
        ? t('Only the first {0} classes were copied: a spreadsheet holds no more rows.', formatCount(MOST_ROWS))
        : isOfOneSample(explanation) && samples > 1
          ? t(
                'Only the sample in view was copied: {0} samples would be more than {1} rows.',
                formatCount(samples),
                formatCount(LARGEST_LITERAL),
            )
          : undefined;
}

/**
 * A row for each class of each sample, of `sample` alone where that would be more than LARGEST_LITERAL rows. Every
 * digit; nan, inf and -inf as NumPy and pandas read them; an empty field where there is nothing. Quoted as RFC 4180 has
 * it; a class name that a spreadsheet would compute has an apostrophe before it, as spreadsheets write it themselves.
 */
function* write(explanation: Explanation, sample: number): Generator<void, string> {
    const {
        question: { logits, classNames },
        stages,
        breakdown,
    } = explanation;
    const { samples, sampleShape } = layoutOf(logits.shape);
    const columns = allColumns().filter(column => isKnown(column, explanation));
    const head = [
        'sample',
        'class',
        ...(classNames ? ['class_name'] : []),
        ...columns.map(({ key }) => key),
        ...(breakdown ? ['sample_loss'] : []),
    ];
    const parts: string[] = [];
    let rows = [head.join(',')];
    const which = isOfOneSample(explanation) ? [sample] : Array.from({ length: stages ? samples : 0 }, (_, i) => i);
    for (const i of which) {
        const view = viewSample(explanation, i);
        if (!view) {
            continue;
        }
        const position = field(samplePosition(sampleShape, i));
        const numbers = columns.map(column => column.numbers(view));
        const loss = breakdown ? `,${number(view.loss)}` : '';
        for (let c = 0; c < Math.min(view.logits.length, MOST_ROWS); c++) {
            let row = `${position},${c}`;
            if (classNames) {
                row += `,${field(withoutFormula(classNames[c] ?? ''))}`;
            }
            for (const of of numbers) {
                row += `,${number(of?.(c))}`;
            }
            rows.push(row + loss);
            if (rows.length === ROWS_AT_ONCE) {
                parts.push(`${rows.join('\r\n')}\r\n`);
                rows = [];
                yield;
            }
        }
    }
    return rows.length > 0 ? `${parts.join('')}${rows.join('\r\n')}\r\n` : parts.join('');
}

/** A file has the same columns for all samples. */
const isKnown = ({ needs }: Column, { question, breakdown }: Explanation): boolean =>
    needs === undefined || (breakdown !== undefined && (needs === 'loss' || question.options?.weight !== undefined));

const number = (value: number | undefined): string => (value === undefined ? '' : formatExactly(value));

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
