import { isArray } from './accept';
import { readArgument } from './arguments';
import { classifyCallee, type CalleeKind } from './callee';
import {
    BRACE_CLOSE, BRACE_OPEN, BRACKET_CLOSE, BRACKET_OPEN, COMMA, DOT, DOUBLE_QUOTE, ELLIPSIS, EQUALS, HASH, LINE_FEED, MINUS, PAREN_CLOSE, PAREN_OPEN,
    PERCENT, PLUS, SEMICOLON, SINGLE_QUOTE, SLASH, SPACE, STAR, UNICODE_MINUS, DIAGONAL_ELLIPSIS, HORIZONTAL_ELLIPSIS, VERTICAL_ELLIPSIS, GREATER, BACKSLASH, EXCLAMATION,
    isBlank, isDigit, isWordPart, isWordStart, lineEnd, skipBlanks, skipDottedWord, skipSpaces,
} from './chars';
import type { Collector } from './collector';
import { continuationLength } from './continuation';
import { dtypeOfConstructor } from './dtype';
import { Expression } from './expression';
import { Frame, State } from './frame';
import { lookLeft, type Left } from './left';
import { counted, messages } from './messages';
import { readNumberRun } from './number-run';

/** NumPy allows 64 dimensions. */
const MAX_RANK = 64;
const MAX_COPIED = 5_000_000;

