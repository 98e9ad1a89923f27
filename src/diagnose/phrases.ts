/** What the words of several rules share. */
import { t } from '../format/l10n';

/** How many samples or classes a finding names. */
export const MOST_NAMED = 8;

/** The first of `all` values: "0, 3, 4, …". */
export const listed = (values: readonly (number | string)[], all: number): string =>
    values.join(', ') + (all > values.length ? ', …' : '');

/** A sentence that is said only where something is so. */
export const when = (so: boolean, sentence: () => string): readonly string[] => (so ? [sentence()] : []);

export const asInText = (): string => t('The stages below use the numbers as written in your code.');

export const forSeveralRightClasses = (): string =>
    t('If a sample can belong to several classes at once, use BCEWithLogitsLoss.');

/** Why a target out of range is worth a fix before a GPU sees it. */
export const onGpu = (): string =>
    t('On a GPU this shows only as "device-side assert triggered", which does not name the line.');
