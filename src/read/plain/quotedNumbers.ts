import type { Replacement } from './plainText';

/** What is called so holds numbers, even where each is written as a string; a list of versions does not. */
const CALLED =
    /(?:logits?|scores?|probs?|probabilities|logprobs?|outputs?)["']?\s{0,9}[:=]\s{0,9}\[(?=[\s[]{0,99}["'])/gi;
/** One after the other: brackets, commas, and numbers in quotes. */
const ELEMENT = /[\s[\],]|(["'])[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?\1/iy;

/** Takes the quotes from around the numbers of `"logits": ["1.25", "-0.5"]`. */
export function quotedNumberEdits(text: string): readonly Replacement[] {
    const edits: Replacement[] = [];
    let behind = 0;
    for (const { index, 0: called } of text.matchAll(CALLED)) {
        if (index >= behind) {
            const quotes: Replacement[] = [];
            behind = readElements(text, index + called.length, quotes);
            edits.push(...quotes);
        }
    }
    return edits;
}

/** Notes the quotes of the elements behind an opening bracket, all of them or none; returns where it has stopped. */
function readElements(text: string, from: number, quotes: Replacement[]): number {
    ELEMENT.lastIndex = from;
    let at = from;
    for (let depth = 1; depth > 0; at = ELEMENT.lastIndex) {
        const element = ELEMENT.exec(text);
        if (element === null) {
            quotes.length = 0;
            return at;
        }
        const end = ELEMENT.lastIndex;
        depth += element[0] === '[' ? 1 : element[0] === ']' ? -1 : 0;
        if (element[1] !== undefined) {
            quotes.push({ start: at, end: at + 1, text: '' }, { start: end - 1, end, text: '' });
        }
    }
    return at;
}
