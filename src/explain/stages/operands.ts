/** How many digits the numbers of a shown equation need: a reader who computes it must arrive at what is shown. */
import type { SampleView } from '../sampleView';
import { summands } from './formula';
import { formatFactor, formatNumber, shownDecimals, withHyphen, withMinus } from '../../format/numbers';

/** A number that enters an equation. */
export interface Operand {
    readonly value: number;
    /** As it is shown where its usual digits are enough. */
    readonly text: string;
}

export const operand = (value: number, text = formatNumber(value)): Operand => ({ value, text });

/** More digits than a double has tell nothing. */
const MOST = 15;

/**
 * The operands as text, with the fewest digits that make the equation true as shown: evaluated from them, it gives the
 * shown result within its last digit. Undefined where no digits do, as with a probability that has underflowed.
 */
export function exactEnough(
    operands: readonly Operand[],
    evaluate: (...shown: readonly number[]) => number,
    result: number,
): readonly string[] | undefined {
    const shownResult = formatNumber(result);
    for (let more = 0; more <= MOST; more++) {
        const texts = operands.map(each => withMoreDigits(each, more));
        const computed = evaluate(...texts.map(shownValue));
        if (Object.is(computed, result) || Math.abs(computed - shownValue(shownResult)) <= lastDigit(shownResult)) {
            return texts;
        }
    }
    return undefined;
}

/** The same, with the usual digits where more do not help: nan and the infinities. */
export const shownOperands = (
    operands: readonly Operand[],
    evaluate: (...shown: readonly number[]) => number,
    result: number,
): readonly string[] => exactEnough(operands, evaluate, result) ?? operands.map(({ text }) => text);

/**
 * The probability of a class in an equation with its logarithm. One that has underflowed, or that a double cannot tell
 * from 1, is written as the exponential of its logarithm: −ln exp(−1000.0000) = 1000.0000.
 */
export const probabilityInLog = (
    view: Pick<SampleView, 'softmax' | 'logSoftmax'>,
    c: number,
    evaluate: (p: number) => number,
    result: number,
): string =>
    exactEnough([operand(view.softmax(c))], p => evaluate(p), result)?.[0] ??
    (Number.isFinite(result) ? `exp(${formatNumber(view.logSoftmax(c))})` : formatNumber(view.softmax(c)));

/** The summands of a sum that is written out, with the digits that it needs; where it is not, with the usual ones. */
export function summandTexts(count: number, numbers: (i: number) => number, sum: number): (i: number) => string {
    if (summands(count).length < count) {
        return i => formatNumber(numbers(i));
    }
    const all = Array.from({ length: count }, (_, i) => operand(numbers(i)));
    const texts = shownOperands(all, (...shown) => shown.reduce((total, each) => total + each, 0), sum);
    return i => texts[i]!;
}

/** The numbers of −w ln p = loss; the weight is 1 without weights. */
export function lossOperands(
    view: SampleView,
    c: number,
    formatWeight = formatFactor,
): { readonly weight: string; readonly p: string } {
    const [w, loss] = [view.weight?.(c) ?? 1, view.loss ?? NaN];
    const weight = operand(w, formatWeight(w));
    const texts = exactEnough([weight, operand(view.softmax(c))], (factor, p) => -factor * Math.log(p), loss);
    if (texts) {
        return { weight: texts[0]!, p: texts[1]! };
    }
    const logarithm = operand(view.logSoftmax(c));
    const inLogarithms = exactEnough([weight, logarithm], (factor, lnP) => -factor * lnP, loss);
    return Number.isFinite(loss) && inLogarithms
        ? { weight: inLogarithms[0]!, p: `exp(${inLogarithms[1]!})` }
        : { weight: weight.text, p: formatNumber(view.softmax(c)) };
}

function withMoreDigits({ value, text }: Operand, more: number): string {
    if (more === 0 || !Number.isFinite(value) || !/[.e]/.test(text)) {
        return text;
    }
    return withMinus(
        text.includes('e')
            ? value.toExponential(Math.min(MOST, shownDecimals() + more))
            : value.toFixed(shownDecimals() + more),
    );
}

/** What a shown number says. */
export function shownValue(shown: string): number {
    const text = withHyphen(shown);
    return text === 'inf' ? Infinity : text === '-inf' ? -Infinity : Number(text);
}

/** What one unit in the last digit of a shown number is worth; a little more, for the arithmetic of doubles. */
export function lastDigit(shown: string): number {
    const [mantissa, exponent = '0'] = withHyphen(shown).split('e') as [string, string?];
    const decimals = mantissa.split('.')[1]?.length ?? 0;
    return 10 ** (Number(exponent) - decimals) * (1 + 1e-9);
}
