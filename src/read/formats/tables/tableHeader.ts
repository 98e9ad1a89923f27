import { SPACE, isSpace } from '../../scan/characters';
import { csvRecord } from '../../scan/csv';

/** The rows that a header may belong to. */
export interface HeadedRows {
    readonly columns: number;
    readonly labels: readonly string[];
    readonly delimiter: number;
}

export interface ColumnHeader {
    readonly labels: readonly string[];
    /** The first column of the rows numbers or names them. */
    readonly hasIndex: boolean;
    /** It cannot be a line of prose that happens to have as many words as there are columns. */
    readonly isAligned: boolean;
    /** Its words are all that the line says, and not the numbers of the columns. */
    readonly isNamed: boolean;
    /** What stands above the names or numbers of the rows, where they are a field of their own. */
    readonly indexName?: string;
}

const isNumeral = (word: string): boolean => word !== '' && !Number.isNaN(Number(word));

/** A line of prose or code, a progress bar, a heading: what ends in the middle of something, has upright lines or half of a bracket. */
const NO_NAMES = /[:=>([{]\s*$|^#|\||\[[^\]]*$|^[^[]*\]/;

/** Reads the line above the rows as the names of their columns. */
export function headerOf(line: string, block: HeadedRows): ColumnHeader | undefined {
    const isR = /^\s*(?:\[,\d+\]\s*)+$/.test(line);
    const content = line.replace(/^\s*[#%]\s*/, '');
    const isWhole = content === line;
    if (content.trim() === '' || (block.delimiter === SPACE && NO_NAMES.test(content))) {
        return undefined;
    }
    const delimiter = String.fromCharCode(block.delimiter);
    const columns = block.columns;
    const labelled = block.labels.length > 0;
    const words =
        block.delimiter !== SPACE
            ? (csvRecord(content, delimiter) ?? [])
            : ([/\s+/, /\s{2,}/]
                  .map(gap => content.trim().split(gap))
                  .find(({ length }) => length === columns || (length === columns - 1 && !labelled)) ?? []);
    if (words.length === 0) {
        return undefined;
    }
    if (words.every(isNumeral)) {
        return words.length === columns - 1 && words.every((word, i) => Number(word) === i)
            ? { labels: words, hasIndex: true, isAligned: true, isNamed: false }
            : undefined;
    }
    if (block.delimiter !== SPACE) {
        const hasIndex = words[0] === '' || labelled;
        const named = hasIndex ? words.slice(1) : words;
        if (named.every(isNumeral) && !named.every((word, i) => Number(word) === i)) {
            return undefined; // a row whose label could not be one
        }
        return named.length === columns - (hasIndex && !labelled ? 1 : 0)
            ? {
                  labels: named,
                  hasIndex,
                  isAligned: true,
                  isNamed: isWhole,
                  ...(hasIndex && { indexName: words[0]! }),
              }
            : undefined;
    }
    // A header is set above the columns: it begins with the blanks that the row names need. Else it may be prose.
    const isAligned = isSpace(line.charCodeAt(0)) || /^[#%]/.test(line);
    const leavesIndex = words.length === columns - 1 && isSpace(line.charCodeAt(0));
    if (isAligned && (labelled ? words.length === columns : leavesIndex)) {
        return { labels: isR ? [] : words, hasIndex: true, isAligned, isNamed: isWhole };
    }
    return words.length === columns && columns > 1 && !labelled && !words.some(word => /^[-\d.]/.test(word))
        ? { labels: words, hasIndex: false, isAligned, isNamed: isWhole }
        : undefined;
}
