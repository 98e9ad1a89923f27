/** Words for choosing the array that another one is compared with. */
import { formatCount, formatNumber, formatShape } from '../format/numbers';
import type { Tensor } from '../math';
import type { Source } from '../model/source';
import { t } from '../format/l10n';
import { placeTitle } from './titles';

export const chooseOtherTitle = (name: string | undefined): string =>
    name === undefined ? t('Compare the array with…') : t('Compare {0} with…', name);

/** What can be done where no array fits. */
export const noOtherArray = (classes: number): string =>
    t(
        'There is no other array with {0} classes in this document, a visible editor or another panel. Open one beside it, or put a cursor in each of two arrays and run Cross-Entropy: Compare Two Arrays.',
        formatCount(classes),
    );

export const twoArraysExpected = (found: number): string =>
    t(
        'You have cursors in {0} arrays of logits; only two can be compared. Put one cursor in each of the two.',
        formatCount(found),
    );

/** An array in a list to choose from. */
export const arrayLabel = ({ name, label, line }: Source): string =>
    name ?? (line === undefined ? label : t('array on line {0}', line));
export const arrayPlace = (source: Source, shape: readonly number[]): string =>
    t('{0}, shape {1}', placeTitle(source), formatShape(shape));

/** So many numbers of an array are shown in a list. */
const NUMBERS = 6;

export function firstNumbers({ data }: Tensor): string {
    const shown = Array.from(data.subarray(0, NUMBERS), formatNumber).join('  ');
    return data.length > NUMBERS ? `${shown}  …` : shown;
}
