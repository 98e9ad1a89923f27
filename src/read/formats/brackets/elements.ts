import {
    AMPERSAND,
    BACKSLASH,
    BRACE_CLOSE,
    BRACE_OPEN,
    BRACKET_CLOSE,
    BRACKET_OPEN,
    BYTE_ORDER_MARK,
    COMMA,
    DIAGONAL_ELLIPSIS,
    DOT,
    ELLIPSIS,
    FORM_FEED,
    GREATER,
    HASH,
    HORIZONTAL_ELLIPSIS,
    IDEOGRAPHIC_SPACE,
    MINUS,
    NO_BREAK_SPACE,
    PAREN_CLOSE,
    PAREN_OPEN,
    PERCENT,
    PLUS,
    SEMICOLON,
    SLASH,
    STAR,
    UNICODE_MINUS,
    VERTICAL_ELLIPSIS,
    VERTICAL_TAB,
    isBlank,
    isDigit,
    isWordStart,
    lineEnd,
    skipBlanks,
} from '../../scan/characters';
import type { Collector } from '../../collector';
import { noteShape } from './arguments';
import { shaped } from './libraries';
import { Expression } from './expression';
import { readForeign } from './foreign';
import { State } from './frame';
import type { Frame } from './frame';
import { LineMarkers } from './lineMarkers';
import { messages } from '../../messages';
import { readNumberRun } from '../../scan/numberRun';
import { endRow } from './shape';

/** So many characters of numbers are read before others have their turn. */
const LONGEST_RUN = 200_000;
/** So much of a comment is looked at. */
const LONGEST_COMMENT = 400;

/**
 * Reads what stands between two brackets as long as that is numbers: the elements of an array, and the comments among
 * them.
 */
export class ElementReader {
    private readonly text: string;
    private readonly expression: Expression;
    private readonly markers: LineMarkers;

    constructor(private readonly out: Collector) {
        this.text = out.text;
        this.expression = new Expression(out.text);
        this.markers = new LineMarkers(out.text);
    }

    /** Whether the parenthesis at `pos` begins an arithmetic expression, to be read with `element`. */
    isGroup(pos: number): boolean {
        return this.expression.read(pos);
    }

