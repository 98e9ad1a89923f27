/** The corners and edges that matrices are drawn with. */
const DRAWN = /[⎡⎢⎣⎤⎥⎦]/g;

/** Of the full-width forms that Chinese and Japanese input methods type, those that numbers are written with. */
const WIDE = /[\uFF01-\uFF5E\u3000、【】〔〕]/g;
const HAS_WIDE = /[\uFF01-\uFF5E\u3000、【】〔〕]/;

const OTHERS: Readonly<Record<string, string>> = {
    '\u3000': ' ',
    '、': ',',
    '【': '[',
    '】': ']',
    '〔': '[',
    '〕': ']',
};

/** The text with the half-width forms in their place, and blanks in that of drawn brackets, at the same offsets. */
export const halfWidth = (text: string): string => half(text.includes('⎡') ? text.replaceAll(DRAWN, ' ') : text);

const half = (text: string): string =>
    HAS_WIDE.test(text)
        ? text.replaceAll(WIDE, wide => OTHERS[wide] ?? String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        : text;
