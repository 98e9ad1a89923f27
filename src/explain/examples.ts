import { t } from '../format/l10n';

/** An example that the extension brings along: in media/examples, unless its text is computed. */
export interface ExampleFile {
    readonly file: string;
    /** The text that the cursor is put before: a number of the first logits, or the call of the loss. */
    readonly cursorAt: string;
    /** Whether it holds sentences, and so has a translation in a folder of that language. */
    readonly hasWords?: boolean;
    readonly text?: () => string;
}

export const EXAMPLES = [
    { file: 'published_example.py', cursorAt: '1.2372', hasWords: true },
    { file: 'what_is_wrong.py', cursorAt: '8.0, 1.0', hasWords: true },
    { file: 'training_loop.py', cursorAt: 'criterion(logits', hasWords: true },
    { file: 'notebook.ipynb', cursorAt: '-0.3543', hasWords: true },
    { file: 'batch.json', cursorAt: '2.0, 1.0' },
    { file: 'segmentation.py', cursorAt: '2.3,', hasWords: true },
    { file: 'next_token.json', cursorAt: '-', text: nextToken },
    { file: 'masked_class.py', cursorAt: '2.0', hasWords: true },
    { file: 'printout.txt', cursorAt: '1.2372' },
] as const satisfies readonly ExampleFile[];

export function exampleTitle({ file }: ExampleFile): string {
    switch (file as (typeof EXAMPLES)[number]['file']) {
        case 'published_example.py':
            return t('One sample in PyTorch code');
        case 'what_is_wrong.py':
            return t('Losses that look wrong');
        case 'training_loop.py':
            return t('A training loop to debug');
        case 'notebook.ipynb':
            return t('A notebook');
        case 'batch.json':
            return t('A batch in JSON');
        case 'segmentation.py':
            return t('An image, with a class for each pixel');
        case 'next_token.json':
            return t('A next token among 50,257');
        case 'masked_class.py':
            return t('A class that is masked with -inf');
        case 'printout.txt':
            return t('A printout');
    }
}

/** As many logits as GPT-2 has tokens, made up, and one of them likely: the same text each time. */
function nextToken(): string {
    const [tokens, target, inLine] = [50_257, 262, 12];
    let seed = 1;
    const random = (): number => {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        return seed / 2 ** 32;
    };
    // Nearly normal, around 0.
    const logits = Array.from({ length: tokens }, () => 4.5 * (random() + random() + random() + random() - 2));
    logits[target] = 12;
    const lines = Array.from({ length: Math.ceil(tokens / inLine) }, (_, line) =>
        logits
            .slice(line * inLine, (line + 1) * inLine)
            .map(logit => logit.toFixed(4))
            .join(', '),
    );
    return `{\n  "logits": [\n    ${lines.join(',\n    ')}\n  ],\n  "target": ${target}\n}\n`;
}
