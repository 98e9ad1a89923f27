import { t } from '../l10n';
import type { Explanation } from '../explanation';
import { sampleTable } from './table';

/** More rows are more than a page of Markdown bears. */
const CLASSES = 1000;

/** The sample in view as a table, a row a class, the stages as columns; the loss below. */
export function markdown(explanation: Explanation, sample: number): string {
    const table = sampleTable(explanation, sample, CLASSES);
    if (!table) {
        return `${plain(explanation.refusal?.message ?? t('There is no such sample.'))}\n`;
    }
    const { heading, head, rows, rest, losses, refusal } = table;
    const parts = [
        heading && `**${plain(heading)}**`,
        refusal && plain(refusal),
        [line(head), line(head.map((_, column) => (column === 0 ? ':--' : '--:'))), ...rows.map(rowLine)].join('\n'),
        rest && plain(rest),
        ...losses.map(({ name, value, remark }) => `${plain(name)} **${value}**${remark === undefined ? '' : ` (${plain(remark)})`}`),
    ];
    return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Numbers stay as they are: a minus sign or a point in a cell is no markup. */
const rowLine = ([name, ...numbers]: readonly [string, ...string[]]): string => line([plain(name), ...numbers]);

/** Text without markup, on one line. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/[\\`*_{}[\]#|<>~&]/g, '\\$&');
