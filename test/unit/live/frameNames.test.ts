import assert from 'node:assert/strict';
import { fileNameOf, functionOfFrame, isAddress } from '../../../src/live/frameNames';

const CELL = 'vscode-notebook-cell:/home/me/loss.ipynb#W3sZmlsZQ%3D%3D';

describe('a frame', () => {
    it('of a cell is the same one at each of its lines', () => {
        assert.deepEqual(['<cell line: 3>', '<cell line: 12>', '<module>', 'step', '<lambda>'].map(functionOfFrame), [
            '<module>',
            '<module>',
            '<module>',
            'step',
            '<lambda>',
        ]);
    });

    it('has the address of its source, or a path', () => {
        for (const address of [CELL, 'vscode-remote://host/a.py', 'untitled:Untitled-1', 'file:///a.py']) {
            assert.ok(isAddress(address), address);
        }
        for (const path of ['/home/me/a:b.py', 'C:\\me\\a.py', 'c:/me/a.py', '<string>', 'a.py', '/tmp/x://y.py']) {
            assert.ok(!isAddress(path), path);
        }
    });

    it('is in a file with a name', () => {
        assert.deepEqual([CELL, '/home/me/a#b.py', 'C:\\me\\a.py', 'vscode-remote://host/me/a.py'].map(fileNameOf), [
            'loss.ipynb',
            'a#b.py',
            'a.py',
            'a.py',
        ]);
    });
});
