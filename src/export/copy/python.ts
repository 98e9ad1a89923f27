/** Numbers and texts as Python source. Nothing that a document holds gets into a script but through here. */
import { elementsOf } from '../../math';
import { formatExactly } from '../../format/numbers';

/** No line of a script is longer. */
const COLUMNS = 120;

/**
 * An array with more numbers is not written out: the script loads it from a file instead. So many numbers are
 * about 5 MB of source, which Python compiles in seconds; ten times that is beyond what editors open with colours.
 */
export const LARGEST_LITERAL = 250_000;

const INDENT = '    ';

/** A double with every digit; always a float, since Python's ints of 20 digits fit no tensor. */
export function pythonFloat(value: number): string {
    const text = formatExactly(value);
    if (!Number.isFinite(value)) {
        return `float('${text}')`;
    }
    return Object.is(value, -0) ? '-0.0' : /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** (), (3,), (1, 3). */
export const pythonTuple = (sizes: readonly number[]): string =>
    `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`;

/** A comment of one line, whatever line breaks the text has. */
export const comment = (text: string): string => `# ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()}`;

/** A comment, broken before the last column. */
export function comments(text: string): readonly string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of comment(text).slice(2).split(' ')) {
        if (line && line.length + word.length + 3 > COLUMNS) {
            lines.push(line);
            line = '';
        }
        line = line ? `${line} ${word}` : word;
    }
    return [...lines, line].map(words => `# ${words}`);
}

/** The rows of nested lists, one a line; a row that is too long goes on in the next line. */
function wrapped(items: readonly string[]): string {
    const lines: string[] = [];
    let line = '';
    for (const item of items) {
        if (line && INDENT.length + line.length + item.length + 2 > COLUMNS) {
            lines.push(line);
            line = '';
        }
        line = line ? `${line} ${item},` : `${item},`;
        if (item.endsWith(']')) {
            lines.push(line);
            line = '';
        }
    }
    if (line) {
        lines.push(line);
    }
    return ['[', ...lines.map(text => INDENT + text), ']'].join('\n');
}

/**
 * `before` + the numbers as nested lists + `after`: on one line where that has room, else on lines of at most
 * COLUMNS. Without numbers the shape is lost; say it in `after`. Cost: linear.
 */
export function assignment(
    before: string,
    data: ArrayLike<number>,
    shape: readonly number[],
    format: (value: number) => string,
    after: string,
): string {
    if (shape.length === 0) {
        return `${before}${format(data[0]!)}${after}`;
    }
    // How many numbers each pair of brackets but the outermost holds.
    const spans = shape.slice(1).map((_, axis) => elementsOf(shape.slice(axis + 1)));
    const bracketsAt = (at: number): number => spans.filter(span => at % span === 0).length;
    const row = spans.at(-1) ?? Infinity;
    const items = Array.from(data, (value, i) => {
        const opening = i % row === 0 ? '['.repeat(bracketsAt(i)) : '';
        const closing = (i + 1) % row === 0 ? ']'.repeat(bracketsAt(i + 1)) : '';
        return opening + format(value) + closing;
    });
    const short = items.length <= COLUMNS && `${before}[${items.join(', ')}]${after}`;
    return short !== false && short.length <= COLUMNS ? short : before + wrapped(items) + after;
}

/** A line that prints a stage, in the manner of the published example. */
export const show = (name: string, expression: string): string => `print('${`${name}:`.padEnd(20)}', ${expression})`;

/** A script of its parts; false stands for a line that is not needed. */
export const script = (...parts: readonly (string | false | readonly (string | false)[])[]): string =>
    `${parts
        .flat()
        .filter(line => line !== false)
        .join('\n')}\n`;
