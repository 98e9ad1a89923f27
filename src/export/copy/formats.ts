import { t } from '../../explain/l10n';

export type CopyFormatId = 'pytorch' | 'numpy' | 'jax' | 'tensorflow' | 'keras' | 'markdown' | 'latex' | 'json' | 'csv';

/** A form that an explanation can be taken along in. */
export interface CopyFormat {
    readonly id: CopyFormatId;
    /** For a menu; a function, since the language is known later than this module is loaded. */
    readonly title: () => string;
    /** The language of an editor that shows the text. */
    readonly languageId: string;
}

export const copyFormats: readonly CopyFormat[] = [
    { id: 'pytorch', title: () => t('PyTorch script'), languageId: 'python' },
    { id: 'numpy', title: () => t('NumPy script'), languageId: 'python' },
    { id: 'jax', title: () => t('JAX script'), languageId: 'python' },
    { id: 'tensorflow', title: () => t('TensorFlow script'), languageId: 'python' },
    { id: 'keras', title: () => t('Keras script'), languageId: 'python' },
    { id: 'markdown', title: () => t('Markdown table'), languageId: 'markdown' },
    { id: 'latex', title: () => t('LaTeX table and formula'), languageId: 'latex' },
    { id: 'json', title: () => t('JSON with every stage'), languageId: 'json' },
    { id: 'csv', title: () => t('CSV table'), languageId: 'csv' },
];
