import { lineEnd } from '../../scan/characters';
import { MOST_LINES } from './head';

/** What a field with a number in it has, or a record of several lines. */
const SIGN = String.raw`[\d"]|nan|inf|true|false`;

/**
 * Whether a number may stand so few lines below a line that the line may be its table's header. Most lines of prose and
 * comments are told from a header by this alone. Asked in the order of the text, it looks at each character once.
 */
export function numbersBelow(text: string): (lineStart: number) => boolean {
    const sign = new RegExp(SIGN, 'gi');
    let from = 0;
    let next = -1;
    return lineStart => {
        const below = lineEnd(text, lineStart) + 1;
        if (below < from || next < below) {
            sign.lastIndex = below;
            from = below;
            next = sign.exec(text)?.index ?? Infinity;
        }
        let end = below;
        // A line may be drawn above the header, and the header itself is one of the lines.
        for (let left = MOST_LINES + 1; left > 0 && end <= next && end < text.length; left--) {
            end = lineEnd(text, end) + 1;
        }
        return next < end;
    };
}
