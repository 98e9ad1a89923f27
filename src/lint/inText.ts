import { contextOf, printedDecimals, textFacts } from '../context';
import type { LossContext, SourceText } from '../context';
import { compareWithPrintedLoss, explain, findingsOf } from '../diagnose';
import type { Explanation } from '../diagnose';
import type { NumericArray } from '../read';
import { firstLine, placeInText } from './places';
import type { Problem } from './problem';

/** So many arrays of one text are looked at: each costs some ten milliseconds. */
const MAX_ARRAYS = 20;

const LOGITS = /(?:^|_|\.)logits?$/i;
const OUTPUT = /(?:^|_|\.)outputs?$/i;

/**
 * What is wrong with the losses that a printout tells of. It has to prove that an array is the logits of a loss: a
 * target stands with it, and it is called logits, or it is called output and the loss that was printed is the
 * cross-entropy of exactly these numbers. A printout is no code: there is nothing to fix in it.
 */
export function problemsInText({ source, arrays: { arrays } }: SourceText): readonly Problem[] {
    return arrays
        .filter(
            ({ name, decimals }) =>
                name !== undefined && decimals !== undefined && (LOGITS.test(name) || OUTPUT.test(name)),
        )
        .slice(0, MAX_ARRAYS)
        .flatMap(array => problemsOfPrintout(source, arrays, array));
}

function problemsOfPrintout(source: string, arrays: readonly NumericArray[], logits: NumericArray): readonly Problem[] {
    const context = contextOf(textFacts(logits, source, logits, arrays));
    if (!context.target) {
        return [];
    }
    const decimals = printedDecimals(logits, source);
    const explanation = explain({ logits, ...context, ...(decimals !== undefined && { decimals }) });
    const proven = LOGITS.test(logits.name ?? '') || isPrintedLoss(context, explanation);
    return proven
        ? findingsOf(explanation).map(finding => ({
              finding,
              at: firstLine(source, placeInText(finding, logits, context)),
              fixes: [],
          }))
        : [];
}

/** Whether the number that stands printed is the loss of this example. A number of few digits would fit too many. */
function isPrintedLoss({ printedLoss }: LossContext, { question, breakdown }: Explanation): boolean {
    const { logits, target, options = {}, decimals } = question;
    return (
        target !== undefined &&
        breakdown !== undefined &&
        printedLoss !== undefined &&
        /\.\d{3}|e/i.test(printedLoss.text) &&
        compareWithPrintedLoss(
            { logits, target, options },
            printedLoss.text,
            decimals === undefined ? {} : { decimals },
            breakdown,
        ).equal
    );
}