    /** Reads elements up to the next bracket, or one thing that is no element. */
    read(from: number, frame: Frame): number {
        const text = this.text;
        const { numbers } = this.out;
        const before = numbers.length;
        const stop = from + LONGEST_RUN;
        const pos = readNumberRun(text, from, numbers, frame.contents, stop);
        if (numbers.length > before) {
            frame.contents.items += numbers.length - before;
            if (frame.contents.rowShape !== undefined) {
                frame.break({ reason: 'ragged', message: messages.numberBesideRows() });
                return pos;
            }
        }
        const code = text.charCodeAt(pos);
        if (pos >= stop && pos < text.length && code !== BRACKET_OPEN && code !== BRACE_OPEN) {
            return pos; // and from there on, if these are not the last of them
        }
        if (
            frame.isConstructor &&
            frame.contents.rowShape !== undefined &&
            frame.contents.wantsElement &&
            (code === BRACKET_OPEN || code === BRACE_OPEN || isWordStart(code))
        ) {
            // One argument holds the numbers, and it has been read.
            if (code === BRACKET_OPEN && shaped.has(frame.left?.callee ?? '')) {
                noteShape(text, pos, frame);
            }
            frame.state = State.Arguments;
            return pos;
        }
        let continued: number;
        switch (code) {
            case BRACKET_OPEN:
                return this.readRow(pos, frame);
            case BRACKET_CLOSE:
            case PAREN_OPEN:
            case PAREN_CLOSE:
            case BRACE_OPEN:
            case BRACE_CLOSE:
                return pos;
            case HASH:
            case PERCENT:
            case GREATER:
                return this.comment(pos, frame);
            case SEMICOLON:
                if (this.isBetweenRows(pos, frame)) {
                    frame.contents.commas++;
                    frame.contents.wantsElement = true;
                    return pos + 1;
                }
                return endRow(frame) ? pos + 1 : readForeign(this.out, pos, frame);
            case BACKSLASH: // a line end or a tab inside a string, or a continued line
                return this.escaped(pos, frame);
            case VERTICAL_TAB:
            case FORM_FEED:
            case NO_BREAK_SPACE:
            case IDEOGRAPHIC_SPACE:
            case BYTE_ORDER_MARK:
                return pos + 1;
            case ELLIPSIS:
            case VERTICAL_ELLIPSIS:
            case HORIZONTAL_ELLIPSIS:
            case DIAGONAL_ELLIPSIS:
                return this.elision(pos + 1, frame);
            case AMPERSAND:
                if (frame.isConstructor && frame.contents.items === 0 && text.charCodeAt(pos + 1) === BRACKET_OPEN) {
                    return pos + 1; // Rust borrows: of_slice(&[1.0, 2.0])
                }
                break;
            case SLASH:
                if (text.charCodeAt(pos + 1) === SLASH || text.charCodeAt(pos + 1) === STAR) {
                    return this.comment(pos, frame);
                }
                break;
            case DOT:
                if (text.startsWith('..', pos + 1)) {
                    return this.dots(pos, frame);
                }
                break;
            case PLUS:
            case MINUS:
            case STAR:
            case UNICODE_MINUS:
                continued = this.markers.skip(pos, frame);
                if (continued > pos) {
                    return continued;
                }
                break;
        }
        const isSign = code === PLUS || code === MINUS || code === UNICODE_MINUS;
        // [1 -2] are two numbers, [1 - 2] and [1-2] are one.
        const isOperator = isSign
            ? !isBlank(text.charCodeAt(pos - 1)) || isBlank(text.charCodeAt(pos + 1))
            : code === STAR || code === SLASH;
        if (
            isOperator &&
            !frame.contents.wantsElement &&
            frame.contents.items > 0 &&
            frame.contents.rowShape === undefined
        ) {
            return this.arithmetic(pos, frame);
        }
        return this.element(pos, frame);
    }

    /** Whether a semicolon parts two rows that have brackets of their own, as Eigen can print them. */
    private isBetweenRows(pos: number, { contents }: Frame): boolean {
        return (
            contents.rowShape !== undefined &&
            !contents.wantsElement &&
            this.text.charCodeAt(skipBlanks(this.text, pos + 1)) === BRACKET_OPEN
        );
    }

    /**
     * Reads a row of as many numbers as the row before it without opening a frame. Returns `pos` where it is anything
     * else.
     */
    private readRow(pos: number, frame: Frame): number {
        const text = this.text;
        const { numbers } = this.out;
        const { contents } = frame;
        const before = text.charCodeAt(pos - 1);
        if (contents.rowShape?.length !== 1 || !(before === COMMA || isBlank(before))) {
            return pos;
        }
        const separators = { commas: 0, gaps: 0, wantsElement: true };
        const base = numbers.length;
        const end = readNumberRun(text, pos + 1, numbers, separators);
        const count = numbers.length - base;
        const isRow =
            count === contents.rowShape[0] &&
            text.charCodeAt(end) === BRACKET_CLOSE &&
            (separators.gaps === 0 || separators.commas === 0);
        if (!isRow) {
            numbers.truncate(base);
            return pos;
        }
        contents.addElement();
        return end + 1;
    }

