import { CARRIAGE_RETURN, DOT, LINE_FEED, LOWER_E, MINUS, NINE, PLUS, ZERO } from './characters';
import {
    EXACT_DIGITS,
    LARGEST_POWER,
    MORE_DIGITS,
    POWERS_OF_TEN,
    isFourDigits,
    longQuotient,
    ofFourDigits,
} from './decimals';
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

/** How many characters a sign takes, and 2 more where it is a minus. */
const SIGNS = new Uint8Array(256);
SIGNS[PLUS] = 1;
SIGNS[MINUS] = 3;

/** What a character can be behind a number: passed over; what parts it from the next one; what it may end before. */
const BLANK = 1;
const SEPARATOR = 2;
const END = 4;

/** What each character can be behind a number. */
export type Punctuation = Readonly<Uint8Array>;

function punctuation(blanks: string, separator: string, ends: string): Punctuation {
    const kinds = new Uint8Array(256);
    const mark = (characters: string, kind: number): void =>
        Array.from(characters).forEach(character => (kinds[character.charCodeAt(0)]! |= kind));
    mark(blanks, BLANK);
    mark(separator, SEPARATOR);
    mark(ends, END);
    return kinds;
}

const IN_BRACKETS = punctuation(' \t\r\n', ',', ' \t\r\n,;)]}');
const IN_LINES: ReadonlyMap<string, Punctuation> = new Map([
    [' ', punctuation(' \t', '', ' \t\n')],
    ['\t', punctuation(' ', '\t', '\t\n')],
    [',', punctuation(' \t', ',', ',\n')],
    [';', punctuation(' \t', ';', ';\n')],
]);

/** Of the fields in a line with this delimiter; undefined where there may be more around a field than blanks. */
export const punctuationOfLines = (delimiter: number): Punctuation | undefined =>
    IN_LINES.get(String.fromCharCode(delimiter));

/** Longer fields of a line are not numbers. */
export const LONGEST_FIELD = 400;

/**
 * Reads decimal numbers and the separators and blanks between them, as long as there is nothing else: the fast path of
 * every array. Returns the offset of the first thing that it does not know: a bracket, a name, a suffix, an operator, a
 * comment; or, from `stop` on, of whatever comes next. Every number equals Number(token) to the bit: a decimal of at
 * most 15 digits is an exact integer times or over an exact power of ten, rounded once (Clinger 1990); most others are
 * a quotient of which twice the digits are computed; what is left is given to Number().
 */
export function readNumberRun(
    text: string,
    from: number,
    numbers: Numbers,
    separators: Separators,
    stop = Infinity,
    behind: Punctuation = IN_BRACKETS,
): number {
    const { bytes, words } = numbers;
    const end = text.length;
    const longest = behind === IN_BRACKETS ? Infinity : LONGEST_FIELD;
    // Locals: looking up a module's variable for each digit costs an eighth of the time.
    const zero = ZERO;
    const nine = NINE;
    const signOf = SIGNS;
    let { values, starts, ends, length, fixedDecimals } = numbers;
    let { commas, gaps, wantsElement } = separators;
    let pos = from;
    while (pos < stop) {
        let code = bytes[pos]!;
        while ((behind[code]! & BLANK) !== 0) {
            code = bytes[++pos]!;
        }
        if ((behind[code]! & SEPARATOR) !== 0 && !wantsElement) {
            commas++;
            pos++;
            wantsElement = true;
            continue;
        }
        const start = pos;
        // Not branches: half of the numbers have a sign, and nothing foretells which.
        const sign = signOf[code]!;
        pos += sign & 1;
        code = bytes[pos]!;
        // Up to 15 digits, and what comes behind them.
        let head = 0;
        let rest = 0;
        let restDigits = 0;
        const integerStart = pos;
        while (code >= zero && code <= nine) {
            head = head * 10 + (code - zero);
            code = bytes[++pos]!;
        }
        let digits = pos - integerStart;
        let decimals = 0;
        const hasPoint = code === DOT;
        if (hasPoint) {
            const fractionStart = ++pos;
            let word = words.getInt32(pos, true);
            while (digits <= EXACT_DIGITS - 4 && isFourDigits(word)) {
                head = head * 10_000 + ofFourDigits(word);
                digits += 4;
                pos += 4;
                word = words.getInt32(pos, true);
            }
            code = bytes[pos]!;
            while (digits < EXACT_DIGITS && code >= zero && code <= nine) {
                head = head * 10 + (code - zero);
                digits++;
                code = bytes[++pos]!;
            }
            while (code >= zero && code <= nine) {
                rest = (Math.imul(rest, 10) + code - zero) | 0;
                restDigits++;
                code = bytes[++pos]!;
            }
            decimals = pos - fractionStart;
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
        const isEnded =
            (behind[code]! & END) !== 0 ||
            (code === 0 && pos >= end) ||
            (code === CARRIAGE_RETURN && (bytes[pos + 1] === LINE_FEED || pos + 1 === end));
        if (digits === 0 || !isEnded || pos - start > longest) {
            pos = start;
            break;
        }
        const scale = exponent - decimals;
        let value = NaN;
        if (digits <= EXACT_DIGITS && scale >= -LARGEST_POWER && scale <= LARGEST_POWER) {
            if (restDigits === 0) {
                value = scale < 0 ? head / POWERS_OF_TEN[-scale]! : head * POWERS_OF_TEN[scale]!;
            } else if (restDigits <= MORE_DIGITS && scale <= 0) {
                value = longQuotient(head, rest, POWERS_OF_TEN[restDigits]!, POWERS_OF_TEN[-scale]!);
            }
        }
        value = Number.isNaN(value) ? Number(text.slice(start, pos)) : value * (1 - (sign & 2));
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
        wantsElement = (behind[code]! & SEPARATOR) !== 0;
        if (wantsElement) {
            commas++;
            pos++;
        }
    }
    numbers.length = length;
    numbers.fixedDecimals = fixedDecimals;
    separators.commas = commas;
    separators.gaps = gaps;
    separators.wantsElement = wantsElement;
    return pos;
}
