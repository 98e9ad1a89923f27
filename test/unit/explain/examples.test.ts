import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from '../../../src/explain/examples';
import type { ExampleFile } from '../../../src/explain/examples';
import { reportOnText } from '../../../src/report';
import { root } from '../../host/paths.mjs';

/** PyTorch's, of the first logits in each; those of the notebook and of the loop stand in no text. */
const LOSSES: Readonly<Record<string, string>> = {
    'published_example.py': '0.5986',
    'what_is_wrong.py': '0.0018',
    'batch.json': '0.8093',
    'segmentation.py': '0.2119',
    'next_token.json': '1.9492',
    'masked_class.py': '0.4644',
    'printout.txt': '0.5986',
};

const examples: readonly ExampleFile[] = EXAMPLES;
const textOf = ({ file, text }: ExampleFile): string =>
    text?.() ?? readFileSync(join(root, 'media', 'examples', file), 'utf8');
const languageOf = (file: string): string =>
    file.endsWith('.py') ? 'python' : file.endsWith('.json') ? 'json' : 'log';

describe('the examples have the loss that PyTorch gives', () => {
    for (const example of examples.filter(({ file }) => file in LOSSES)) {
        it(example.file, async () => {
            const text = textOf(example);
            const start = text.indexOf(example.cursorAt);
            const languageId = languageOf(example.file);
            const { loss } = await reportOnText(text, { languageId, selections: [{ start, end: start }] });
            assert.equal(Number(loss).toFixed(4), LOSSES[example.file]);
        });
    }

    it('each but those whose loss is elsewhere', () =>
        assert.deepEqual(
            examples.map(({ file }) => file).filter(file => !(file in LOSSES)),
            ['training_loop.py', 'notebook.ipynb'],
        ));
});
