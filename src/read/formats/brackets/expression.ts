import { namedConstant, numberCasts, numberFunctions } from '../../../model/numberFunctions';
import {
    DOT,
    DOUBLE_QUOTE,
    MINUS,
    PAREN_CLOSE,
    PAREN_OPEN,
    PLUS,
    SINGLE_QUOTE,
    SLASH,
    STAR,
    UNDERSCORE,
    UNICODE_MINUS,
    ZERO,
    isBlank,
    isDigit,
    isWordPart,
    isWordStart,
    skipBlanks,
    skipDottedWord,
} from '../../scan/characters';

/** Expressions are not nested deeper; what is not one is looked at again this many times at most. */
const MAX_DEPTH = 16;

/** A number's type suffix: 1.0f, 1L, 1_f32, 2n. */
const isSuffix = (word: string): boolean =>
    /^(?:[fFdDlLmMnN]|[uU]?[lL]{0,2}|_?[fiu](?:8|16|32|64|128|size))$/.test(word);

/** A day and not two subtractions: `2024-01-31`. */
const DATE = /^\d{4}([-/])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])$/;

/** What `read` leaves behind when it has read an element. */
export class Expression {
    value = 0;
    /** Behind the whole element. */
    end = 0;
    /** The one number token in it, without its suffix; the whole element when it is more than one. */
    tokenStart = 0;
    tokenEnd = 0;
    /** The element has an imaginary part. */
    complex = false;
    /** True and False only. */
    boolean = false;
    /** The digits behind the point of a single decimal number, else -1. */
    decimals = -1;
    /** Two whole numbers with `/` or `-` between them, which can also be a progress counter or a date. */
    countLike = false;
    private tokens = 0;
    private depth = 0;

    constructor(private readonly text: string) {}

    /**
     * Reads one element that is more than a plain decimal number: a suffix, a named constant, a cast, arithmetic.
     * Says false, and leaves only `complex` behind, where there is none. Never looks further than the element.
     */
    read(pos: number): boolean {
        this.complex = false;
        this.boolean = false;
        this.countLike = false;
        this.decimals = -1;
        this.tokens = 0;
        this.depth = 0;
        const end = this.sum(pos);
        if (end < 0) {
            return false;
        }
        if (this.tokens === 3 && DATE.test(this.text.slice(pos, end))) {
            return false;
        }
        this.end = end;
        if (this.tokens !== 1) {
            this.tokenStart = pos;
            this.tokenEnd = end;
            this.decimals = -1;
            this.boolean = false;
            this.countLike = /^[\d\s]+[-/][\d\s/-]+$/.test(this.text.slice(pos, Math.min(end, pos + 40)));
        }
        return true;
    }

    /** The operator behind `pos`, or -1 where a new element or something else begins. */
    private operatorAt(pos: number): number {
        const at = skipBlanks(this.text, pos);
        const code = this.text.charCodeAt(at);
        const next = this.text.charCodeAt(at + 1);
        if (code === PLUS || code === MINUS || code === UNICODE_MINUS) {
            // [1 -2] are two numbers, [1 - 2] and [1-2] are one.
            return at > pos && !isBlank(next) ? -1 : at;
        }
        if (code === STAR) {
            return at;
        }
        if (code === SLASH && next !== STAR && !(next === SLASH && !isDigit(this.text.charCodeAt(at + 2)))) {
            return at;
        }
        return -1;
    }

    private sum(pos: number): number {
        let end = this.product(pos);
        while (end >= 0) {
            const at = this.operatorAt(end);
            const code = at < 0 ? 0 : this.text.charCodeAt(at);
            if (code !== PLUS && code !== MINUS && code !== UNICODE_MINUS) {
                break;
            }
            const left = this.value;
            end = this.product(skipBlanks(this.text, at + 1));
            this.value = code === PLUS ? left + this.value : left - this.value;
        }
        return end;
    }

    private product(pos: number): number {
        let end = this.unary(pos);
        while (end >= 0) {
            const at = this.operatorAt(end);
            const code = at < 0 ? 0 : this.text.charCodeAt(at);
            if (code !== STAR && code !== SLASH) {
                break;
            }
            const isFloor = code === SLASH && this.text.charCodeAt(at + 1) === SLASH;
            const left = this.value;
            end = this.unary(skipBlanks(this.text, at + (isFloor ? 2 : 1)));
            this.value = isFloor
                ? Math.floor(left / this.value)
                : code === STAR
                  ? left * this.value
                  : left / this.value;
        }
        return end;
    }

    private unary(pos: number): number {
        let at = pos;
        let sign = 1;
        for (;;) {
            const code = this.text.charCodeAt(at);
            if (code === MINUS && this.text.startsWith('- ', at + 1)) {
                return -1; // NumPy's `--` for a masked value, and not two signs of the number behind it
            }
            if (code === MINUS || code === UNICODE_MINUS) {
                sign = -sign;
            } else if (code !== PLUS) {
                break;
            }
            at = skipBlanks(this.text, at + 1);
        }
        const tokens = this.tokens;
        const end = this.power(at);
        if (end >= 0 && at > pos) {
            this.value = sign * this.value;
            if (this.tokens === tokens + 1 && this.tokenStart === at) {
                this.tokenStart = pos;
            }
        }
        return end;
    }

