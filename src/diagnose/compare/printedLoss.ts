import { namedNumber } from '../../model/namedNumber';
import { halfUnit, TORCH_DECIMALS } from '../rounding';

/** A loss as a program printed it. */
export interface PrintedNumber {
    readonly value: number;
    /** The most that printing can have rounded away; 0 for nan and the infinities. */
    readonly halfUnit: number;
}

const NUMBER = '[-+\u2212]?(?:(?:\\d[\\d_]*(?:\\.\\d*)?|\\.\\d+)(?:e[-+]?\\d+)?|nan|inf(?:inity)?)(?!\\w|\\.\\d|\\s?%)';
/** Where a text says that the number is a tensor. */
const TENSORS = [
    new RegExp(`\\b(?:tensor|array)\\([\\s[(]*(${NUMBER})`, 'i'),
    new RegExp(`\\bnumpy=[\\s[(]*(${NUMBER})`, 'i'),
];
/**
 * From the end of a loss's name to its number. No two neighbouring parts take the same characters: a paste of blanks
 * would cost the square of its length.
 */
const VALUE = new RegExp(
    `["')\\]]*\\s*(?:[:=]\\s*)?(?:(?:(?:[a-z]\\w*\\.)?float\\d*\\(|[a-z]\\w*\\.|[[(])[\\s[(]*)?(${NUMBER})`,
    'iy',
);
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
 * decimal point. "0,5986" alone is read with a decimal comma. Undefined without a number; a percentage is not a loss.
 */
export function readPrintedLoss(text: string): PrintedNumber | undefined {
    const found = numberIn(text.slice(0, LONGEST).replace(COMMA, '$1.$2'));
    if (found === undefined) {
        return undefined;
    }
    const digits = found.replace('\u2212', '-').replaceAll('_', '');
    const named = namedNumber(digits);
    return named === undefined
        ? { value: Number(digits), halfUnit: halfUnit(decimalsOf(digits)) }
        : { value: named, halfUnit: 0 };
}

function numberIn(text: string): string | undefined {
    return tensorIn(text) ?? numberOfLossIn(text) ?? firstNumberIn(text);
}

function tensorIn(text: string): string | undefined {
    for (const pattern of TENSORS) {
        const number = pattern.exec(text)?.[1];
        if (number !== undefined) {
            return number;
        }
    }
    return undefined;
}

/** The number behind the first word with "loss" in it that has one. */
function numberOfLossIn(text: string): string | undefined {
    for (const { 0: word, index } of text.matchAll(/\w+/g)) {
        VALUE.lastIndex = index + word.length;
        const number = /loss/i.test(word) ? VALUE.exec(text)?.[1] : undefined;
        if (number !== undefined) {
            return number;
        }
    }
    return undefined;
}

/** The first number with a decimal point or in words, else the first of all. */
function firstNumberIn(text: string): string | undefined {
    const all = Array.from(text.matchAll(ANY), match => match[0]);
    return all.find(number => /[.a-z]/i.test(number)) ?? all[0];
}
