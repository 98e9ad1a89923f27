import { t } from './l10n';

/** What the messages say once a picture is saved. */
export const pictureSaved = (fileName: string): string => t('Saved as {0}.', fileName);

export const openIt = (): string => t('Open');

export const pictureNotSaved = (fileName: string, reason: string): string =>
    t('{0} could not be written: {1}', fileName, reason);
