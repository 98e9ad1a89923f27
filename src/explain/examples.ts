import { t } from '../format/l10n';

/** An example that the extension brings along, in media/examples. */
export interface ExampleFile {
    readonly file: string;
    /** The text that the cursor is put before: a number of the first logits. */
    readonly cursorAt: string;
    /** Whether it holds sentences, and so has a translation in a folder of that language. */
    readonly hasWords: boolean;
}

export const EXAMPLES = [
    { file: 'published_example.py', cursorAt: '1.2372', hasWords: true },
    { file: 'what_is_wrong.py', cursorAt: '8.0, 1.0', hasWords: true },
    { file: 'batch.json', cursorAt: '2.0, 1.0', hasWords: false },
    { file: 'printout.txt', cursorAt: '1.2372', hasWords: false },
] as const satisfies readonly ExampleFile[];

export function exampleTitle({ file }: ExampleFile): string {
    switch (file as (typeof EXAMPLES)[number]['file']) {
        case 'published_example.py':
            return t('One sample in PyTorch code');
        case 'what_is_wrong.py':
            return t('Losses that look wrong');
        case 'batch.json':
            return t('A batch in JSON');
        case 'printout.txt':
            return t('A printout');
    }
}
