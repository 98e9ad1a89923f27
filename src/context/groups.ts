import type { Span } from '../model/span';

const OPENING = /[([{]/;
const CLOSING = /[)\]}]/;
/** Deeper nesting is not looked at. */
const MAX_GROUPS = 12;

/**
 * Says of other spans of the text how close they belong to the one at `span`: 0 for those between the same brackets
 * (the same object of JSON, the same call), 1 for those between the brackets around these, and so on. Only an order of
 * preference: brackets in strings are counted too.
 */
export function groupRanker(text: string, span: Span): (other: Span) => number {
    const starts = unmatched(text, span.start - 1, -1);
    const ends = unmatched(text, span.end, 1);
    const groups = starts.slice(0, ends.length).map((start, index) => ({ start, end: ends[index]! }));
    return ({ start, end }) => {
        const rank = groups.findIndex(group => start >= group.start && end <= group.end);
        return rank < 0 ? groups.length : rank;
    };
}

/** The offsets of the brackets that are open around a place, the innermost first, looking in one direction. */
function unmatched(text: string, from: number, step: 1 | -1): readonly number[] {
    const [inward, outward] = step > 0 ? [OPENING, CLOSING] : [CLOSING, OPENING];
    const found: number[] = [];
    let depth = 0;
    for (let at = from; at >= 0 && at < text.length && found.length < MAX_GROUPS; at += step) {
        const character = text.charAt(at);
        if (inward.test(character)) {
            depth++;
        } else if (outward.test(character) && --depth < 0) {
            depth = 0;
            found.push(at);
        }
    }
    return found;
}
