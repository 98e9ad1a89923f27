import { comparingWithPrintedLoss } from '../diagnose/compare/compare';
import type { LossComparison, Mistake } from '../diagnose/compare/comparison';
import type { Explanation } from '../diagnose/explanation';
import { logitsOfKeras } from '../diagnose/lossInCode';
import { lossOfCode } from '../diagnose/lossOfCode';
import { t } from '../format/l10n';
import { formatBound, formatExactly, formatNumber } from '../format/numbers';
import { sentences } from '../format/sentences';
import { atOnce } from '../model/turns';

/** What came of holding a printed loss against the example. */
export interface Verdict {
    readonly equal: boolean;
    /** The printed loss is what the code computes, which is another loss than that of these logits. */
    readonly asInCode?: true;
    /** In a few words. */
    readonly brief: string;
    readonly text: string;
    /** Where the bound comes from. */
    readonly because?: string;
    /** What the mistakes are, or that there is none. */
    readonly lead?: string;
    /** The mistakes that give the printed number, the likeliest first. */
    readonly mistakes: readonly { readonly code: Mistake['code']; readonly text: string }[];
}

/** Compares the loss with one that a program has printed; undefined without a target. */
export function* comparingLoss(explanation: Explanation, printed: string): Generator<void, Verdict | undefined> {
    return compareLoss(explanation, printed, yield* comparing(explanation, printed));
}

/** The same at once; may take a second on large examples. */
export function compareLoss(
    explanation: Explanation,
    printed: string,
    comparison = comparisonWith(explanation, printed),
): Verdict | undefined {
    if (!explanation.question.target || printed.trim() === '') {
        return undefined;
    }
    if (!comparison) {
        return {
            equal: false,
            brief: t('torch raises an error'),
            text: t('torch raises an error for this example, so there is no loss to compare with.'),
            mistakes: [],
        };
    }
    const inCode = comparison.equal ? undefined : lossThatIsPrinted(explanation, comparison);
    return {
        equal: comparison.equal,
        brief: briefly(comparison, printed.trim(), isOfMany(explanation)),
        ...describeComparison(comparison),
        ...(isOfMany(explanation) && comparison.loss !== undefined && { text: ofTheMean(comparison) }),
        ...(inCode !== undefined && describeLossInCode(inCode, comparison)),
        mistakes: comparison.mistakes.map(mistake => ({ code: mistake.code, text: describeMistake(mistake) })),
    };
}

/** The loss that the code computes, where it is another one than the example's and the one that was printed. */
function lossThatIsPrinted(explanation: Explanation, comparison: LossComparison): number | undefined {
    const inCode = lossOfCode(explanation);
    if (inCode === undefined || comparison.printed === undefined) {
        return undefined;
    }
    // As a mistake that gives the same it has a bound of its own.
    const mistake = comparison.mistakes.find(
        ({ loss }) => Math.abs(loss - inCode) <= 1e-9 * Math.max(1, Math.abs(loss)),
    );
    const bound = mistake?.bound ?? comparison.bound;
    return Math.abs(comparison.printed - inCode) <= bound ? inCode : undefined;
}

const describeLossInCode = (
    inCode: number,
    { loss, printed }: LossComparison,
): Pick<Verdict, 'asInCode' | 'brief' | 'text'> => ({
    asInCode: true,
    brief: t('printed as your code computes it'),
    text: t(
        'Your program printed {0}, and that is what its code computes: {1}. CrossEntropyLoss gives {2} for these logits.',
        formatNumber(printed!),
        formatNumber(inCode),
        formatNumber(loss!),
    ),
});

/** Without words; undefined where there is no loss to compare with. */
export const comparisonWith = (explanation: Explanation, printed: string): LossComparison | undefined =>
    atOnce(comparing(explanation, printed));

function* comparing(
    { question: { logits, target, options, decimals, criterion }, breakdown, refusal }: Explanation,
    printed: string,
): Generator<void, LossComparison | undefined> {
    if (printed.trim() === '') {
        return undefined;
    }
    // A target that is out of range may be the mistake: the comparison tries what would fix it.
    if (!target || (refusal && refusal.code !== 'target-out-of-range')) {
        return undefined;
    }
    const example = { logits, target, ...(options && { options }) };
    const asInCode = criterion && logitsOfKeras(criterion, logits, decimals);
    if (asInCode) {
        const ofLogs = { ...example, logits: asInCode.logits };
        const inCode = yield* comparingWithPrintedLoss(ofLogs, printed, decimalsIn(asInCode));
        if (inCode.equal) {
            return ofProbabilities(inCode);
        }
    }
    return yield* comparingWithPrintedLoss(example, printed, decimalsIn({ decimals }), breakdown);
}