    /**
     * A line end in a string, or in one of the strings that a notebook file keeps the lines of an output in; or a line
     * that goes on.
     */
    private escaped(pos: number, frame: Frame): number {
        const escape = /^\\(?:n"(?:,\s{0,40}")?|[nrt\n\r])/.exec(this.text.slice(pos, pos + 50));
        return escape === null ? readForeign(this.out, pos, frame) : pos + escape[0].length;
    }

    /** An operator behind a number that has been read: takes the number back and reads the whole element. */
    private arithmetic(pos: number, frame: Frame): number {
        const { numbers } = this.out;
        const start = numbers.starts[numbers.length - 1]!;
        const next = skipBlanks(this.text, pos + 1);
        if (this.text.charCodeAt(pos) === STAR && this.text.charCodeAt(next) === BRACKET_OPEN) {
            const factor = numbers.values[numbers.length - 1]!;
            if (
                !frame.isConstructor ||
                (Number.isInteger(factor) &&
                    numbers.ends[numbers.length - 1]! - start < 10 &&
                    numbers.decimals === undefined)
            ) {
                return readForeign(this.out, pos, frame); // Python's 3 * [0.5]
            }
            frame.contents.factor = factor; // PyTorch 0.4: tensor(1.00000e-02 *\n [...])
            this.takeBack(frame);
            return next;
        }
        this.takeBack(frame);
        const end = this.element(start, frame);
        // What stands between the two, a comment perhaps, is not read as arithmetic.
        return end > pos ? end : readForeign(this.out, pos, frame);
    }

    private takeBack({ contents }: Frame): void {
        this.out.numbers.truncate(this.out.numbers.length - 1);
        contents.takeBack();
    }

    /** A named constant, a number with a suffix, an arithmetic expression; else something foreign. */
    element(pos: number, frame: Frame): number {
        const expression = this.expression;
        const { numbers } = this.out;
        if (!expression.read(pos)) {
            if (expression.complex) {
                frame.break({ reason: 'complex', message: messages.complex() });
                return pos + 1;
            }
            return readForeign(this.out, pos, frame);
        }
        numbers.push(expression.value, expression.tokenStart, expression.tokenEnd);
        if (expression.decimals > numbers.fixedDecimals) {
            numbers.fixedDecimals = expression.decimals;
        }
        const { contents } = frame;
        contents.addElement();
        contents.booleans += expression.boolean ? 1 : 0;
        contents.countLike = expression.countLike;
        if (contents.rowShape !== undefined) {
            frame.break({ reason: 'ragged', message: messages.numberBesideRows() });
        }
        return expression.end;
    }

    private dots(pos: number, frame: Frame): number {
        const continued = this.markers.skip(pos, frame);
        if (continued > pos) {
            return continued;
        }
        // JavaScript's [...rest, 1]
        return isWordStart(this.text.charCodeAt(pos + 3))
            ? readForeign(this.out, pos, frame)
            : this.elision(pos + 3, frame);
    }

    private elision(end: number, frame: Frame): number {
        if (frame.isConstructor && frame.contents.items === 0) {
            frame.break({ reason: 'no-values', message: messages.noValues() });
        } else if (frame.contents.items > 0 || frame.outermost !== frame.open) {
            frame.break({ reason: 'elided', message: messages.elided() });
        } else {
            frame.state = State.Other;
        }
        return end;
    }

    /** A comment inside an array, or the sign that every line of a commented array begins with. */
    private comment(pos: number, frame: Frame): number {
        const continued = this.markers.skip(pos, frame);
        if (continued > pos) {
            return continued;
        }
        const code = this.text.charCodeAt(pos);
        if (code === SLASH && this.text.charCodeAt(pos + 1) === STAR) {
            const end = this.text.indexOf('*/', pos + 2);
            return end < 0 ? this.text.length : end + 2;
        }
        const end = lineEnd(this.text, pos);
        // 3% of something is no number, and in MATLAB a comment may begin right behind one.
        const isShare =
            code === PERCENT &&
            isDigit(this.text.charCodeAt(pos - 1)) &&
            !/^%[ \t]{0,9}\p{L}[^\]]*$/u.test(this.text.slice(pos, Math.min(end, pos + LONGEST_COMMENT)));
        return code === GREATER || isShare ? readForeign(this.out, pos, frame) : end;
    }
}
