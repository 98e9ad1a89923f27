import { decimalCommaEdits } from './decimalCommas';
import { diffEdits } from './diffs';
import { withoutDrawings } from './drawn';
import { linePrefixEdits } from './linePrefixes';
import { htmlTableEdits, latexTableEdits } from './markup';
import { oldListEdits } from './oldLists';
import { marginEdits } from './margins';
import { edited, original } from './plainText';
import type { PlainText, Replacement } from './plainText';
import { quotedNumberEdits } from './quotedNumbers';
import { withoutStrings } from './strings';
import { terminalEdits } from './terminal';
import { halfWidth, withoutCodeSigns } from './typing';

/** A diff in a comment in a log, each line of it: more than so many prefixes are not taken away. */
const MOST_PREFIXES = 4;

/**
 * The text, and each text that a string in it holds with its line ends escaped, without what comes between a printout
 * and its reader: colours, progress bars, what a log puts in front of each line, the signs of a diff or a comment,
 * the markup of tables, quotes around numbers, full-width characters. Linear.
 */
export function plainTexts(text: string): readonly PlainText[] {
    const [outside, ...strings] = withoutStrings(undisguised(original(text)));
    return [outside!, ...strings.map(string => ({ ...undisguised(string), isString: true }))];
}

function undisguised(plain: PlainText): PlainText {
    let result = edited(plain, terminalEdits(plain.text));
    result = edited(result, marginEdits(result.text));
    for (let prefixes = 0, before; before !== result && prefixes < MOST_PREFIXES; prefixes++) {
        before = result;
        result = edited(result, diffEdits(result.text));
        result = edited(result, linePrefixEdits(result.text));
    }
    result = edited(result, outputEdits(result.text));
    result = edited(result, oldListEdits(result.text));
    result = edited(result, htmlTableEdits(result.text));
    result = edited(result, latexTableEdits(result.text));
    result = edited(result, decimalCommaEdits(result.text));
    const hasQuotes = result.text.includes('"') || result.text.includes("'");
    result = hasQuotes ? edited(result, quotedNumberEdits(result.text)) : result;
    const text = withoutDrawings(withoutCodeSigns(halfWidth(result.text)));
    return { ...result, text, hasQuotes };
}

/** What IPython writes before a value. */
const OUTPUT = /^Out ?\[\d{1,9}\]:[ \t]/gm;

const outputEdits = (text: string): readonly Replacement[] =>
    text.includes('Out')
        ? Array.from(text.matchAll(OUTPUT), ({ 0: { length }, index }) => ({
              start: index,
              end: index + length,
              text: '',
          }))
        : [];
