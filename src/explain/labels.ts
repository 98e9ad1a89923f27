import type { ContextPart } from '../context';
import { t } from '../format/l10n';

type Named = { readonly classNames?: readonly string[] | undefined };

/** A class in a table: its name, or its index. */
export const classLabel = ({ classNames }: Named, c: number): string => classNames?.[c] ?? String(c);

/** A class in a sentence. */
export const className = ({ classNames }: Named, c: number): string => classNames?.[c] ?? t('class {0}', c);

/** A class at the beginning of a sentence; its own name stays as it is written. */
export const classNameFirst = ({ classNames }: Named, c: number): string => classNames?.[c] ?? t('Class {0}', c);

/** What a screen reader calls the number of a logit, which can be typed over. */
export const logitFieldName = (value: string, label: string): string =>
    t('{0}, the logit of class {1}: type to change it', value, label);

/** What a screen reader calls the bar of a logit. */
export const sliderName = (label: string): string => t('logit of class {0}', label);

/** What a document can say of a loss. */
export function partName(part: ContextPart): string {
    switch (part) {
        case 'target':
            return t('target');
        case 'criterion':
            return t('criterion');
        case 'weight':
            return 'weight';
        case 'ignoreIndex':
            return 'ignore_index';
        case 'reduction':
            return 'reduction';
        case 'labelSmoothing':
            return 'label_smoothing';
        case 'classNames':
            return t('class names');
        case 'printedLoss':
            return t('printed loss');
    }
}

export const lineName = (line: number): string => t('line {0}', line);
