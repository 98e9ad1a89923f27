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

/** Blanks in the place of the signs of code that stand in its lines, at the same offsets: `...` of Python's prompt, a fence behind the last line. */
export function withoutCodeSigns(text: string): string {
    const prompted = text.includes('\n...')
        ? text.replaceAll(/^>>> .*(?:\r?\n\.\.\.(?: .*)?$)+/gm, lines => lines.replaceAll('\n...', '\n   '))
        : text;
    return prompted.includes('```') ? prompted.replaceAll(/(?<=[^\s`][ \t]{0,2})```(?=[ \t\r]*$)/gm, '   ') : prompted;
}