/** The likeliest mistake with it: the others, and the bounds, are said in full. */
function briefly(
    { equal, printed, loss, mistakes: [likeliest] }: LossComparison,
    typed: string,
    isMean: boolean,
): string {
    if (printed === undefined) {
        return t('not a number');
    }
    if (equal) {
        return isMean ? t('the mean is as printed') : t('as printed');
    }
    const apart = loss === undefined ? NaN : printed - loss;
    const found = !Number.isFinite(apart) ? t('{0} printed', typed) : describeApart(typed, apart, isMean);
    return likeliest ? t('{0}: {1}?', found, nameOf(likeliest.code, likeliest.details ?? {})) : found;
}

function describeApart(typed: string, apart: number, isMean: boolean): string {
    const by = formatBound(Math.abs(apart));
    if (isMean) {
        return apart > 0
            ? t('{0} printed, {1} more than the mean', typed, by)
            : t('{0} printed, {1} less than the mean', typed, by);
    }
    return apart > 0 ? t('{0} printed, {1} more', typed, by) : t('{0} printed, {1} less', typed, by);
}

/** The loss is one for each sample, so that a number that was printed can only be made of them. */
const isOfMany = ({ breakdown }: Explanation): boolean => (breakdown?.loss.data.length ?? 1) > 1;

const ofTheMean = (comparison: LossComparison): string =>
    sentences(
        t('There is a loss for each sample, and the printed number is compared with their mean.'),
        describeComparison(comparison).text,
    );

/** The logarithms are ours: nothing is to be said of them. */
function ofProbabilities({ logSoftmaxTwice: _, ...comparison }: LossComparison): LossComparison {
    return comparison;
}

const decimalsIn = ({ decimals }: { readonly decimals?: number | undefined }): { readonly decimals?: number } =>
    decimals === undefined ? {} : { decimals };

type Words = Pick<Verdict, 'text' | 'because' | 'lead'>;

function describeComparison({
    equal,
    printed,
    loss,
    bound,
    mistakes,
    others,
    allowance,
    logSoftmaxTwice,
}: LossComparison): Words {
    if (printed === undefined) {
        return { text: t('There is no loss here. Enter the number that your program printed, e.g. 0.5986.') };
    }
    const lead = describeCandidates(mistakes, others);
    if (loss === undefined) {
        return {
            text:
                mistakes.length > 0
                    ? t('torch raises an error for this example.')
                    : t('torch raises an error for this example, so there is no loss to compare with.'),
            ...lead,
        };
    }
    const away = Math.abs(printed - loss);
    if (equal) {
        return Number.isFinite(loss)
            ? {
                  text: t(
                      'Matches: {0} and {1} differ by {2}, which is within the rounding error ({3}).',
                      formatNumber(printed),
                      formatNumber(loss),
                      formatBound(away),
                      formatBound(bound),
                  ),
                  because: sentences(
                      describeAllowance(allowance),
                      ...(logSoftmaxTwice
                          ? [t('These logits are log-probabilities: log_softmax once or twice gives the same.')]
                          : []),
                  ),
              }
            : { text: t('Matches: the loss is {0} here, too.', formatNumber(loss)) };
    }
    const unknown = {
        lead: t('No known mistake explains this value. Check that the logits, target and options match your program.'),
    };
    return {
        ...(Number.isFinite(away)
            ? {
                  text: t(
                      'Does not match: {0} is {1} away from {2}, and the rounding error is at most {3}.',
                      formatNumber(printed),
                      formatBound(away),
                      formatNumber(loss),
                      formatBound(bound),
                  ),
                  because: describeAllowance(allowance),
              }
            : {
                  text: t(
                      'Does not match: your program printed {0}, but the loss here is {1}.',
                      formatNumber(printed),
                      formatNumber(loss),
                  ),
              }),
        ...(mistakes.length > 0 ? lead : unknown),
    };
}

