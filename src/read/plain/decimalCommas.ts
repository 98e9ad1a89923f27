import type { Replacement } from './plainText';

const NUMBER = String.raw`[-+−]?\d{1,9},\d{1,17}`;
/** Numbers with a comma in them between semicolons, in brackets. */
const LIST = new RegExp(String.raw`\[ {0,9}${NUMBER}(?: {0,9}; {0,9}${NUMBER}){1,4096} {0,9}\]`, 'g');
/** As no two whole numbers are written: `-0,5`, `1,05`. */
const IS_DECIMAL = /[-−]0,|,0\d/;

/** `[1,25; -0,5; 0,75]` of a German or French locale, where it can be nothing else: points in place of the commas. */
export function decimalCommaEdits(text: string): readonly Replacement[] {
    if (!text.includes(';') || !text.includes('[')) {
        return [];
    }
    return Array.from(text.matchAll(LIST))
        .filter(({ 0: list }) => IS_DECIMAL.test(list))
        .flatMap(({ 0: list, index }) =>
            Array.from(list.matchAll(/[,;]/g), ({ 0: sign, index: at }) => ({
                start: index + at,
                end: index + at + 1,
                text: sign === ',' ? '.' : ',',
            })),
        );
}

/** The same where it may be two whole numbers each: `[1,25; 0,5]`, `[1,25, -0,5]`. */
const DOUBTFUL = new RegExp(String.raw`^\[ {0,9}${NUMBER}(?:(?: {0,9}; {1,9}|, {1,9})${NUMBER})+ {0,9}\]$`);

/** Whether whole numbers in brackets may be half as many with a comma in them. */
export const mayBeDecimalCommas = (list: string): boolean => DOUBTFUL.test(list) && /,\d{2}|[[; ][-+−]?0,\d/.test(list);
