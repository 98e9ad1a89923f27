/** SVG as text: what comes from documents is escaped, and numbers are rounded to a hundredth of a pixel. */

/** Text as XML has it: what XML 1.0 does not allow (control characters, lone surrogates) becomes U+FFFD. */
export const xmlText = (text: string): string =>
    text
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
        .replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);

export type Attributes = Readonly<Record<string, string | number>>;

/** @param content already XML */
export function element(name: string, attributes: Attributes, content = ''): string {
    const written = Object.entries(attributes)
        .map(
            ([key, value]) => ` ${key}="${typeof value === 'number' ? Math.round(value * 100) / 100 : xmlText(value)}"`,
        )
        .join('');
    return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** How wide a text is, in letters: those of Chinese, Japanese and Korean count twice. */
export const lettersOf = (text: string): number =>
    Array.from(text).reduce((sum, letter) => sum + (letter >= '\u2e80' ? 2 : 1), 0);

/** The text where it has room, else its beginning. */
export function clip(text: string, letters: number): string {
    if (lettersOf(text) <= letters) {
        return text;
    }
    const kept = Array.from(text).slice(0, letters);
    while (lettersOf(kept.join('')) >= letters) {
        kept.pop();
    }
    return `${kept.join('').trimEnd()}…`;
}

/** The text in lines of so many letters, broken at spaces and between wide letters. */
export function wrap(text: string, letters: number): readonly string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.match(/[\u{2e80}-\u{10ffff}]|[^\s\u{2e80}-\u{10ffff}]+\s*|\s+/gu) ?? []) {
        if (line !== '' && lettersOf(line + word.trimEnd()) > letters) {
            lines.push(line.trimEnd());
            line = '';
        }
        line += word;
    }
    return [...lines, line.trimEnd()];
}
