import { lineEnd } from '../scan/characters';
import type { Replacement } from './plainText';

const TABS = /^\t+/;
/** The number of a line, as editors and `cat -n` show it. */
const NUMBER = /^ {0,8}(\d{1,7})(?:\t| {2}|: | ?\| )/;

/** What stands before each line of the whole text: tabs, or the numbers of the lines. */
export function marginEdits(text: string): readonly Replacement[] {
    const [tabs] = TABS.exec(text) ?? [];
    if (tabs !== undefined) {
        return edits(text, line => (line.startsWith(tabs) ? tabs.length : undefined));
    }
    // Numbers alone are a table, which has an index.
    return NUMBER.exec(text)?.[1] === '1' &&
        /[^\s\d.+\-e]/i.test(text.slice(0, 2000).replaceAll(/^ {0,8}\d{1,7}[:|]?/gm, ''))
        ? edits(text, (line, row) => {
              const [prefix, number] = NUMBER.exec(`${line} `) ?? [];
              return number === String(row + 1) ? Math.min(prefix!.length, line.length) : undefined;
          })
        : [];
}

/** Takes away so much of each line; nothing where one of them has none, or there are too few. */
function edits(text: string, widthOf: (line: string, row: number) => number | undefined): readonly Replacement[] {
    const found: Replacement[] = [];
    for (let start = 0, row = 0; start < text.length; row++) {
        const end = lineEnd(text, start);
        const line = text.slice(start, Math.min(end, start + 200));
        const width = widthOf(line, row);
        if (width === undefined && line.trim() !== '') {
            return [];
        }
        if (width !== undefined) {
            found.push({ start, end: start + width, text: '' });
        }
        start = end + 1;
    }
    return found.length > 2 ? found : [];
}
