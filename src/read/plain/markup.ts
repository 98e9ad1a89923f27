import type { Replacement } from './plainText';

const TABLE = /<table\b[^<>]{0,2000}>/gi;
const TAG = /<(\/?)([a-z][a-z\d]{0,20})\b([^<>]{0,2000})>/gi;
/** A cell over several columns or rows: of numbers, then the rows are not those of a plain table. */
const SPAN = /\b(col|row)span\s*=\s*["']?(?!1\b)(\d{1,4})/i;

/** Tables of HTML as rows of fields with tabs between them. */
export function htmlTableEdits(text: string): readonly Replacement[] {
    const edits: Replacement[] = [];
    let behind = 0;
    for (const { 0: tag, index } of text.includes('<') ? text.matchAll(TABLE) : []) {
        const from = index + tag.length;
        const end = text.indexOf('</table', from);
        if (index >= behind && end >= 0) {
            edits.push(...rowsOfHtml(text, index, from, end));
            behind = end;
        }
    }
    return edits;
}

function rowsOfHtml(text: string, start: number, from: number, end: number): readonly Replacement[] {
    const edits: Replacement[] = [];
    /** Where what belongs to no cell begins; undefined in a cell. */
    let gap: number | undefined = start;
    let isFirst = true;
    /** The fields that the last cell takes besides its own. */
    let extra = 0;
    /** For how many more rows each of the first cells goes on. */
    let down: number[] = [];
    let column = 0;
    for (const { 0: tag, 1: slash, 2: name, 3: attributes, index } of text.slice(from, end).matchAll(TAG)) {
        const at = from + index;
        const kind = name!.toLowerCase();
        const isCell = kind === 'td' || kind === 'th';
        if (isCell && slash === '') {
            const [span, direction, count] = SPAN.exec(attributes!) ?? [];
            if (isFirst) {
                column = down.filter(rows => rows > 0).length;
                down = down.map(rows => rows - 1);
            }
            const isDown = direction?.toLowerCase() === 'row';
            // The names of groups of columns, and the levels of an index, which come first.
            if (span !== undefined && (kind === 'td' || (isDown && column !== down.filter(rows => rows >= 0).length))) {
                return [];
            }
            const before = isFirst ? `\n${'\t'.repeat(column)}` : '\t';
            edits.push({ start: gap ?? at, end: at + tag.length, text: '\t'.repeat(extra) + before });
            gap = undefined;
            extra = span === undefined || isDown ? 0 : Number(count) - 1;
            down = isDown ? [...down.slice(0, column), Number(count) - 1] : down;
            column++;
            isFirst = false;
        } else if (isCell || kind === 'tr') {
            gap ??= at;
            isFirst ||= kind === 'tr';
        } else if (gap === undefined) {
            edits.push({ start: at, end: at + tag.length, text: '' });
        }
    }
    return [...edits, { start: gap ?? end, end, text: `${'\t'.repeat(extra)}\n` }];
}

const ENVIRONMENT =
    /\\begin\{(tabular[*xy]?|longtable|array|[bpvBV]?matrix)\}(?:\[[^\]]{0,20}\]|\{[^{}]{0,200}\}){0,3}/g;
/** What there is in a body besides its cells, and what parts these. */
const MARKS =
    /\\\\(?:\[[^\]\n]{0,20}\])?|\\(?:hline|(?:top|mid|bottom)rule|endhead|endfirsthead|endfoot|endlastfoot)\b|\\c(?:mid)?(?:line|rule)(?:\([lr]{1,2}\))?\{[^{}]{0,20}\}|\\(?:text|math)(?:bf|it|rm|tt|sf|sc)\{|\\multicolumn\{\d{1,3}\}\{[^{}]{0,20}\}\{|\\multirow(?:\[\w?\])?\{\d{1,4}\}\{[*\w.]{1,20}\}\{|\\[%_&#$]|[&${}\n]/g;

/** Tables and matrices of LaTeX as rows of fields with tabs between them. */
export function latexTableEdits(text: string): readonly Replacement[] {
    const edits: Replacement[] = [];
    let behind = 0;
    for (const { 0: opening, 1: name, index } of text.includes('\\begin{') ? text.matchAll(ENVIRONMENT) : []) {
        const closing = `\\end{${name}}`;
        const from = index + opening.length;
        const end = text.indexOf(closing, from);
        if (index >= behind && end >= 0) {
            const marks = Array.from(text.slice(from, end).matchAll(MARKS), ({ 0: mark, index: at }) => ({
                start: from + at,
                end: from + at + mark.length,
                text: inPlaceOf(mark),
            }));
            behind = end + closing.length;
            edits.push({ start: index, end: from, text: '\n' }, ...marks, { start: end, end: behind, text: '\n' });
        }
    }
    return edits;
}

function inPlaceOf(mark: string): string {
    if (mark.startsWith('\\\\')) {
        return '\n';
    }
    if (/^\\[%_&#$]/.test(mark)) {
        return mark.slice(1);
    }
    const columns = /^\\multicolumn\{(\d+)/.exec(mark)?.[1];
    if (columns !== undefined) {
        return '\t'.repeat(Number(columns) - 1);
    }
    return mark === '&' ? '\t' : mark === '\n' ? ' ' : '';
}
