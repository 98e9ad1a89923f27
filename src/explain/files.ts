/** Words for files that hold arrays: which of them is which part of a loss, and why a file cannot be read. */
import { formatShape, formatSize } from '../format/numbers';
import { t } from '../format/l10n';
import type { Shape } from '../model/tensor';

export const fileProblem = (label: string, error: unknown): string =>
    t('{0}: {1}', label, error instanceof Error ? error.message : String(error));

export const fileGone = (label: string): string => t('{0} cannot be opened: it was moved or deleted.', label);

export const fileTooLarge = (label: string, size: number, most: number): string =>
    t(
        '{0} is {1} in size. A file is read into memory as a whole, so at most {2} can be read. Save only the logits and their targets.',
        label,
        formatSize(size),
        formatSize(most),
    );

/** A text that no editor hands over, and no reader of files knows. */
export const textTooLong = (label: string, size: number): string =>
    t(
        '{0} is {1} in size, and VS Code gives extensions no text of more than 50 MB. Save its logits and their targets as a .npy, .csv or .json file, and explain that one.',
        label,
        formatSize(size),
    );

export const notAFile = (name: string): string =>
    t('{0} could not be read. Only files can be dropped, not folders.', name);

export const arrayGone = (label: string, name: string): string => t('{0} no longer contains "{1}".', label, name);

export const readingFile = (label: string): string => t('Reading {0}', label);
export const readingCancelled = (label: string): string => t('Reading {0} was canceled.', label);

/** Before a file is read that takes a while, and much memory. */
export const askToRead = (size: number): string =>
    t('The file is {0} in size, and will be read into memory as a whole.', formatSize(size));
export const readIt = (): string => t('Read It');

export const chooseLogits = (): string => t('Which array holds the logits?');
export const chooseTarget = (): string => t('Which array is the target?');
export const chooseWeight = (): string => t('Which array holds the class weights?');
export const withoutAnyTarget = (): string => t('No target');
export const withoutClassWeights = (): string => t('No class weights');
export const chooseFile = (): string => t('Explain');

/** Type and shape of an array, in a list: `float32 (2, 3)`. */
export const arrayDescription = (shape: Shape, dtype = ''): string => `${dtype} ${formatShape(shape)}`.trim();
