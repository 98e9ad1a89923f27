import { isLikelyArray } from './isLikelyArray';
import { readArguments } from './arguments';
import { classifyCallee } from './callees';
import type { CalleeKind } from './callees';
import {
    BRACE_CLOSE,
    BRACE_OPEN,
    BRACKET_CLOSE,
    BRACKET_OPEN,
    CARRIAGE_RETURN,
    EXCLAMATION,
    GREATER,
    LINE_FEED,
    PAREN_CLOSE,
    PAREN_OPEN,
    SPACE,
    isWordPart,
} from '../../scan/characters';
import { elementsOf } from '../../../model/tensor';
import { MAX_WRITTEN_OUT } from '../../collector';
import type { Format, FormatOf } from '../format';
import type { Collector } from '../../collector';
import { repeatBefore, repeatBehind, repeatInside, scale } from './repetition';
import { dtypeOfConstructor } from '../../../model/dtype';
import { ElementReader } from './elements';
import { Frame, State } from './frame';
import { lookLeft } from './leftContext';
import type { LeftContext } from './leftContext';
import { messages } from '../../messages';
import { addRow, reshapedBehind, shapeOf } from './shape';
import { readTokens, tokenAt } from './tokens';
import { UnfinishedBrackets } from './unfinished';

/** `float[] {` and `Float32Array(3) [`: a blank between what belongs together. */
const TOUCHING = /[\]>] \{|\) \[/;

/** Blank lines in front of an array are not longer. */
const LONGEST_GAP = 400;

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/** Everything in brackets: literals, constructors, printouts. */
export const brackets: FormatOf = out => new BracketReader(out);

/**
 * Reads everything that stands in brackets: a stack of open brackets, each with the numbers and rows in it so far, in
 * one pass over the text. A bracket that closes with nothing but numbers in it is a row of the one around it or, when
 * that is something else (a call, a block, a dictionary), an array.
 */
class BracketReader implements Format {
    private readonly text: string;
    private readonly frames: Frame[] = [];
    private depth = 0;
    /** How many brackets of each kind are open. */
    private readonly open: Record<string, number> = { '[': 0, '(': 0, '{': 0 };
    private readonly elements: ElementReader;
    private readonly unfinished: UnfinishedBrackets;
    private readonly stop = /[\n()[\]{}]/g;

    constructor(private readonly out: Collector) {
        this.text = out.text;
        this.elements = new ElementReader(out);
        this.unfinished = new UnfinishedBrackets(out.text);
    }

    /** Reads on from `pos` until a line ends outside all brackets; returns the start of the next line. */
    read(pos: number): number {
        const { length } = this.text;
        while (pos < length) {
            const frame = this.depth === 0 ? undefined : this.frames[this.depth - 1]!;
            if (frame === undefined || frame.state === State.Other) {
                pos = this.skipOther(pos);
                if (pos < length && this.text.charCodeAt(pos) === LINE_FEED) {
                    pos++;
                    this.dropProse(pos);
                    this.dropUnfinished();
                    if (this.depth === 0) {
                        return pos;
                    }
                    continue;
                }
            } else if (frame.state === State.Open) {
                pos = this.elements.read(pos, frame);
            } else if (frame.state === State.Arguments) {
                pos = readArguments(this.text, pos, frame);
            } else {
                pos = readTokens(this.text, pos, frame, this.unfinished);
            }
            if (pos < length) {
                pos = this.bracket(pos);
            }
        }
        return pos;
    }

    /** Refuses what is still open at the end of the text. */
    finish(): void {
        for (let depth = 0; depth < this.depth; depth++) {
            const frame = this.frames[depth]!;
            const reading =
                frame.state === State.Open || frame.state === State.Broken || frame.state === State.Arguments;
            if (reading && !frame.suppressed && this.holdsNumbers(frame)) {
                const left = this.leftOf(frame);
                this.out.refuse(left.start, this.text.length, {
                    reason: 'elided',
                    message: messages.cutOff(CLOSING[frame.bracket]!),
                });
                break;
            }
        }
        this.depth = 0;
    }

    /** Whether a frame that never closed is worth a refusal: it holds more than one number, or is a constructor. */
    private holdsNumbers(frame: Frame): boolean {
        if (frame.state === State.Broken) {
            return frame.problem?.reason === 'elided' || (frame.evidence.simple && frame.problem !== undefined);
        }
        return this.holdsSeveral(frame) || (frame.isConstructor && this.out.numbers.length > frame.contents.base);
    }

    /** Whether more than one number is in a frame that has not been closed: in its rows, or behind brackets in it. */
    private holdsSeveral({ contents: { base, items, rowShape } }: Frame): boolean {
        return this.out.numbers.length - base > 1 || items * elementsOf(rowShape ?? []) > 1;
    }

    /** Everything up to the next bracket or line end, outside arrays. */
    private skipOther(pos: number): number {
        this.stop.lastIndex = pos;
        return this.stop.test(this.text) ? this.stop.lastIndex - 1 : this.text.length;
    }

    /** A blank line ends what prose has left open: a smiley, an unfinished parenthesis. */
    private dropProse(lineStart: number): void {
        const code = this.text.charCodeAt(lineStart);
        if (code !== LINE_FEED && !(code === CARRIAGE_RETURN && this.text.charCodeAt(lineStart + 1) === LINE_FEED)) {
            return;
        }
        while (this.depth > 0 && this.frames[this.depth - 1]!.bracket !== '{') {
            this.pop();
        }
    }

    /** At a line end: what prose has left open for good is not around what follows. */
    private dropUnfinished(): void {
        while (this.depth > 0) {
            const { state, bracket, open } = this.frames[this.depth - 1]!;
            if (state !== State.Other || bracket === '{' || !this.unfinished.has(open)) {
                break;
            }
            this.pop();
        }
    }

    /** Whether the bracket, which nothing closes, is not around the next one at `pos`, behind a blank line. */
    private endsBefore(frame: Frame, pos: number): boolean {
        return (
            frame.contents.items === 0 &&
            pos - frame.open < LONGEST_GAP &&
            /\n[ \t\r]{0,200}\n/.test(this.text.slice(frame.open, pos)) &&
            this.unfinished.has(frame.open)
        );
    }

    /** Opens or closes a bracket at `pos`; anything else there is left to the next step. */
    private bracket(pos: number): number {
        switch (this.text.charCodeAt(pos)) {
            case BRACKET_OPEN:
                return this.openBracket(pos, '[');
            case PAREN_OPEN:
                return this.openBracket(pos, '(');
            case BRACE_OPEN:
                return this.openBracket(pos, '{');
            case BRACKET_CLOSE:
                return this.closeBracket(pos, '[');
            case PAREN_CLOSE:
                return this.closeBracket(pos, '(');
            case BRACE_CLOSE:
                return this.closeBracket(pos, '{');
            default:
                return pos;
        }
    }

    private openBracket(pos: number, bracket: string): number {
        const { numbers } = this.out;
        while (this.depth > 0 && this.endsBefore(this.frames[this.depth - 1]!, pos)) {
            this.pop();
        }
        const parent = this.depth === 0 ? undefined : this.frames[this.depth - 1]!;
        const inArray = parent !== undefined && parent.state === State.Open;
        if (bracket === '(' && inArray && !this.touches(pos) && this.elements.isGroup(pos)) {
            return this.elements.element(pos, parent);
        }
        const frame = new Frame(bracket, pos, inArray ? parent.outermost : pos, numbers.length);
        frame.isData = inArray && parent.isConstructor;
        frame.isSparse = parent?.isSparse === true;
        frame.suppressed = parent !== undefined && (parent.suppressed || hides(parent, bracket));
        this.frames[this.depth++] = frame;
        this.open[bracket]!++;
        if (numbers.length === 0) {
            numbers.resetDecimals();
        }
        if (this.touches(pos)) {
            this.classify(frame);
        }
        return pos + 1;
    }

    /** Whether something other than a blank, a separator or a bracket touches the bracket on its left. */
    private touches(pos: number): boolean {
        const code = this.text.charCodeAt(pos - 1);
        return (
            pos > 0 &&
            (isWordPart(code) ||
                code === EXCLAMATION ||
                code === BRACKET_CLOSE ||
                code === GREATER ||
                code === PAREN_CLOSE ||
                (code === SPACE && TOUCHING.test(this.text.slice(pos - 2, pos + 1))))
        );
    }

    private classify(frame: Frame): void {
        const left = lookLeft(this.text, frame.open);
        frame.left = left;
        const before = this.text.charCodeAt(frame.open - 1);
        const parent = this.depth > 1 ? this.frames[this.depth - 2]! : undefined;
        const isSubscript =
            frame.bracket === '[' &&
            (before === BRACKET_CLOSE || before === PAREN_CLOSE) &&
            !(parent?.state === State.Open && parent.contents.rowShape !== undefined);
        // f()(...) and table[0](...) are calls, too.
        const isCallOfResult = frame.bracket === '(' && (before === PAREN_CLOSE || before === BRACKET_CLOSE);
        let kind: CalleeKind = isCallOfResult ? 'other' : classifyCallee(left.callee, frame.bracket);
        if (isSubscript) {
            kind = 'other';
        } else if (left.callee === 'matrix' && this.text.startsWith('c(', frame.open + 1)) {
            kind = 'other'; // R's matrix(c(1, 2, 3, 4), nrow = 2) goes by columns
        }
        frame.kind = kind;
        if (kind === 'other' || kind === 'shape' || kind === 'tracer') {
            frame.state = State.Other;
            frame.suppressed ||= kind === 'shape' || (frame.bracket === '[' && (left.callee !== '' || isSubscript));
            if (kind === 'tracer') {
                frame.state = State.Open;
                frame.break({ reason: 'no-values', message: messages.noValues() });
            }
        } else if (kind === 'sparse') {
            frame.breakSparse();
        } else if (kind === 'tensor') {
            frame.suppressed = frame.isSparse;
        }
    }

    private pop(): Frame {
        const frame = this.frames[--this.depth]!;
        this.open[frame.bracket]!--;
        return frame;
    }

    private closeBracket(pos: number, bracket: string): number {
        if (this.open[bracket] === 0) {
            this.out.noteStray(pos);
            const top = this.depth > 0 ? this.frames[this.depth - 1]! : undefined;
            if (top?.state === State.Open) {
                this.elements.giveUp(top);
            }
            return pos + 1;
        }
        let frame = this.pop();
        let unclosed: Frame | undefined;
        while (frame.bracket !== bracket) {
            unclosed = frame;
            frame = this.pop();
        }
        if (unclosed !== undefined && (frame.state === State.Open || frame.state === State.Arguments)) {
            if (this.holdsSeveral(frame)) {
                this.out.numbers.truncate(unclosed.contents.base);
                frame.break({ reason: 'elided', message: messages.truncated() });
            } else {
                this.elements.giveUp(frame); // a regular expression's [(]
            }
        }
        return this.complete(frame, pos + 1);
    }

    /**
     * A bracket has closed, its expression ends at `end`: hands what it holds to the bracket around it, or reports it.
     */
    private complete(frame: Frame, end: number): number {
        const { numbers } = this.out;
        const parent = this.depth === 0 ? undefined : this.frames[this.depth - 1]!;
        const parentOpen = parent !== undefined && parent.state === State.Open;
        const shape = frame.state === State.Open || frame.state === State.Arguments ? this.shapeOf(frame) : undefined;
        if (shape !== undefined) {
            if (parentOpen && !frame.isConstructor) {
                if (
                    frame.bracket === '[' &&
                    shape.length === 1 &&
                    shape[0] === 0 &&
                    /^(?:\[\])*[A-Z_]/i.test(this.text.slice(end, end + 12))
                ) {
                    return end; // the brackets of Go's []float64{...}
                }
                end = repeatBehind(this.text, frame, numbers, shape, end);
                if (frame.problem === undefined) {
                    addRow(parent, frame, shape);
                    if (parent.state === State.Broken) {
                        numbers.truncate(parent.contents.base);
                    }
                } else {
                    parent.break(frame.problem);
                }
                return end;
            }
            if (parent?.state === State.Broken && !frame.isConstructor) {
                numbers.truncate(frame.contents.base);
                return end;
            }
            end = this.emit(frame, shape, end, parent);
            if (parentOpen) {
                this.elements.giveUp(parent);
            }
            return end;
        }
        numbers.truncate(frame.contents.base);
        if (frame.state === State.Broken && parentOpen) {
            parent.evidence.simple &&= frame.evidence.simple;
            parent.evidence.numbers = frame.evidence.numbers;
            parent.evidence.floats = frame.evidence.floats;
            parent.break(frame.problem!);
            return end;
        }
        this.refuse(frame, end, parent);
        if (parentOpen) {
            if (parent.contents.items === 0 || parent.isConstructor) {
                this.elements.giveUp(parent);
            } else {
                parent.evidence.simple = false;
                parent.break({
                    reason: 'not-numeric',
                    message: messages.notNumeric(tokenAt(this.text, frame.open)),
                    needsEvidence: true,
                });
            }
        } else if (parent !== undefined && (parent.state === State.List || parent.state === State.Broken)) {
            parent.evidence.simple = false;
        }
        return end;
    }

    private refuse(frame: Frame, end: number, parent: Frame | undefined): void {
        const left = this.leftOf(frame);
        if (frame.suppressed) {
            return;
        }
        frame.evidence.simple &&= frame.evidence.tokens <= 1;
        if (frame.state === State.Broken && frame.problem !== undefined) {
            const worthIt =
                frame.problem.needsEvidence !== true ||
                (frame.evidence.simple &&
                    (frame.evidence.floats > 0 || frame.evidence.numbers > 2 || frame.kind === 'tensor'));
            const likely = frame.bracket === '[' || frame.kind !== 'none' || left.binding === '=';
            if (worthIt && likely && parent?.state !== State.Broken) {
                this.out.refuse(left.start, end, frame.problem);
            }
        } else if (frame.state === State.List && frame.evidence.simple && frame.bracket === '[') {
            const inConstructor = parent?.isConstructor === true && !/^['"]/.test(frame.evidence.foreign);
            if (inConstructor || frame.evidence.floats > 0 || frame.evidence.numbers > 2) {
                const outer = inConstructor ? this.leftOf(parent) : left;
                this.out.refuse(
                    outer.start,
                    inConstructor && this.text.charCodeAt(end) === PAREN_CLOSE ? end + 1 : end,
                    { reason: 'not-numeric', message: messages.notNumeric(frame.evidence.foreign) },
                );
            }
        }
    }

    private shapeOf(frame: Frame): number[] | undefined {
        const { numbers } = this.out;
        const shape = shapeOf(frame);
        if (shape === undefined) {
            return undefined;
        }
        scale(frame, numbers);
        if (frame.semicolons?.count === 1 && frame.contents.items === 2) {
            const { callee, type = '' } = this.leftOf(frame);
            if (callee.endsWith('!') || type.includes(';')) {
                repeatInside(frame, numbers, shape);
            }
        }
        return frame.problem === undefined && frame.state !== State.Other ? shape : undefined;
    }

    /** Reports the array of a frame that has closed at `end`, if it is one. Returns where the expression ends. */
    private emit(frame: Frame, shape: number[], end: number, parent: Frame | undefined): number {
        const { out } = this;
        let left = this.leftOf(frame);
        const start = repeatBefore(this.text, frame, out.numbers, shape, left.start);
        if (start < left.start) {
            left = { ...lookLeft(this.text, start), start };
        }
        end = repeatBehind(this.text, frame, out.numbers, shape, end);
        if (
            frame.state !== State.Broken &&
            parent === undefined &&
            frame.bracket === '[' &&
            isOperand(this.text, left.start, end)
        ) {
            frame.break({ reason: 'not-numeric', message: messages.joined() });
        }
        if (frame.state === State.Broken) {
            this.refuse(frame, end, parent);
        }
        const written = out.numbers.length - frame.contents.base;
        const count = frame.contents.items === 0 ? 0 : elementsOf(shape);
        if (
            frame.state === State.Broken ||
            frame.suppressed ||
            !isLikelyArray(this.text, frame, left, end, {
                count,
                rank: shape.length,
                isEnclosed: parent !== undefined,
                isWhole: out.numbers.decimals === undefined,
            })
        ) {
            out.numbers.truncate(frame.contents.base);
            return end;
        }
        const reshaped = frame.isConstructor ? reshapedBehind(this.text, end, count) : undefined;
        const dtype =
            frame.said?.dtype ??
            dtypeOfConstructor(left.callee) ??
            (frame.contents.booleans > 0 && frame.contents.booleans === written ? 'bool' : undefined);
        if (count > written && !out.affords(count)) {
            out.numbers.truncate(frame.contents.base);
            out.refuse(left.start, end, {
                reason: 'too-large',
                message: messages.tooManyCopiesInText(MAX_WRITTEN_OUT),
            });
            return end;
        }
        const bare = left.binding === undefined && frame.kind === 'none' && parent === undefined;
        out.add(
            frame.contents.base,
            { start: left.start, end, shape: reshaped ?? shape, name: left.name, dtype },
            bare,
        );
        return end;
    }

    private leftOf(frame: Frame): LeftContext {
        return (frame.left ??= lookLeft(this.text, frame.open));
    }
}

/**
 * Whether brackets in these hold nothing to report: among the arguments of a constructor, or rows of what it is given
 * that has turned out to hold other things, too.
 */
const hides = ({ state, isData, isSparse }: Frame, bracket: string): boolean =>
    isSparse ||
    state === State.Arguments ||
    (isData && bracket === '[' && (state === State.Other || state === State.List));

/** `[0.1] * 3 + [0.5]`, `[1, 2] + y`: lists that are joined are one array, and neither of them is the whole of it. */
function isOperand(text: string, start: number, end: number): boolean {
    return (
        /^[ \t]{0,20}\+[ \t]{0,20}[[A-Z_]/i.test(text.slice(end, end + 50)) ||
        /[\])\w][ \t]{0,20}\+[ \t]{0,20}$/.test(text.slice(Math.max(0, start - 50), start))
    );
}
