import { isBlank, lineEnd, skipBlanks, skipSpaces } from '../../scan/characters';
import type { Collector } from '../../collector';
import type { FormatOf } from '../format';
import { readHeading } from '../surroundings';
import { leavesRoom } from './namedScores';
import { isScoreOfClass, nameSomethingElse } from './words';

const NUMBER = String.raw`([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)`;
/** `cat: 1.25`, `1. tabby cat (0.75)`, `2) Egyptian cat: 0.25`: perhaps a rank, a name, a number. */
const NAMED = new RegExp(
    String.raw`^[ \t]{0,40}(?:(\d{1,4})[.):][ \t]{1,9}|[-*•][ \t]{1,9})?([\p{L}_][^:=()[\]{}"|\\\n]{0,80}?)(?:[ \t]{0,20}[:=][ \t]{1,20}${NUMBER}|[ \t]{1,20}\(${NUMBER}\))[ \t\r]{0,9}$`,
    'iu',
);
/** `logits[0] = 1.25` */
const INDEXED = new RegExp(
    String.raw`^[ \t]{0,40}([a-z_]\w{0,60})\[(\d{1,7})\][ \t]{0,9}[:=][ \t]{0,9}${NUMBER}f?[,;]?[ \t\r]{0,9}$`,
    'i',
);
/** Longer lines are not of the kind. */
const LONGEST = 240;

/** Lines of a name, or an index, and a number each. */
export const namedLines: FormatOf = out => ({
    read: lineStart => {
        const lines = linesFrom(out.text, lineStart);
        if (lines.length < 2) {
            return lineStart;
        }
        report(out, lineStart, lines);
        return lines.at(-1)!.next;
    },
});

interface Line {
    readonly name: string;
    readonly rank: number | undefined;
    /** Of `logits[0] = 1.25`. */
    readonly index: number | undefined;
    readonly start: number;
    readonly end: number;
    readonly next: number;
}

function linesFrom(text: string, lineStart: number): readonly Line[] {
    const lines: Line[] = [];
    for (let at = lineStart; at < text.length;) {
        const line = lineAt(text, at);
        const [first] = lines;
        if (
            line === undefined ||
            (first !== undefined &&
                ((first.index === undefined) !== (line.index === undefined) ||
                    (first.index !== undefined && (line.name !== first.name || line.index !== lines.length))))
        ) {
            break;
        }
        lines.push(line);
        at = line.next;
    }
    return lines;
}

function lineAt(text: string, start: number): Line | undefined {
    const feed = lineEnd(text, start);
    if (feed - start > LONGEST || !mayEndSo(text, start, feed)) {
        return undefined;
    }
    const line = text.slice(start, feed);
    const indexed = INDEXED.exec(line);
    const named = indexed === null ? NAMED.exec(line) : null;
    const number = indexed?.[3] ?? named?.[3] ?? named?.[4];
    if (number === undefined) {
        return undefined;
    }
    const at = start + line.lastIndexOf(number);
    return {
        name: indexed?.[1] ?? named![2]!,
        rank: named?.[1] === undefined ? undefined : Number(named[1]),
        index: indexed === null ? undefined : Number(indexed[2]),
        start: at,
        end: at + number.length,
        next: Math.min(feed + 1, text.length),
    };
}

/** Whether the line ends as one with a number at its end does. Told at a glance, and most lines of most texts do not. */
function mayEndSo(text: string, start: number, feed: number): boolean {
    let end = feed;
    while (end > start && isBlank(text.charCodeAt(end - 1))) {
        end--;
    }
    return /[\d.)f,;]/i.test(text.charAt(end - 1));
}

function report(out: Collector, lineStart: number, lines: readonly Line[]): void {
    const { text, numbers } = out;
    const isIndexed = lines[0]!.index === 0;
    const names = lines.map(({ name }) => name);
    const heading = readHeading(text, lineStart);
    const isWhole = skipBlanks(text, 0) >= lineStart && skipBlanks(text, lines.at(-1)!.next) === text.length;
    const isRanked = lines.every(({ rank }, i) => rank === i + 1);
    const isCalled = heading.name !== undefined && isScoreOfClass(heading.name);
    if (
        lines[0]!.index === undefined
            ? nameSomethingElse(names) || new Set(names).size < names.length || !(isWhole || isCalled || isRanked)
            : !isIndexed
    ) {
        return;
    }
    const base = numbers.length;
    numbers.resetDecimals();
    const values = lines.map(({ start, end }) => Number(text.slice(start, end)));
    lines.forEach(({ start, end }, i) => {
        numbers.push(values[i]!, start, end);
        numbers.noteDecimals(text.slice(start, end));
    });
    if (numbers.decimals === undefined) {
        numbers.truncate(base);
        return;
    }
    out.add(
        base,
        {
            start: skipSpaces(text, lineStart),
            end: lines.at(-1)!.end,
            shape: [lines.length],
            name: isIndexed ? names[0] : heading.name,
            rowLabels: isIndexed ? undefined : names,
            classNames: isIndexed ? undefined : names,
            isPartial: !isIndexed && (isRanked || leavesRoom(values, heading.name)) ? true : undefined,
        },
        false,
    );
}
