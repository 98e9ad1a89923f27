import {
    BRACKET_OPEN,
    COLON,
    HASH,
    LINE_FEED,
    MINUS,
    PIPE,
    SLASH,
    SPACE,
    TAB,
    isDigit,
    isWordPart,
    lineEnd,
    skipBlanks,
    skipSpaces,
    GREATER,
    PAREN_OPEN,
    PERCENT,
    SEMICOLON,
} from '../scan/characters';
import type { Span } from '../types';
import type { Replacement } from './plainText';

/** A prefix of a line: how long it is, and what those of the lines around must be like to be the same. */
interface Prefix {
    readonly length: number;
    readonly written: string;
    readonly key: string;
    /** A comment sign: what follows may be code that is not to be read. */
    readonly isComment: boolean;
    /** Where the parts that differ from line to line begin and end. */
    readonly varying: readonly Span[];
}

interface PrefixedLine {
    readonly start: number;
    readonly prefix: Prefix;
}

/** Lines of another origin do not go on with what those above have left open. */
const BREAK = '\0\n';

/** So far a prefix may go. */
const REACH = 160;
/** So far a name goes at its beginning, with the blanks behind it. */
const LONGEST_NAME = 104;

const CLOCK = String.raw`\d\d:\d\d:\d\d(?:[.,]\d{1,9})?`;
const DATE = String.raw`(?:\d{4}[-/]\d\d[-/]\d\d|\d\d/\d\d/\d\d(?:\d\d)?)`;
const TIME = `(?:${DATE}(?:T|,? ))?${CLOCK}(?:Z|[+-]\\d\\d:?\\d\\d)?`;
const LEVEL = '(?:DEBUG|INFO|WARN(?:ING)?|ERROR|CRITICAL|TRACE|FATAL|SUCCESS|NOTICE)';

/** A word between the dashes or upright lines of a prefix, the name of a logger. Not a number. */
const LOGGER = String.raw`(?!(?:nan|inf)\b)[A-Za-z_<][\w.:<>]{0,80}`;