/** `float[] {` and `Float32Array(3) [`: a blank between what belongs together. */
const TOUCHING = /[\]>] \{|\) \[/;

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/**
 * Reads everything that stands in brackets: a stack of open brackets, each with the numbers and rows in it so far, in one
 * pass over the text. A bracket that closes with nothing but numbers in it is a row of the one around it or, when that is
 * something else (a call, a block, a dictionary), an array.
 */
export class LiteralReader {
    readonly #text: string;
    readonly #frames: Frame[] = [];
    #depth = 0;
    /** How many brackets of each kind are open. */
    readonly #open: Record<string, number> = { '[': 0, '(': 0, '{': 0 };
    readonly #expression: Expression;
    /** What a line inside the array has to begin with in a comment or after a prompt; undefined: not looked up yet. */
    #marker: string | undefined;

    constructor(private readonly out: Collector) {
        this.#text = out.text;
        this.#expression = new Expression(out.text);
    }

    /** Reads on from `pos` until a line ends outside all brackets; returns the start of the next line. */
    readLine(pos: number): number {
        const { length } = this.#text;
        while (pos < length) {
            const frame = this.#depth === 0 ? undefined : this.#frames[this.#depth - 1]!;
            if (frame === undefined || frame.state === State.Other) {
                pos = this.#skipOther(pos);
                if (pos < length && this.#text.charCodeAt(pos) === LINE_FEED) {
                    pos++;
                    this.#dropProse(pos);
                    if (this.#depth === 0) {
                        return pos;
                    }
                    continue;
                }
            } else if (frame.state === State.Open) {
                pos = this.#readOpen(pos, frame);
            } else if (frame.state === State.Arguments) {
                pos = readArgument(this.#text, pos, frame);
            } else {
                pos = this.#readTokens(pos, frame);
            }
            if (pos < length) {
                pos = this.#bracket(pos);
            }
        }
        return pos;
    }

    /** Refuses what is still open at the end of the text. */
    finish(): void {
        for (let depth = 0; depth < this.#depth; depth++) {
            const frame = this.#frames[depth]!;
            const reading = frame.state === State.Open || frame.state === State.Broken || frame.state === State.Arguments;
            if (reading && !frame.suppressed && this.#holdsNumbers(depth)) {
                const left = this.#leftOf(frame);
                const outermost = this.#frames[depth]!;
                this.out.refuse(left.start, this.#text.length, { reason: 'elided', message: messages.cutOff(CLOSING[outermost.bracket]!) });
                break;
            }
        }
        this.#depth = 0;
    }

    /** Whether the open frames from `depth` on are worth a refusal: more than one number, or a constructor. */
    #holdsNumbers(depth: number): boolean {
        const frame = this.#frames[depth]!;
        if (frame.state === State.Broken) {
            return frame.problem?.reason === 'elided' || (frame.simple && frame.problem !== undefined);
        }
        const count = this.out.numbers.length - frame.base;
        return count > 1 || (count > 0 && frame.isConstructor);
    }

    /** Everything up to the next bracket or line end, outside arrays. */
    #skipOther(pos: number): number {
        const text = this.#text;
        const { length } = text;
        for (; pos < length; pos++) {
            const code = text.charCodeAt(pos);
            if (code === LINE_FEED || code === PAREN_OPEN || code === PAREN_CLOSE || code === BRACKET_OPEN || code === BRACKET_CLOSE || code === BRACE_OPEN || code === BRACE_CLOSE) {
                break;
            }
        }
        return pos;
    }

    /** A blank line ends what prose has left open: a smiley, an unfinished parenthesis. */
    #dropProse(lineStart: number): void {
        const code = this.#text.charCodeAt(lineStart);
        if (code !== LINE_FEED && !(code === 13 && this.#text.charCodeAt(lineStart + 1) === LINE_FEED)) {
            return;
        }
        while (this.#depth > 0 && this.#frames[this.#depth - 1]!.bracket !== '{') {
            this.#pop();
        }
    }

    /** Opens or closes a bracket at `pos`; anything else there is left to the next step. */
    #bracket(pos: number): number {
        switch (this.#text.charCodeAt(pos)) {
            case BRACKET_OPEN: return this.#openBracket(pos, '[');
            case PAREN_OPEN: return this.#openBracket(pos, '(');
            case BRACE_OPEN: return this.#openBracket(pos, '{');
            case BRACKET_CLOSE: return this.#closeBracket(pos, '[');
            case PAREN_CLOSE: return this.#closeBracket(pos, '(');
            case BRACE_CLOSE: return this.#closeBracket(pos, '{');
            default: return pos;
        }
    }

    // ---- inside an array ------------------------------------------------------------------------------------------

    /** Reads elements up to the next bracket, or one thing that is no element. */
    #readOpen(pos: number, frame: Frame): number {
        const text = this.#text;
        const { numbers } = this.out;
        const before = numbers.length;
        pos = readNumberRun(text, pos, numbers, frame);
        if (numbers.length > before) {
            frame.items += numbers.length - before;
            if (frame.childShape !== undefined) {
                frame.break({ reason: 'ragged', message: messages.numberBesideRows() });
                return pos;
            }
        }
        const code = text.charCodeAt(pos);
        switch (code) {
            case BRACKET_OPEN:
                return this.#readRow(pos, frame);
            case BRACKET_CLOSE: case PAREN_OPEN: case PAREN_CLOSE: case BRACE_OPEN: case BRACE_CLOSE:
                return pos;
            case HASH: case PERCENT: case GREATER:
                return this.#comment(pos, frame);
            case SEMICOLON:
                return this.#endRow(pos, frame);
            case BACKSLASH: // a line end or a tab inside a string, or a continued line
                return this.#escaped(pos, frame);
            case 0xA0: case 0x3000: case 0xFEFF: case 0x0B: case 0x0C:
                return pos + 1;
            case ELLIPSIS: case VERTICAL_ELLIPSIS: case HORIZONTAL_ELLIPSIS: case DIAGONAL_ELLIPSIS:
                return this.#elision(pos + 1, frame);
            case SLASH:
                if (text.charCodeAt(pos + 1) === SLASH || text.charCodeAt(pos + 1) === STAR) {
                    return this.#comment(pos, frame);
                }
                break;
            case DOT:
                if (text.startsWith('..', pos + 1)) {
                    return this.#dots(pos, frame);
                }
                break;
            case PLUS: case MINUS: case STAR: case UNICODE_MINUS:
                if (this.#skipMarker(pos) > pos) {
                    return this.#skipMarker(pos);
                }
                break;
        }
        const isOperator = code === PLUS || code === MINUS || code === STAR || code === SLASH || code === UNICODE_MINUS;
        if (isOperator && !frame.wantsElement && frame.items > 0 && frame.childShape === undefined && !(code === UNICODE_MINUS && isDigit(text.charCodeAt(pos + 1)))) {
            return this.#arithmetic(pos, frame);
        }
        return this.#element(pos, frame);
    }

    /** Reads a row of as many numbers as the row before it without opening a frame. Returns `pos` where it is anything else. */
    #readRow(pos: number, frame: Frame): number {
        const text = this.#text;
        const { numbers } = this.out;
        const before = text.charCodeAt(pos - 1);
        if (frame.childShape?.length !== 1 || !(before === COMMA || isBlank(before))) {
            return pos;
        }
        const separators = { commas: 0, gaps: 0, wantsElement: true };
        const base = numbers.length;
        const end = readNumberRun(text, pos + 1, numbers, separators);
        const count = numbers.length - base;
        const isRow = count === frame.childShape[0] && text.charCodeAt(end) === BRACKET_CLOSE && (separators.gaps === 0 || separators.commas === 0);
        if (!isRow) {
            numbers.length = base;
            return pos;
        }
        this.#countRow(frame);
        return end + 1;
    }

    #countRow(frame: Frame): void {
        frame.items++;
        if (!frame.wantsElement) {
            frame.gaps++;
        }
        frame.wantsElement = false;
    }

    /** A line end in a string, or in one of the strings that a notebook file keeps the lines of an output in; or a line that goes on. */
    #escaped(pos: number, frame: Frame): number {
        const escape = /^\\(?:n"(?:,\s{0,40}")?|[nrt\n\r])/.exec(this.#text.slice(pos, pos + 50));
        return escape === null ? this.#foreign(pos, frame) : pos + escape[0].length;
    }

    /** An operator behind a number that has been read: takes the number back and reads the whole element. */
    #arithmetic(pos: number, frame: Frame): number {
        const { numbers } = this.out;
        const start = numbers.starts[numbers.length - 1]!;
        const next = skipBlanks(this.#text, pos + 1);
        if (this.#text.charCodeAt(pos) === STAR && this.#text.charCodeAt(next) === BRACKET_OPEN) {
            const factor = numbers.values[numbers.length - 1]!;
            if (!frame.isConstructor || Number.isInteger(factor) && numbers.ends[numbers.length - 1]! - start < 10 && numbers.decimals === undefined) {
                return this.#foreign(pos, frame); // Python's 3 * [0.5]
            }
            frame.factor = factor; // PyTorch 0.4: tensor(1.00000e-02 *\n [...])
            this.#takeBack(frame);
            return next;
        }
        this.#takeBack(frame);
        const end = this.#element(start, frame);
        // What stands between the two, a comment perhaps, is not read as arithmetic.
        return end > pos ? end : this.#foreign(pos, frame);
    }

    #takeBack(frame: Frame): void {
        this.out.numbers.length--;
        frame.items--;
        if (!frame.wantsElement && frame.gaps > 0 && frame.commas === 0) {
            frame.gaps--;
        }
        frame.wantsElement = true;
    }

    /** A named constant, a number with a suffix, an arithmetic expression; else something foreign. */
    #element(pos: number, frame: Frame): number {
        const expression = this.#expression;
        const { numbers } = this.out;
        if (!expression.read(pos)) {
            if (expression.complex) {
                frame.break({ reason: 'complex', message: messages.complex() });
                return pos + 1;
            }
            return this.#foreign(pos, frame);
        }
        numbers.push(expression.value, expression.tokenStart, expression.tokenEnd);
        if (expression.decimals > numbers.fixedDecimals) {
            numbers.fixedDecimals = expression.decimals;
        }
        frame.items++;
        if (!frame.wantsElement) {
            frame.gaps++;
        }
        frame.wantsElement = false;
        frame.booleans += expression.boolean ? 1 : 0;
        frame.countLike = expression.countLike;
        if (frame.childShape !== undefined) {
            frame.break({ reason: 'ragged', message: messages.numberBesideRows() });
        }
        return expression.end;
    }

    /** `;` ends a row in MATLAB and Julia, and gives the number of copies in Rust. */
    #endRow(pos: number, frame: Frame): number {
        const inRow = frame.items - frame.rowsEnd;
        if (frame.bracket === '{' || frame.childShape !== undefined || inRow === 0) {
            return this.#foreign(pos, frame);
        }
        if (frame.rows === 0) {
            frame.rowLength = inRow;
        } else if (inRow !== frame.rowLength) {
            frame.break({ reason: 'ragged', message: messages.ragged(frame.rows + 1, counted(inRow), counted(frame.rowLength)) });
        }
        frame.rows++;
        frame.rowsEnd = frame.items;
        frame.wantsElement = true;
        return pos + 1;
    }

    #dots(pos: number, frame: Frame): number {
        if (this.#skipMarker(pos) > pos) {
            return this.#skipMarker(pos);
        }
        // JavaScript's [...rest, 1]
        return isWordStart(this.#text.charCodeAt(pos + 3)) ? this.#foreign(pos, frame) : this.#elision(pos + 3, frame);
    }

    #elision(end: number, frame: Frame): number {
        if (frame.isConstructor && frame.items === 0) {
            frame.break({ reason: 'no-values', message: messages.noValues() });
        } else if (frame.items > 0 || this.#depth > 1) {
            frame.break({ reason: 'elided', message: messages.elided() });
        } else {
            frame.state = State.Other;
        }
        return end;
    }

    /** A comment inside an array, or the sign that every line of a commented array begins with. */
    #comment(pos: number, frame: Frame): number {
        const continued = this.#skipMarker(pos);
        if (continued > pos) {
            return continued;
        }
        const code = this.#text.charCodeAt(pos);
        if (code === SLASH && this.#text.charCodeAt(pos + 1) === STAR) {
            const end = this.#text.indexOf('*/', pos + 2);
            return end < 0 ? this.#text.length : end + 2;
        }
        return code === GREATER ? this.#foreign(pos, frame) : lineEnd(this.#text, pos);
    }

    #skipMarker(pos: number): number {
        const outermost = this.#outermostOpen();
        const skipped = continuationLength(this.#text, pos, outermost.open, this.#marker);
        this.#marker = skipped.marker;
        return pos + skipped.length;
    }

    #outermostOpen(): Frame {
        let depth = this.#depth;
        while (depth > 1 && this.#frames[depth - 2]!.state === State.Open && depth > this.#depth - MAX_RANK) {
            depth--;
        }
        return this.#frames[depth - 1]!;
    }

    // ---- something else than numbers ------------------------------------------------------------------------------

    /** Something at `pos` that is no number: refuses the array, or finds that it is none. Returns where to go on. */
    #foreign(pos: number, frame: Frame): number {
        const text = this.#text;
        const code = text.charCodeAt(pos);
        if (isWordStart(code)) {
            const end = skipDottedWord(text, pos);
            const word = text.slice(pos, Math.min(end, pos + 40));
            const next = text.charCodeAt(end);
            if (next === PAREN_OPEN || next === BRACKET_OPEN || next === EXCLAMATION || next === BRACE_OPEN || word === 'new') {
                // A constructor, perhaps; its bracket tells.
                const typed = /^(?:new )?[\w.:]{1,60}(?:<[\w.:<>, ]{1,40}>)?(?:\[\d{0,9}\]){0,4} {0,2}(?=\{)/.exec(text.slice(pos, pos + 120));
                return typed !== null ? pos + typed[0].length : next === EXCLAMATION ? end + 1 : word === 'new' ? skipSpaces(text, end) : end;
            }
            const behind = skipSpaces(text, end);
            if (text.charCodeAt(behind) === EQUALS && text.charCodeAt(behind + 1) !== EQUALS && (frame.kind === 'tensor' || frame.kind === 'list')) {
                if (frame.items === 0 || (frame.kind === 'list' && frame.wantsElement)) {
                    return behind + 1; // data=[...], c(cat = 1, dog = 2)
                }
                frame.state = State.Arguments;
                return pos;
            }
            if (frame.isConstructor && frame.items > 0 && /^(?:np|numpy|torch|tf|jnp)\./.test(word)) {
                frame.state = State.Arguments;
                return pos;
            }
        }
        if (frame.isConstructor) {
            // An argument that is no literal: nothing to read, and no reason to complain.
            this.#giveUp(frame);
            return pos;
        }
        frame.numbersSeen = frame.items;
        frame.floatsSeen = this.out.numbers.decimals === undefined ? 0 : frame.items;
        frame.tokens = frame.wantsElement ? 0 : 1;
        if (code === MINUS && text.charCodeAt(pos + 1) === MINUS) {
            frame.break({ reason: 'not-numeric', message: messages.missing('--') });
            return pos + 2;
        }
        if (frame.items > 0) {
            frame.break({ reason: 'not-numeric', message: messages.notNumeric(tokenAt(text, pos)), needsEvidence: true });
        } else {
            frame.state = State.List;
            frame.foreign = tokenAt(text, pos);
        }
        return pos;
    }

    #giveUp(frame: Frame): void {
        frame.state = State.Other;
        this.out.numbers.length = frame.base;
    }

    /** Goes on behind something foreign, to the next bracket, watching whether this is still a list of single things. */
    #readTokens(pos: number, frame: Frame): number {
        const text = this.#text;
        for (; pos < text.length; pos++) {
            const code = text.charCodeAt(pos);
            if (code === PAREN_OPEN || code === PAREN_CLOSE || code === BRACKET_OPEN || code === BRACKET_CLOSE || code === BRACE_OPEN || code === BRACE_CLOSE) {
                return pos;
            }
            if (frame.isConstructor) {
                continue;
            }
            if (code === COMMA) {
                frame.simple &&= frame.tokens === 1;
                frame.tokens = 0;
            } else if (isBlank(code)) {
                continue;
            } else if (isWordPart(code) || ((code === MINUS || code === DOT) && isDigit(text.charCodeAt(pos + 1)))) {
                frame.tokens++;
                let end = skipDottedWord(text, pos + 1);
                if (isDigit(code) || code === MINUS || code === DOT) {
                    frame.numbersSeen++;
                    if (text.charCodeAt(end) === DOT) {
                        end = skipDottedWord(text, end + 1);
                    }
                    frame.floatsSeen += text.slice(pos, Math.min(end, pos + 30)).includes('.') ? 1 : 0;
                }
                pos = end - 1;
            } else if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) {
                frame.tokens++;
                const end = text.slice(pos + 1, pos + 81).search(code === SINGLE_QUOTE ? /['[\](){}\n]/ : /["[\](){}\n]/);
                if (end < 0 || text.charCodeAt(pos + 1 + end) !== code) {
                    frame.simple = false;
                } else {
                    pos += end + 1;
                }
            } else if (code === DOT || code === MINUS) {
                continue; // an elision, a masked value
            } else {
                frame.simple = false;
            }
            if (!frame.simple && frame.state === State.List) {
                frame.state = State.Other;
                return pos + 1;
            }
        }
        return pos;
    }

    // ---- brackets -------------------------------------------------------------------------------------------------

    #openBracket(pos: number, bracket: string): number {
        const { numbers } = this.out;
        const parent = this.#depth === 0 ? undefined : this.#frames[this.#depth - 1]!;
        const inArray = parent !== undefined && parent.state === State.Open;
        if (bracket === '(' && inArray && !this.#touches(pos) && this.#expression.read(pos)) {
            return this.#element(pos, parent);
        }
        const frame = this.#frames[this.#depth] ??= new Frame();
        frame.reset(bracket, pos, numbers.length);
        frame.suppressed = parent !== undefined && (parent.suppressed || parent.state === State.Arguments);
        this.#depth++;
        this.#open[bracket]!++;
        if (!inArray) {
            this.#marker = undefined;
        }
        if (numbers.length === 0) {
            numbers.resetDecimals();
        }
        if (this.#touches(pos)) {
            this.#classify(frame);
        }
        return pos + 1;
    }

    /** Whether something other than a blank, a separator or a bracket touches the bracket on its left. */
    #touches(pos: number): boolean {
        const code = this.#text.charCodeAt(pos - 1);
        return pos > 0 && (isWordPart(code) || code === 33 || code === BRACKET_CLOSE || code === GREATER || code === PAREN_CLOSE
            || (code === SPACE && TOUCHING.test(this.#text.slice(pos - 2, pos + 1))));
    }

    #classify(frame: Frame): void {
        const left = lookLeft(this.#text, frame.open);
        frame.left = left;
        const before = this.#text.charCodeAt(frame.open - 1);
        const parent = this.#depth > 1 ? this.#frames[this.#depth - 2]! : undefined;
        const isSubscript = frame.bracket === '[' && (before === BRACKET_CLOSE || before === PAREN_CLOSE) && !(parent?.state === State.Open && parent.childShape !== undefined);
        let kind: CalleeKind = classifyCallee(left.callee, frame.bracket);
        if (isSubscript) {
            kind = 'other';
        } else if (left.callee === 'matrix' && this.#text.startsWith('c(', frame.open + 1)) {
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
        } else if (kind === 'tensor') {
            frame.suppressed = false;
        }
    }

    #pop(): Frame {
        const frame = this.#frames[--this.#depth]!;
        this.#open[frame.bracket]!--;
        return frame;
    }

    #closeBracket(pos: number, bracket: string): number {
        if (this.#open[bracket] === 0) {
            this.out.lastStray = pos;
            const top = this.#depth > 0 ? this.#frames[this.#depth - 1]! : undefined;
            if (top?.state === State.Open) {
                this.#giveUp(top);
            }
            return pos + 1;
        }
        let frame = this.#pop();
        let unclosed = false;
        while (frame.bracket !== bracket) {
            unclosed = true;
            frame = this.#pop();
        }
        if (unclosed && frame.state === State.Open) {
            frame.break({ reason: 'elided', message: messages.truncated() });
        }
        return this.#complete(frame, pos + 1);
    }

    /** A bracket has closed, its expression ends at `end`: hands what it holds to the bracket around it, or reports it. */
    #complete(frame: Frame, end: number): number {
        const { numbers } = this.out;
        const parent = this.#depth === 0 ? undefined : this.#frames[this.#depth - 1]!;
        const parentOpen = parent !== undefined && parent.state === State.Open;
        const shape = frame.state === State.Open || frame.state === State.Arguments ? this.#shapeOf(frame) : undefined;
        if (shape !== undefined) {
            if (parentOpen && !frame.isConstructor) {
                if (frame.bracket === '[' && shape.length === 1 && shape[0] === 0 && isWordPart(this.#text.charCodeAt(end))) {
                    return end; // the brackets of Go's []float64{...}
                }
                end = this.#repeat(frame, shape, end);
                if (frame.problem === undefined) {
                    this.#addRow(parent, frame, shape);
                } else {
                    parent.break(frame.problem);
                }
                return end;
            }
            if (parent?.state === State.Broken && !frame.isConstructor) {
                numbers.length = frame.base;
                return end;
            }
            end = this.#emit(frame, shape, end, parent);
            if (parentOpen) {
                this.#giveUp(parent);
            }
            return end;
        }
        numbers.length = frame.base;
        if (frame.state === State.Broken && parentOpen) {
            parent.simple &&= frame.simple;
            parent.numbersSeen = frame.numbersSeen;
            parent.floatsSeen = frame.floatsSeen;
            parent.break(frame.problem!);
            return end;
        }
        this.#refuse(frame, end, parent);
        if (parentOpen) {
            if (parent.items === 0 || parent.isConstructor) {
                this.#giveUp(parent);
            } else {
                parent.simple = false;
                parent.break({ reason: 'not-numeric', message: messages.notNumeric(tokenAt(this.#text, frame.open)), needsEvidence: true });
            }
        } else if (parent !== undefined && (parent.state === State.List || parent.state === State.Broken)) {
            parent.simple = false;
        }
        return end;
    }

    #refuse(frame: Frame, end: number, parent: Frame | undefined): void {
        const left = this.#leftOf(frame);
        if (frame.suppressed) {
            return;
        }
        frame.simple &&= frame.tokens <= 1;
        if (frame.state === State.Broken && frame.problem !== undefined) {
            const worthIt = frame.problem.needsEvidence !== true || (frame.simple && (frame.floatsSeen > 0 || frame.numbersSeen > 2 || frame.kind === 'tensor'));
            const likely = frame.bracket === '[' || frame.kind !== 'none' || left.binding === '=';
            if (worthIt && likely && parent?.state !== State.Broken) {
                this.out.refuse(left.start, end, frame.problem);
            }
        } else if (frame.state === State.List && frame.simple && frame.bracket === '[') {
            const inConstructor = parent?.isConstructor === true && !/^['"]/.test(frame.foreign);
            if (inConstructor || frame.floatsSeen > 0 || frame.numbersSeen > 2) {
                const outer = inConstructor ? this.#leftOf(parent) : left;
                this.out.refuse(outer.start, inConstructor ? end + 1 : end, { reason: 'not-numeric', message: messages.notNumeric(frame.foreign) });
            }
        }
    }

    /** The shape of what the frame holds, or undefined when it has to be refused: then the frame is broken. */
    #shapeOf(frame: Frame): number[] | undefined {
        if (frame.gaps > 0 && frame.commas > 0 && frame.rows === 0) {
            frame.break({ reason: 'not-numeric', message: messages.mixedSeparators() });
            return undefined;
        }
        if (frame.kind === 'tensor') {
            if (frame.factor !== 1) {
                this.#scale(frame);
            }
            if (frame.items === 1 && frame.childShape === undefined) {
                return [];
            }
            if (frame.items === 0) {
                return frame.size ?? [0];
            }
            const shape = frame.childShape === undefined ? [frame.items] : frame.childShape;
            if (frame.childShape !== undefined && frame.items > 1) {
                return [frame.items, ...shape];
            }
            return frame.size !== undefined && product(shape) === 0 && product(frame.size) === 0 ? frame.size : shape;
        }
        if (frame.rows > 0) {
            const inRow = frame.items - frame.rowsEnd;
            const rows = frame.rows + (inRow > 0 ? 1 : 0);
            if (inRow > 0 && inRow !== frame.rowLength) {
                frame.break({ reason: 'ragged', message: messages.ragged(rows, counted(inRow), counted(frame.rowLength)) });
                return undefined;
            }
            return frame.rowLength === 1 ? [rows] : [rows, frame.rowLength];
        }
        return frame.childShape === undefined ? [frame.items] : [frame.items, ...frame.childShape];
    }

    /** Adds the array that `child` held to `frame` as its next element. */
    #addRow(frame: Frame, child: Frame, shape: number[]): void {
        frame.booleans += child.booleans;
        if (frame.childShape === undefined) {
            if (frame.items > 0) {
                frame.break({ reason: 'ragged', message: messages.numberBesideRows() });
            }
            frame.childShape = shape;
            if (shape.length >= MAX_RANK) {
                frame.break({ reason: 'too-large', message: messages.tooDeep(MAX_RANK) });
            }
        } else if (!sameShape(frame.childShape, shape)) {
            frame.break({ reason: 'ragged', message: messages.ragged(frame.items + 1, described(shape), described(frame.childShape)) });
        }
        this.#countRow(frame);
        if (frame.state === State.Broken) {
            this.out.numbers.length = frame.base;
        }
    }

    /** `[0.1] * 3`: appends the copies and returns the offset behind the number of them. */
    #repeat(frame: Frame, shape: number[], end: number): number {
        const at = skipSpaces(this.#text, end);
        if (this.#text.charCodeAt(at) !== STAR || frame.kind !== 'none' || frame.bracket === '{') {
            return end;
        }
        const match = /^\*[ \t]*(\d{1,9})(?![\w.])/.exec(this.#text.slice(at, at + 20));
        if (match === null) {
            return end;
        }
        this.#copy(frame, shape, Number(match[1]));
        return at + match[0].length;
    }

    #copy(frame: Frame, shape: number[], times: number): void {
        const { numbers } = this.out;
        if (times * (numbers.length - frame.base) > MAX_COPIED) {
            frame.break({ reason: 'too-large', message: messages.tooManyCopies(MAX_COPIED) });
        } else {
            numbers.copy(frame.base, times);
            shape[0] = shape[0]! * times;
        }
    }

    #scale(frame: Frame): void {
        const { numbers } = this.out;
        for (let i = frame.base; i < numbers.length; i++) {
            numbers.values[i] = numbers.values[i]! * frame.factor;
        }
        if (numbers.fixedDecimals >= 0) {
            numbers.scientificDecimals = numbers.fixedDecimals - Math.floor(Math.log10(Math.abs(frame.factor)) + 1e-9);
        }
    }

    /** Reports the array of a frame that has closed at `end`, if it is one. Returns where the expression ends. */
    #emit(frame: Frame, shape: number[], end: number, parent: Frame | undefined): number {
        const { out } = this;
        let left = this.#leftOf(frame);
        const times = frame.kind === 'none' && frame.bracket === '[' ? /(?:^|[=(,\s])(\d{1,9})\s{0,4}\*\s{0,4}$/.exec(this.#text.slice(Math.max(0, left.start - 20), left.start)) : null;
        if (times !== null) {
            const start = left.start - times[0].trimStart().length;
            left = { ...lookLeft(this.#text, start), start };
            this.#copy(frame, shape, Number(times[1]));
        }
        end = this.#repeat(frame, shape, end);
        if (frame.state === State.Broken) {
            this.#refuse(frame, end, parent);
        }
        if (frame.state === State.Broken || frame.suppressed || !isArray(this.#text, frame, left, end, out.numbers.length - frame.base, shape.length, parent !== undefined)) {
            out.numbers.length = frame.base;
            return end;
        }
        const dtype = frame.dtype ?? dtypeOfConstructor(left.callee) ?? (frame.booleans > 0 && frame.booleans === out.numbers.length - frame.base ? 'bool' : undefined);
        const bare = left.binding === undefined && frame.kind === 'none' && parent === undefined;
        out.add(frame.base, { start: left.start, end, shape, name: left.name, dtype }, bare);
        return end;
    }

    #leftOf(frame: Frame): Left {
        return frame.left ??= lookLeft(this.#text, frame.open);
    }
}

const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

const sameShape = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((n, i) => n === b[i]);

const described = (shape: readonly number[]): string => shape.length === 1 ? counted(shape[0]!) : `shape (${shape.join(', ')})`;

/** The word, string or sign at `pos`, for a message. */
function tokenAt(text: string, pos: number): string {
    const code = text.charCodeAt(pos);
    if (isWordPart(code)) {
        return text.slice(pos, Math.min(skipDottedWord(text, pos), pos + 40));
    }
    return /^(?:'[^'\n]{0,40}'|"[^"\n]{0,40}"|[^\s\w,]{1,8})/.exec(text.slice(pos, pos + 50))?.[0] ?? text.charAt(pos);
}

