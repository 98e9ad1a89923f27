/** What samples and classes are called in a finding. */
import { t } from '../format/l10n';
import { samplePosition } from '../format/numbers';

export interface Names {
    /** "3", or "(3, 0)" in a higher shape. */
    readonly sample: (sample: number) => string;
    /** In a sentence: "class 2", or its name. */
    readonly className: (c: number) => string;
    /** In a list of classes: "2", or its name. */
    readonly label: (c: number) => string;
}

export function namesOf(sampleShape: readonly number[], classNames: readonly string[] | undefined): Names {
    return {
        sample: sample => (sampleShape.length > 1 ? `(${samplePosition(sampleShape, sample)})` : String(sample)),
        className: c => classNames?.[c] ?? t('class {0}', c),
        label: c => classNames?.[c] ?? String(c),
    };
}