/** Where the bound comes from. */
function describeAllowance(allowance: LossComparison['allowance']): string {
    if (!allowance) {
        return '';
    }
    const { decimals, logits, printed, arithmetic } = allowance;
    return decimals === undefined
        ? t(
              'The tolerance is {0} (printed loss) + {1} (float32); the logits are taken as exact.',
              formatBound(printed),
              formatBound(arithmetic),
          )
        : decimals === 1
          ? t(
                'The tolerance is {0} (logits rounded to 1 decimal) + {1} (printed loss) + {2} (float32).',
                formatBound(logits),
                formatBound(printed),
                formatBound(arithmetic),
            )
          : t(
                'The tolerance is {0} (logits rounded to {1} decimals) + {2} (printed loss) + {3} (float32).',
                formatBound(logits),
                decimals,
                formatBound(printed),
                formatBound(arithmetic),
            );
}

function describeCandidates({ length }: readonly Mistake[], others: number): Pick<Words, 'lead'> {
    switch (length) {
        case 0:
            return {};
        case 1:
            return { lead: t('This gives the printed number:') };
        default:
            return {
                lead:
                    others > 0
                        ? t(
                              'Each of these gives the printed number, the likeliest first (not shown: {0}). Only the code can tell which it is:',
                              others,
                          )
                        : t(
                              'Each of these gives the printed number, the likeliest first. Only the code can tell which it is:',
                          ),
            };
    }
}

function describeMistake({ code, loss, margin, bound, details = {} }: Mistake): string {
    return Number.isFinite(loss)
        ? t(
              '{0}: {1}, off by {2}; the rounding error is at most {3}',
              nameOf(code, details),
              formatNumber(loss),
              formatBound(margin),
              formatBound(bound),
          )
        : t('{0}: {1}', nameOf(code, details), formatNumber(loss));
}

function nameOf(
    code: Mistake['code'],
    { labelSmoothing, ignoreIndex, axis, shift, batchSize }: NonNullable<Mistake['details']>,
): string {
    switch (code) {
        case 'softmax-twice':
            return t('softmax applied before CrossEntropyLoss, which applies it again');
        case 'wrong-axis':
            return t('softmax over axis {0} of the logits', axis ?? 0);
        case 'sum-instead-of-mean':
            return t('the sum over the samples instead of the mean');
        case 'mean-instead-of-sum':
            return t('the mean over the samples instead of the sum');
        case 'unweighted':
            return t('without the class weights');
        case 'other-smoothing':
            return `label_smoothing=${formatExactly(labelSmoothing ?? NaN)}`;
        case 'other-ignore-index':
            return ignoreIndex === undefined ? t('no target ignored') : `ignore_index=${ignoreIndex}`;
        case 'bits':
            return t('the loss in bits: base-2 logarithms');
        case 'nll-on-logits':
            return t('NLLLoss on the logits, without log_softmax');
        case 'nll-on-probabilities':
            return t('NLLLoss on the softmax, without the logarithm');
        case 'float16':
            return t('float16 arithmetic');
        case 'bfloat16':
            return t('bfloat16 arithmetic');
        case 'full-precision':
            return t('float32 or float64 arithmetic');
        case 'target-off-by-one':
            return t('all class indices shifted by {0}', signed(shift));
        case 'target-shifted':
            return t('the positions of the targets shifted by {0}', signed(shift));
        case 'divided-by-count':
            return t('the weighted sum divided by the number of samples, not by their weights');
        case 'divided-by-all':
            return t('ignored samples counted in the mean');
        case 'mean-of-means':
            return t('the mean of the means of batches of {0} samples', batchSize ?? NaN);
        case 'mean-over-classes':
            return t('the mean over samples and classes');
        case 'base-10':
            return t('base-10 logarithms');
        case 'not-negated':
            return t('without the minus sign');
        case 'perplexity':
            return t('the perplexity: exp(loss)');
        case 'logits-are-probabilities':
            return t('the logits treated as probabilities');
        case 'naive-softmax':
            return t('a naive log(softmax(x)), which overflows');
        case 'binary-cross-entropy':
            return t('BCEWithLogitsLoss with the one-hot target');
    }
}

const signed = (shift = 0): string => (shift > 0 ? `+${shift}` : String(shift));
