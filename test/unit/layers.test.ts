// CONTRIBUTING.md's table of the folders is that of layers.mjs, which ESLint enforces.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folders, withLayers } from '../../layers.mjs';
import { root } from '../host/paths.mjs';

describe('the folders of src', () => {
    const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').replaceAll('\r\n', '\n');

    it('are those of layers.mjs', () => {
        const inSource = readdirSync(join(root, 'src'), { withFileTypes: true })
            .filter(entry => entry.isDirectory())
            .map(({ name }) => name);
        assert.deepEqual(
            inSource.filter(name => !folders.includes(name)),
            [],
        );
    });

    it('are in CONTRIBUTING.md with what they may import; `node layers.mjs` writes it', () => {
        assert.equal(withLayers(contributing), contributing);
    });

    it('are in CONTRIBUTING.md with what they own', () => {
        const silent = folders.filter(
            folder => !new RegExp(String.raw`^\| \`src/${folder}\` \| [^|\s][^|]* \|`, 'm').test(contributing),
        );
        assert.deepEqual(silent, []);
    });
});
