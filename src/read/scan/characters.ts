/** Character codes by name, for the scanners. */
export const TAB = 9,
    LINE_FEED = 10,
    VERTICAL_TAB = 11,
    FORM_FEED = 12,
    CARRIAGE_RETURN = 13,
    SPACE = 32,
    EXCLAMATION = 33,
    DOUBLE_QUOTE = 34,
    HASH = 35,
    PERCENT = 37,
    AMPERSAND = 38,
    SINGLE_QUOTE = 39,
    PAREN_OPEN = 40,
    PAREN_CLOSE = 41,
    STAR = 42,
    PLUS = 43,
    COMMA = 44,
    MINUS = 45,
    DOT = 46,
    SLASH = 47,
    ZERO = 48,
    NINE = 57,
    COLON = 58,
    SEMICOLON = 59,
    LESS = 60,
    EQUALS = 61,
    GREATER = 62,
    UPPER_E = 69,
    BRACKET_OPEN = 91,
    BACKSLASH = 92,
    BRACKET_CLOSE = 93,
    UNDERSCORE = 95,
    LOWER_E = 101,
    BRACE_OPEN = 123,
    PIPE = 124,
    BRACE_CLOSE = 125,
    NO_BREAK_SPACE = 0xa0,
    ELLIPSIS = 0x2026,
    VERTICAL_ELLIPSIS = 0x22ee,
    HORIZONTAL_ELLIPSIS = 0x22ef,
    DIAGONAL_ELLIPSIS = 0x22f1,
    UNICODE_MINUS = 0x2212,
    IDEOGRAPHIC_SPACE = 0x3000,
    BYTE_ORDER_MARK = 0xfeff;

export const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/** A character that can stand in an identifier of some programming language. */
export const isWordPart = (code: number): boolean =>
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    isDigit(code) ||
    code === UNDERSCORE ||
    (code >= 0xaa &&
        code !== UNICODE_MINUS &&
        !(code >= 0x2000 && code <= 0x2bff) &&
        !(code >= 0x3000 && code <= 0x303f) &&
        code !== 0xd7 &&
        code !== BYTE_ORDER_MARK);

export const isWordStart = (code: number): boolean => isWordPart(code) && !isDigit(code);

/** Blanks within a line. */
export const isSpace = (code: number): boolean => code === SPACE || code === TAB || code === NO_BREAK_SPACE;

export const isLineEnd = (code: number): boolean => code === LINE_FEED || code === CARRIAGE_RETURN;

export const isBlank = (code: number): boolean => isSpace(code) || isLineEnd(code);

/** The first offset from `pos` on that is not a blank within the line. */
export function skipSpaces(text: string, pos: number): number {
    while (pos < text.length && isSpace(text.charCodeAt(pos))) {
        pos++;
    }
    return pos;
}

/** The first offset from `pos` on that is neither a blank nor a line end. */
export function skipBlanks(text: string, pos: number): number {
    while (pos < text.length && isBlank(text.charCodeAt(pos))) {
        pos++;
    }
    return pos;
}

/** The offset of the line feed that ends the line of `pos`, or the text's length. */
export function lineEnd(text: string, pos: number): number {
    const end = text.indexOf('\n', pos);
    return end < 0 ? text.length : end;
}

/** The offset behind the identifier that starts at `pos`; dots and `::` between its parts belong to it. */
export function skipDottedWord(text: string, pos: number): number {
    for (;;) {
        while (pos < text.length && isWordPart(text.charCodeAt(pos))) {
            pos++;
        }
        const joint = text.charCodeAt(pos) === DOT ? 1 : text.startsWith('::', pos) ? 2 : 0;
        if (joint === 0 || pos + joint >= text.length || !isWordStart(text.charCodeAt(pos + joint))) {
            return pos;
        }
        pos += joint;
    }
}
