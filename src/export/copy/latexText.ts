/** Text and numbers as LaTeX, which pdfLaTeX sets without packages. */
import { isNegative, withHyphen } from '../../format/numbers';

const escapes: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
    '−': '$-$',
    '<': '\\textless{}',
    '>': '\\textgreater{}',
    '|': '\\textbar{}',
    // Behind the \\ of a row these would be its arguments.
    '[': '{[}',
    '*': '{*}',
};

/** What changes the order or the place of what is read, and is nothing to set: LaTeX stops at most of them. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

export const latexText = (text: string): string =>
    text
        .replace(/\s+/g, ' ')
        .replace(UNSEEN, '')
        .trim()
        .replace(/[\\~^−<>|&%$#_{}[*]/g, character => escapes[character] ?? `\\${character}`);

/** What formatNumber wrote, for math mode: 2.1638e-9 is 2.1638 \cdot 10^{-9}. */
export function latexNumber(formatted: string): string {
    const text = withHyphen(formatted);
    const [mantissa, exponent] = text.split('e') as [string, string?];
    return exponent !== undefined
        ? `${mantissa} \\cdot 10^{${Number(exponent)}}`
        : text === 'nan'
          ? '\\mathrm{NaN}'
          : text.replace('inf', '\\infty');
}

/** In a product or a difference: negative numbers in parentheses. */
export const latexFactor = (formatted: string): string =>
    isNegative(formatted) ? `(${latexNumber(formatted)})` : latexNumber(formatted);
