/** What becomes a link though nothing marks it: addresses of pages, of mail. */
const LINKED = /(?<=\b(?:https?|ftp)):(?=\/\/)|(?<=\bwww)\.|@/gi;

/** Text without markup, on one line. */
export const plain = (text: string): string =>
    text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[\\`*_{}[\]#|<>~&$]/g, '\\$&')
        .replace(LINKED, '\\$&');

/** A table: the first column to the left, the numbers to the right. Cells are Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
    return [line(head), line(head.map((_, column) => (column === 0 ? ':--' : '--:'))), ...rows.map(line)].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