    private power(pos: number): number {
        const end = this.atom(pos);
        const at = end < 0 ? -1 : this.operatorAt(end);
        if (at < 0 || !this.text.startsWith('**', at) || ++this.depth > MAX_DEPTH) {
            return end;
        }
        const base = this.value;
        const powerEnd = this.unary(skipBlanks(this.text, at + 2));
        this.value = base ** this.value;
        return powerEnd;
    }

    private atom(pos: number): number {
        const code = this.text.charCodeAt(pos);
        if (isDigit(code) || (code === DOT && isDigit(this.text.charCodeAt(pos + 1)))) {
            return this.number(pos);
        }
        if (code === PAREN_OPEN) {
            return this.inParentheses(pos, false);
        }
        return isWordStart(code) ? this.name(pos) : -1;
    }

    private inParentheses(open: number, quotable: boolean): number {
        if (++this.depth > MAX_DEPTH) {
            return -1;
        }
        let at = skipBlanks(this.text, open + 1);
        const quote = this.text.charCodeAt(at);
        const quoted = quotable && (quote === SINGLE_QUOTE || quote === DOUBLE_QUOTE);
        at = this.sum(quoted ? skipBlanks(this.text, at + 1) : at);
        if (at < 0 || (quoted && this.text.charCodeAt(at++) !== quote)) {
            return -1;
        }
        at = skipBlanks(this.text, at);
        return this.text.charCodeAt(at) === PAREN_CLOSE ? at + 1 : -1;
    }

    private name(pos: number): number {
        const end = skipDottedWord(this.text, pos);
        if (end - pos > 60) {
            return -1;
        }
        const dotted = this.text.slice(pos, end);
        const name = dotted.slice(Math.max(dotted.lastIndexOf('.'), dotted.lastIndexOf(':')) + 1);
        if (this.text.charCodeAt(end) === PAREN_OPEN) {
            const apply = numberFunctions.get(name);
            if (apply === undefined && !numberCasts.has(name)) {
                return -1;
            }
            const tokens = this.tokens;
            const close = this.inParentheses(end, true);
            this.value = apply ? apply(this.value) : this.value;
            // float('-inf') is one thing to point at; np.float32(1.5) is its number.
            if (apply || !isDigit(this.text.charCodeAt(this.tokenEnd - 1))) {
                this.tokens = Math.max(this.tokens, tokens + 1);
                this.tokenStart = pos;
                this.tokenEnd = close;
            }
            return close;
        }
        const value = namedConstant(dotted);
        if (value === undefined) {
            return -1;
        }
        this.token(pos, end, value);
        this.boolean = /^(?:true|false)$/i.test(name);
        return end;
    }

    /** A decimal with digit separators, a radix, a suffix, or Julia's `f` for an exponent. */
    private number(pos: number): number {
        const { text } = this;
        if (text.charCodeAt(pos) === ZERO && /[xbo]/i.test(text.charAt(pos + 1))) {
            let end = pos + 2;
            while (isWordPart(text.charCodeAt(end)) && end - pos < 40) {
                end++;
            }
            const value = Number(text.slice(pos, end).replaceAll('_', ''));
            return Number.isNaN(value) ? -1 : this.token(pos, end, value);
        }
        let end = this.digits(pos);
        let decimals = -1;
        if (text.charCodeAt(end) === DOT) {
            const point = end;
            end = this.digits(end + 1);
            decimals = end - point - 1;
        }
        let julia = false;
        if (/[efd]/i.test(text.charAt(end))) {
            const signed = text.charCodeAt(end + 1) === MINUS || text.charCodeAt(end + 1) === PLUS;
            const exponentEnd = this.digits(end + (signed ? 2 : 1));
            julia = !/e/i.test(text.charAt(end));
            // 1f0 is Julia, 1f32 is Rust.
            const isSuffixed = julia && !signed && exponentEnd - end === 3;
            if (exponentEnd > end + (signed ? 2 : 1) && !isSuffixed) {
                decimals -= Number(text.slice(end + 1, exponentEnd));
                end = exponentEnd;
            } else {
                julia = false;
            }
        }
        let digits = text.slice(pos, end);
        digits = digits.includes('_') ? digits.replaceAll('_', '') : digits;
        this.token(pos, end, Number(julia ? digits.replace(/[fd]/i, 'e') : digits));
        this.decimals = decimals;
        let suffixEnd = end;
        while (isWordPart(text.charCodeAt(suffixEnd)) && suffixEnd - end < 8) {
            suffixEnd++;
        }
        const suffix = text.slice(end, suffixEnd);
        if (suffix === '') {
            return text.charCodeAt(end) === DOT ? -1 : end;
        }
        if (suffix === 'j' || suffix === 'J' || suffix === 'i' || suffix === 'im') {
            this.complex = true;
            return -1;
        }
        return isSuffix(suffix) ? suffixEnd : -1;
    }

    private digits(pos: number): number {
        const { text } = this;
        while (
            isDigit(text.charCodeAt(pos)) ||
            (text.charCodeAt(pos) === UNDERSCORE && isDigit(text.charCodeAt(pos + 1)))
        ) {
            pos++;
        }
        return pos;
    }

    private token(start: number, end: number, value: number): number {
        this.tokens++;
        this.tokenStart = start;
        this.tokenEnd = end;
        this.value = value;
        return end;
    }
}
