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

/** The text with the half-width forms in their place, at the same offsets. */
export const halfWidth = (text: string): string =>
    HAS_WIDE.test(text)
        ? text.replaceAll(WIDE, wide => OTHERS[wide] ?? String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        : text;
