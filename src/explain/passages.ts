/** Words for texts that are in no file: where they came from, and why there is nothing to explain. */
import { t } from '../format/l10n';

export const clipboardLabel = (): string => t('Clipboard');
export const terminalLabel = (name: string | undefined): string =>
    name === undefined ? t('Terminal') : t('Terminal: {0}', name);
export const cellLabel = (notebook: string, cell: number): string => t('{0}, cell {1}', notebook, cell);
export const placeInCell = (cell: number, line: number): string => t('cell {0}, line {1}', cell, line);

export const emptyClipboard = (): string => t('The clipboard holds no text. Copy the numbers first.');
export const nothingInTerminal = (): string =>
    t('Nothing is selected in the terminal. Select the numbers there, and run the command again.');
export const noArrayIn = (label: string): string =>
    t('{0}: there is no numeric array here. An array is e.g. [1.2, -0.9, 1.5] or tensor([[1.2, -0.9, 1.5]]).', label);
export const noCell = (): string =>
    t('No notebook cell is selected. Select a cell whose output or code contains logits.');
export const nothingInCell = (label: string): string =>
    t(
        '{0}: neither the output nor the code of this cell contains a numeric array. Run a cell that prints the logits.',
        label,
    );
export const cellGone = (label: string): string => t('{0} cannot be read: the cell or its notebook is gone.', label);
export const arrayGoneFromCell = (label: string): string => t('{0} no longer contains the array.', label);
