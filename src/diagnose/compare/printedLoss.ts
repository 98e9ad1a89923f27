import { halfUnit, TORCH_DECIMALS } from '../rounding';

/** A loss as a program printed it. */
export interface PrintedLoss {
    readonly value: number;
    /** The most that printing can have rounded away; 0 for nan and the infinities. */
    readonly halfUnit: number;
}

const NUMBER = '[-+\u2212]?(?:(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|nan|inf(?:inity)?)(?!\\w|\\.\\d|\\s?%)';
/** Where a text says that the number is the loss, or a tensor of it. */
const LABELLED = [
    new RegExp(`\\b(?:tensor|array)\\([\\s[(]*(${NUMBER})`, 'i'),
    new RegExp(`\\bnumpy=[\\s[(]*(${NUMBER})`, 'i'),
    new RegExp(`loss\\w*["')\\]]*\\s*[:=]?\\s*(?:[a-z]\\w*\\.)?(?:float\\d*\\()?[\\s[(]*(${NUMBER})`, 'i'),
];
const ANY = new RegExp(`(?<![\\w.])${NUMBER}`, 'gi');
/** A number with a decimal comma, and nothing else. */
const COMMA = /^\s*([-+\u2212]?\d+),(\d+)\s*$/;
/** A loss is short; what else a paste holds is not searched. */
const LONGEST = 4096;

/**
 * How far the digits reach: 5.9860e-01 has its last one at 10^-5, and `1.` is torch's word for a whole number, of four
 * decimals.
 */
function decimalsOf(digits: string): number {
    const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
    const point = mantissa.indexOf('.');
    const decimals = point < 0 ? 0 : mantissa.length - point - 1;
    return (point === mantissa.length - 1 ? TORCH_DECIMALS : decimals) - Number(exponent);
}

/**
 * The loss in "0.5986", "tensor(0.5986, grad_fn=<NllLossBackward0>)", "loss: 0.5986", "Epoch 3, loss=5.9860e-01",
 * "nan", "inf". Where a text holds several numbers: the one said to be a tensor or a loss, then the first with a
 * decimal point. "0,5986" alone is read with a decimal comma. Undefined without a number; percentages are none.
 */
export function readPrintedLoss(text: string): PrintedLoss | undefined {
    const found = numberIn(text.slice(0, LONGEST).replace(COMMA, '$1.$2'));
    if (found === undefined) {
        return undefined;
    }
    const digits = found.replace('\u2212', '-').replaceAll('_', '').toLowerCase();
    if (digits.includes('nan')) {
        return { value: NaN, halfUnit: 0 };
    }
    if (digits.includes('inf')) {
        return { value: digits.startsWith('-') ? -Infinity : Infinity, halfUnit: 0 };
    }
    return { value: Number(digits), halfUnit: halfUnit(decimalsOf(digits)) };
}

function numberIn(text: string): string | undefined {
    for (const pattern of LABELLED) {
        const found = pattern.exec(text)?.[1];
        if (found !== undefined) {
            return found;
        }
    }
    const all = Array.from(text.matchAll(ANY), match => match[0]);
    return all.find(number => /[.a-z]/i.test(number)) ?? all[0];
}
