// The example of "How to add" in CONTRIBUTING: it stands there as it is here, and works.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../../src/read/formats';
import { collect } from '../../../src/read/readNumericArrays';
import { root } from '../../host/paths.mjs';
import { slashes } from './exampleFormat';

const read = (text: string) => collect(text, [...formats.slice(0, -2), slashes, ...formats.slice(-2)]).found;

describe('the format that CONTRIBUTING adds', () => {
    it('stands there, with the paths of its place', () => {
        const source = readFileSync(join(root, 'test/unit/read/exampleFormat.ts'), 'utf8');
        const inPlace = source
            .replace('../../../src/read/collector', '../collector')
            .replace('../../../src/read/formats/format', './format')
            .replaceAll('../../../src/read/', '../');
        const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
        assert.ok(contributing.includes(inPlace), 'CONTRIBUTING has it');
    });

    it('is read, with its name and places', () => {
        const text = 'epoch 3\nlogits: 1.2372 / -0.9604 / 1.5415\ndone\n';
        const arrays = read(text).map(({ array }) => array);
        assert.deepEqual(
            arrays.map(({ name, shape, data, decimals }) => ({ name, shape, data: [...data], decimals })),
            [{ name: 'logits', shape: [3], data: [1.2372, -0.9604, 1.5415], decimals: 4 }],
        );
        const { start, end } = arrays[0]!.spanOf(1);
        assert.equal(text.slice(start, end), '-0.9604');
    });

    it('is not read where a word stands among the numbers', () =>
        assert.deepEqual(read('progress: 12 / many / 40\n'), []));
});