/** What logs put in front of a line and differs from line to line, times above all. */
const VARYING = [
    // [2026-03-02 14:11:07,123][root][INFO] of Hydra
    String.raw`\[${TIME}\](?:\[[A-Za-z_][\w.:]{0,60}\]){1,3}`,
    // [2026-03-02, 14:11:07 UTC] {train.py:41} INFO of Airflow, [2026-03-02 14:11:07,123: INFO/MainProcess] of Celery
    String.raw`\[${TIME}(?: UTC| [+-]\d{4})?\](?: \{[\w./-]{1,60}:\d{1,6}\})? ${LEVEL}`,
    String.raw`\[${TIME}: ${LEVEL}/[\w.-]{1,60}\]`,
    // the log of a container, what tracing and Spring write
    String.raw`${TIME} std(?:out|err) [FP]`,
    String.raw`${TIME} {1,2}${LEVEL} \d{1,9} --- \[[^\]\n]{1,60}\] [\w.$]{1,60} {0,40}:`,
    String.raw`${TIME} {1,2}${LEVEL} [\w:]{1,80}:`,
    // a job, a step and a time, as GitHub's command line lists them
    String.raw`[A-Za-z][^\t\n]{0,60}\t[^\t\n]{1,40}\t${TIME}`,
    // journald and syslog: Mar 02 14:11:07 host unit[123]:
    String.raw`[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,40} [\w.@/-]{1,40}(?:\[\d{1,9}\])?:`,
    // glog: I0302 14:11:07.123456 12345 train.py:41]
    String.raw`[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{6} {1,9}\d{1,9} [\w./-]{1,60}:\d{1,6}\]`,
    // a time by itself, which all of these begin with
    `\\[?${TIME}\\]?:?`,
];
/** What is the same in all lines of one origin. */
const FIXED = [
    // [rank0]: and [INFO] and [train.py:41], but no row of NumPy: [nan inf]
    String.raw`(?!\[(?:[nN]a[nN]|[iI]nf|[tT]rue|[fF]alse|[nN]ull|None)\b)\[[A-Za-z_][\w./:@-]{0,60}(?: [\w./:@-]{1,40}){0,2}\]:?`,
    // 0: of srun, (train pid=123) of Ray, E of pytest
    String.raw`\d{1,4}:`,
    String.raw`\([\w ]{0,60}pid=\d{1,9}(?:, ip=[\d.]{1,40})?\)`,
    // trainer-1  | of Docker Compose
    String.raw`^[A-Za-z][\w.-]{0,60}(?:-\d{1,3} {1,40}\|| {1,40}\|(?=[^|]{0,160}$))`,
    `${LEVEL}:?`,
    'E(?= {3}|$)',
];
/** A blank follows all but the prefix that Python's logging has by itself, `INFO:root:`, and `[1,0]<stdout>:` of MPI. */
const PART = new RegExp(
    `(?:(?<varying>${VARYING.join('|')})|${FIXED.join('|')})(?= |$)|(?<joined>${LEVEL}:[\\w.]{1,60}:|\\[\\d{1,6},\\d{1,6}\\]<std(?:out|err)>:)`,
    'y',
);
/** What goes on with a prefix: ` - root - `, ` | INFO     | __main__:main:12 - `, ` | ` where no other one follows. */
const JOINT = new RegExp(` *(?:-(?: +${LOGGER} +-)*|\\|(?: +${LEVEL} *\\|(?: +${LOGGER} +-)?|(?=[^|]*$)))(?= |$)`, 'y');
/** Comment signs and signs of quotations, perhaps several: `# # `. Python's prompt is not one. */
const COMMENT = /(?!>>>|# [ℹ…])(?:(?:(?:#{1,3}>?|\/{2,3}!?|[%;>:])(?= |$) ?){1,9}|-- | \*(?: |$)|[Rr](?:em|EM) )/y;
/** What a prefix may begin with besides letters, digits and brackets. */
const SIGNS: ReadonlySet<number> = new Set([HASH, SLASH, PERCENT, SEMICOLON, COLON, GREATER, PAREN_OPEN]);
/** What the lines of a comment in C begin with, below the one that opens it. */
const STAR = ' *';

const NUMBER = /^\s{0,40}[-+]?\.?\d/;

/**
 * Takes away what the lines of a log, or of a comment, begin with alike: two of them at least, one below the other. A
 * printout that goes on from line to line is read without it.
 */
export function linePrefixEdits(text: string): readonly Replacement[] {
    const edits: Replacement[] = [];
    const run: PrefixedLine[] = [];
    let above = '';
    const close = (end: number): void => {
        const [first] = run;
        if (first !== undefined && run.length > 1 && isFree(text, run, end)) {
            const { key } = first.prefix;
            // The first line of a record may begin with more than those that go on with it.
            const isOther = above !== '' && !above.startsWith(key) && !key.startsWith(above);
            run.forEach(({ start, prefix }, i) =>
                edits.push({ start, end: start + prefix.length, text: isOther && i === 0 ? BREAK : '' }),
            );
        }
        above = first?.prefix.key ?? '';
        run.length = 0;
    };
    let last: Prefix | undefined;
    for (let start = 0; start < text.length;) {
        const next = lineEnd(text, start) + 1;
        const prefix = last !== undefined && isRepeated(text, start, last) ? last : prefixAt(text, start, next - 1);
        last = prefix;
        if (run.length > 0 && prefix?.key !== run[0]!.prefix.key) {
            close(start);
        }
        if (prefix === undefined) {
            above = '';
        } else {
            run.push({ start, prefix });
        }
        start = next;
    }
    close(text.length);
    return edits;
}

/**
 * Whether a line begins with the same prefix as the one above, and with no more than that, as most lines of a log or a
 * comment do: quicker than to look for any.
 */
function isRepeated(text: string, start: number, { isComment, written, varying }: Prefix): boolean {
    if (!written.endsWith(' ') || !isAlike(text, start, written, varying)) {
        return false;
    }
    const behind = start + written.length;
    if (isComment) {
        return /[^#/%;:>!-]/.test(text.charAt(behind));
    }
    const ink = skipSpaces(text, behind);
    return !/[-|\r\n]/.test(text.charAt(ink)) && ink < text.length && (ink > behind || !mayBegin(text, ink));
}

/** Whether the text at `start` is as it is written, but for the digits of what varies. */
function isAlike(text: string, start: number, written: string, varying: readonly Span[]): boolean {
    if (varying.length === 0) {
        return text.startsWith(written, start);
    }
    for (let i = 0; i < written.length; i++) {
        const code = text.charCodeAt(start + i);
        if (
            code !== written.charCodeAt(i) &&
            !(
                isDigit(code) &&
                isDigit(written.charCodeAt(i)) &&
                varying.some(({ start: from, end }) => from <= i && i < end)
            )
        ) {
            return false;
        }
    }
    return true;
}

/** The prefix of the line at start <= offset < end. */
function prefixAt(text: string, start: number, end: number): Prefix | undefined {
    if (!mayBegin(text, start)) {
        return undefined;
    }
    const line = text.slice(start, Math.min(end, start + REACH)).trimEnd();
    COMMENT.lastIndex = 0;
    const sign = COMMENT.exec(line)?.[0];
    return sign === undefined
        ? logPrefix(line)
        : { length: sign.length, written: sign, key: sign.replaceAll(' ', ''), isComment: true, varying: [] };
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122;
const isLetter = (code: number): boolean => isSmall(code) || (code >= 65 && code <= 90);

/** Whether a prefix may begin there. Nothing is copied to find out: a text may have a million lines of numbers. */
function mayBegin(text: string, start: number): boolean {
    const code = text.charCodeAt(start);
    if (isLetter(code) && isSmall(text.charCodeAt(start + 1))) {
        // Prose: levels are in capitals, and only months and `rem` are so short.
        return text.charCodeAt(start + 3) === SPACE || beginsWithName(text, start);
    }
    if (code <= SPACE) {
        return text.startsWith(STAR, start) && /[ \r\n]/.test(text.charAt(start + 2));
    }
    if (isDigit(code)) {
        let at = start + 1;
        while (at < start + 4 && isDigit(text.charCodeAt(at))) {
            at++;
        }
        const behind = text.charCodeAt(at);
        return behind === COLON || behind === MINUS || behind === SLASH;
    }
    switch (code) {
        case BRACKET_OPEN:
            return text.charCodeAt(start + 1) > SPACE && !/[[\]\-+.]/.test(text.charAt(start + 1));
        case MINUS:
            return text.charCodeAt(start + 1) === MINUS;
        default:
            return isWordPart(code) || SIGNS.has(code);
    }
}

/** Whether a tab or an upright line stands where it would behind a name: `trainer-1  | `. */
function beginsWithName(text: string, start: number): boolean {
    for (let at = start + 1; at < start + LONGEST_NAME; at++) {
        const code = text.charCodeAt(at);
        if (code === TAB || code === PIPE) {
            return true;
        }
        if (code === LINE_FEED) {
            return false;
        }
    }
    return false;
}

function logPrefix(line: string): Prefix | undefined {
    let key = '';
    let at = 0;
    let isJoined = false;
    const varying: Span[] = [];
    for (;;) {
        JOINT.lastIndex = at;
        const joint = key === '' ? '' : (JOINT.exec(line)?.[0] ?? '');
        const from = at + joint.length + blankAt(line, at + joint.length);
        PART.lastIndex = from;
        const next = PART.exec(line);
        if (joint === '' && next === null) {
            const length = at + (isJoined ? 0 : blankAt(line, at));
            return key === '' ? undefined : { length, written: line.slice(0, length), key, isComment: false, varying };
        }
        if (next?.groups!['varying'] !== undefined) {
            varying.push({ start: from, end: from + next[0].length });
        }
        key += joint + (next === null ? '' : next.groups!['varying'] === undefined ? next[0] : '\0');
        at = next === null ? at + joint.length : from + next[0].length;
        isJoined = next?.groups!['joined'] !== undefined;
    }
}

const blankAt = (line: string, at: number): number => (line.charCodeAt(at) === SPACE ? 1 : 0);

/** Whether the lines are a text of their own, and their beginnings no part of it. */
function isFree(text: string, run: readonly PrefixedLine[], end: number): boolean {
    const [first] = run;
    if (!first!.prefix.isComment) {
        // pandas numbers the rows of a series by their times.
        return !(
            first!.prefix.key === '\0' &&
            run.every(({ start, prefix: { length } }) => NUMBER.test(text.slice(start + length, start + length + 50)))
        );
    }
    const before = lineAboveInk(text, first!.start);
    if (first!.prefix.key === STAR.trim() && !before.trimStart().startsWith('/*')) {
        return false; // a list
    }
    const behind = text.slice(skipBlanks(text, end), skipBlanks(text, end) + 2);
    // Elements that are commented out stay so, and NumPy sets the names of its columns in comments above the numbers.
    return !/[,([{\\]$/.test(before.replace(/\s{0,99}(?:#|\/\/).*$/, '')) && !/^[)\]},]|^[-+]?\.?\d/.test(behind);
}

/** The last line above `start` that is not blank; of a long one the end. */
function lineAboveInk(text: string, start: number): string {
    const before = text.slice(Math.max(0, start - 400), start).trimEnd();
    return before.slice(before.lastIndexOf('\n') + 1);
}
