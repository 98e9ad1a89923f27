import {
    BRACE_CLOSE,
    BRACKET_CLOSE,
    CARRIAGE_RETURN,
    COMMA,
    DOT,
    LINE_FEED,
    LOWER_E,
    MINUS,
    NINE,
    PAREN_CLOSE,
    PLUS,
    SEMICOLON,
    SPACE,
    TAB,
    ZERO,
} from './characters';
import type { Numbers } from './numbers';

/** What stood between the elements of one pair of brackets. */
export interface Separators {
    commas: number;
    /** Elements that came after another one without a comma between. */
    gaps: number;
    /** No comma may come next: one just did, or nothing has been read yet. */
    wantsElement: boolean;
}

/** Set in the code of a lower-case letter, not in that of the capital. */
const CASE_BIT = 32;

const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * Reads decimal numbers and the commas and blanks between them, as long as there is nothing else: the fast path of
 * every array. Returns the offset of the first thing that it does not know: a bracket, a name, a suffix, an operator, a
 * comment; or, from `stop` on, of whatever comes next. Every number equals Number(token) to the bit: a decimal of at most 15 digits is an exact integer times or
 * over an exact power of ten up to 1e22, rounded once (Clinger 1990); all others are given to Number().
 */
export function readNumberRun(
    text: string,
    from: number,
    numbers: Numbers,
    separators: Separators,
    stop = Infinity,
): number {
    const { bytes } = numbers;
    const end = text.length;
    // Locals: looking up a module's variable for each digit costs an eighth of the time.
    const zero = ZERO;
    const nine = NINE;
    let { values, starts, ends, length, fixedDecimals } = numbers;
    let { commas, gaps, wantsElement } = separators;
    let pos = from;
    while (pos < stop) {
        let code = bytes[pos]!;
        while (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB) {
            code = bytes[++pos]!;
        }
        if (code === COMMA && !wantsElement) {
            commas++;
            pos++;
            wantsElement = true;
            continue;
        }
        const start = pos;
        const negative = code === MINUS;
        if (negative || code === PLUS) {
            code = bytes[++pos]!;
        }
        // Wraps around beyond nine digits; then it is not used.
        let mantissa = 0;
        const integerStart = pos;
        while (code >= zero && code <= nine) {
            mantissa = (Math.imul(mantissa, 10) + code - zero) | 0;
            code = bytes[++pos]!;
        }
        let digits = pos - integerStart;
        let decimals = 0;
        const hasPoint = code === DOT;
        if (hasPoint) {
            const fractionStart = pos + 1;
            code = bytes[++pos]!;
            while (code >= zero && code <= nine) {
                mantissa = (Math.imul(mantissa, 10) + code - zero) | 0;
                code = bytes[++pos]!;
            }
            decimals = pos - fractionStart;
            digits += decimals;
        }
        let exponent = 0;
        let hasExponent = false;
        if (digits > 0 && (code | CASE_BIT) === LOWER_E) {
            let at = pos + 1;
            let sign = bytes[at]!;
            const negativeExponent = sign === MINUS;
            if (negativeExponent || sign === PLUS) {
                sign = bytes[++at]!;
            }
            while (sign >= zero && sign <= nine) {
                hasExponent = true;
                exponent = exponent < 100000 ? exponent * 10 + (sign - zero) : exponent;
                sign = bytes[++at]!;
            }
            if (hasExponent) {
                exponent = negativeExponent ? -exponent : exponent;
                pos = at;
                code = sign;
            }
        }
        // Anything but a separator or a closing bracket makes it something else: 1.0f, 1/3, 1.2.3, 2024-01-05.
        const ended =
            code === COMMA ||
            code === SPACE ||
            code === LINE_FEED ||
            code === BRACKET_CLOSE ||
            code === CARRIAGE_RETURN ||
            code === TAB ||
            code === PAREN_CLOSE ||
            code === BRACE_CLOSE ||
            code === SEMICOLON ||
            (code === 0 && pos >= end);
        if (digits === 0 || !ended) {
            pos = start;
            break;
        }
        const scale = exponent - decimals;
        let value: number;
        if (digits <= 15 && scale >= -22 && scale <= 22) {
            const exact =
                digits <= 9 ? mantissa : integerOf(bytes, integerStart, integerStart + digits + (hasPoint ? 1 : 0));
            value = scale < 0 ? exact / POWERS_OF_TEN[-scale]! : scale > 0 ? exact * POWERS_OF_TEN[scale]! : exact;
            value = negative ? -value : value;
        } else {
            value = Number(text.slice(start, pos));
        }
        if (length === values.length) {
            numbers.length = length;
            numbers.grow(pos);
            ({ values, starts, ends } = numbers);
        }
        values[length] = value;
        starts[length] = start;
        ends[length] = pos;
        length++;
        if (hasExponent) {
            numbers.scientificDecimals = Math.min(numbers.scientificDecimals, -scale);
        } else if (hasPoint && decimals > fixedDecimals) {
            fixedDecimals = decimals;
        }
        if (!wantsElement) {
            gaps++;
        }
        if (code === COMMA) {
            commas++;
            pos++;
            wantsElement = true;
        } else {
            wantsElement = false;
        }
    }
    numbers.length = length;
    numbers.fixedDecimals = fixedDecimals;
    separators.commas = commas;
    separators.gaps = gaps;
    separators.wantsElement = wantsElement;
    return pos;
}

/** The digits of bytes[start, end), at most 15 of them, as an integer; a point among them is passed over. */
function integerOf(bytes: Uint8Array, start: number, end: number): number {
    let integer = 0;
    for (let pos = start; pos < end; pos++) {
        const code = bytes[pos]!;
        integer = code === DOT ? integer : integer * 10 + (code - ZERO);
    }
    return integer;
}
