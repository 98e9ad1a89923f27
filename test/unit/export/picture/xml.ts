import assert from 'node:assert/strict';

/**
 * Reads a document of elements, attributes and text as XML; fails where it is not well-formed. Returns every attribute
 * and every text, unescaped.
 */
export function readXml(document: string): {
    readonly attributes: readonly string[];
    readonly texts: readonly string[];
} {
    const attributes: string[] = [];
    const texts: string[] = [];
    const open: string[] = [];
    let at = 0;
    const token = /<(\/?)([a-z][a-zA-Z]*)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
    for (let match = token.exec(document); match; match = token.exec(document)) {
        const [whole, end, name, written = '', empty, text] = match;
        at += whole.length;
        if (text !== undefined) {
            texts.push(unescape(text));
        } else if (end) {
            assert.equal(open.pop(), name, `</${name}> closes another element`);
        } else {
            attributes.push(...Array.from(written.matchAll(/="([^"]*)"/g), ([, value]) => unescape(value!)));
            if (!empty) {
                open.push(name!);
            }
        }
    }
    assert.equal(at, document.length, `no XML from here: ${document.slice(at, at + 60)}`);
    assert.deepEqual(open, [], 'elements that are not closed');
    assert.match(
        document,
        /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u,
        'characters that XML does not allow',
    );
    return { attributes, texts: texts.map(text => text.trim()).filter(Boolean) };
}

function unescape(text: string): string {
    assert.doesNotMatch(text, /&(?!#\d+;)/, 'a bare ampersand');
    return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
