import type { Collector } from '../../collector';
import { messages } from '../../messages';
import {
    BRACE_CLOSE,
    BRACE_OPEN,
    BRACKET_CLOSE,
    BRACKET_OPEN,
    LINE_FEED,
    PAREN_CLOSE,
    PAREN_OPEN,
} from '../../scan/characters';
import type { Format, FormatOf } from '../format';
import { readArguments } from './arguments';
import { classify, touchesLeft } from './classify';
import { ElementReader } from './elements';
import { giveUp } from './foreign';
import { Frame, State } from './frame';
import { OpenBrackets } from './openBrackets';
import { repeatBehind } from './repetition';
import { BracketReports } from './reports';
import { addRow } from './shape';
import { readTokens, tokenAt } from './tokens';
import { UnfinishedBrackets } from './unfinished';

/** So many characters are read before others have their turn. */
const STEP = 200_000;

/** Everything in brackets: literals, constructors, printouts. */
export const brackets: FormatOf = out => new BracketReader(out);

/**
 * Reads everything that stands in brackets: a stack of open brackets, each with the numbers and rows in it so far, in
 * one pass over the text. A bracket that closes with nothing but numbers in it is a row of the one around it or, when
 * that is something else (a call, a block, a dictionary), an array.
 */
class BracketReader implements Format {
    private readonly text: string;
    private readonly open: OpenBrackets;
    private readonly reports: BracketReports;
    private readonly elements: ElementReader;
    private readonly unfinished: UnfinishedBrackets;
    private readonly stop = /[\n()[\]{}]/g;
    isInside = false;

    constructor(private readonly out: Collector) {
        this.text = out.text;
        this.elements = new ElementReader(out);
        this.reports = new BracketReports(out);
        this.unfinished = new UnfinishedBrackets(out.text);
        this.open = new OpenBrackets(out.text, this.unfinished);
    }

    /** Reads on from `pos` until a line ends outside all brackets; returns the start of the next line. */
    read(pos: number): number {
        const { length } = this.text;
        const stop = pos + STEP;
        this.isInside = false;
        while (pos < length) {
            if (pos > stop) {
                this.isInside = true;
                return pos;
            }
            const frame = this.open.top;
            if (frame === undefined || frame.state === State.Other) {
                pos = this.skipOther(pos);
                if (pos < length && this.text.charCodeAt(pos) === LINE_FEED) {
                    pos++;
                    this.open.dropProse(pos);
                    this.open.dropUnfinished();
                    if (this.open.top === undefined) {
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
        this.reports.refuseUnclosed(this.open.takeAll());
    }

    /** Everything up to the next bracket or line end, outside arrays. */
    private skipOther(pos: number): number {
        this.stop.lastIndex = pos;
        return this.stop.test(this.text) ? this.stop.lastIndex - 1 : this.text.length;
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
        this.open.dropBefore(pos);
        const parent = this.open.top;
        const inArray = parent !== undefined && parent.state === State.Open;
        if (bracket === '(' && inArray && !touchesLeft(this.text, pos) && this.elements.isGroup(pos)) {
            return this.elements.element(pos, parent);
        }
        const frame = new Frame(bracket, pos, inArray ? parent.outermost : pos, numbers.length);
        frame.isData = inArray && parent.isConstructor;
        frame.isSparse = parent?.isSparse === true;
        frame.suppressed = parent !== undefined && (parent.suppressed || hides(parent, bracket));
        this.open.push(frame);
        if (numbers.length === 0) {
            numbers.resetDecimals();
        }
        if (touchesLeft(this.text, pos)) {
            classify(this.text, frame, parent);
        }
        return pos + 1;
    }

    private closeBracket(pos: number, bracket: string): number {
        if (!this.open.has(bracket)) {
            this.out.noteStray(pos);
            const { top } = this.open;
            if (top?.state === State.Open) {
                giveUp(this.out, top);
            }
            return pos + 1;
        }
        let frame = this.open.pop();
        let unclosed: Frame | undefined;
        while (frame.bracket !== bracket) {
            unclosed = frame;
            frame = this.open.pop();
        }
        if (unclosed !== undefined && (frame.state === State.Open || frame.state === State.Arguments)) {
            if (this.reports.holdsSeveral(frame)) {
                this.out.numbers.truncate(unclosed.contents.base);
                frame.break({ reason: 'elided', message: messages.truncated() });
            } else {
                giveUp(this.out, frame); // a regular expression's [(]
            }
        }
        return this.complete(frame, pos + 1);
    }

    /**
     * A bracket has closed, its expression ends at `end`: hands what it holds to the bracket around it, or reports it.
     */
    private complete(frame: Frame, end: number): number {
        const { numbers } = this.out;
        const parent = this.open.top;
        const parentOpen = parent !== undefined && parent.state === State.Open;
        const shape =
            frame.state === State.Open || frame.state === State.Arguments ? this.reports.shapeOf(frame) : undefined;
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
            if (parent?.bracket === '[' && isBehindSign(this.text, frame.open)) {
                numbers.truncate(frame.contents.base);
                return end; // a row, behind what a log puts in front of each line
            }
            end = this.reports.emit(frame, shape, end, parent);
            if (parentOpen) {
                giveUp(this.out, parent);
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
        this.reports.refuse(frame, end, parent);
        if (parentOpen) {
            if (parent.contents.items === 0 || parent.isConstructor) {
                giveUp(this.out, parent);
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
}

/** Whether a sign stands before it that parts no items of a list: the end of what a log begins its lines with. */
const isBehindSign = (text: string, open: number): boolean =>
    /(?:[~|>#;]|\d:) *$/.test(text.slice(Math.max(0, open - 40), open));

/**
 * Whether brackets in these hold nothing to report: among the arguments of a constructor, or rows of what it is given
 * that has turned out to hold other things, too.
 */
const hides = ({ state, isData, isSparse }: Frame, bracket: string): boolean =>
    isSparse ||
    state === State.Arguments ||
    (isData && bracket === '[' && (state === State.Other || state === State.List));
