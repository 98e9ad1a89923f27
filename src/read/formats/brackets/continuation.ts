import { isSpace, isLineEnd } from '../../scan/characters';

/**
 * The sign that continues, inside an array, what its first line began with: a comment (`# tensor([[1., 2.],` and
 * `#         [3., 4.]])`), a quotation (`>`), a block comment (`*`), or the `...` of a Python prompt.
 * Returns how many characters at `pos` are such a sign, and the sign that the array's lines begin with, to be given to
 * the next call.
 */
export function continuationLength(
    text: string,
    pos: number,
    open: number,
    known: string | undefined,
): { length: number; marker: string } {
    const marker = known ?? markerOf(text, open);
    if (marker === '' || !text.startsWith(marker, pos)) {
        return { length: 0, marker };
    }
    let at = pos;
    while (at > 0 && isSpace(text.charCodeAt(at - 1))) {
        at--;
    }
    if (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) {
        return { length: 0, marker };
    }
    let length = marker.length;
    while (text.charAt(pos + length) === marker.charAt(0) || (marker === '...' && text.charAt(pos + length) === ':')) {
        length++;
    }
    // In a printout after `>>>` an elided row is `...,`; the prompt is never followed by a comma.
    return { length: marker === '...' && text.charAt(pos + length) === ',' ? 0 : length, marker };
}

/** Signs of comments, perhaps one in another: `# # tensor(...)`. */
const NESTED_AT_START = /^\s*((?:[#*%>]|\/\/|--)(?: (?:[#%>]|\/\/)(?= )){0,8})/;
const NESTED = /(?:^|\s)((?:#|\/\/)(?: (?:#|\/\/)(?= )){0,8})/;

function markerOf(text: string, open: number): string {
    const before = text.slice(Math.max(0, open - 240), open);
    const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
    if (/^\s*>>>|^\s*In \[\d+\]:/.test(line)) {
        return '...';
    }
    return NESTED_AT_START.exec(line)?.[1] ?? NESTED.exec(line)?.[1] ?? '';
}
