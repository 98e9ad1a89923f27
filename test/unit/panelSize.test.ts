import assert from 'node:assert/strict';
import { buildPanel } from '../../packaging/bundles.mjs';
import { root } from '../host/paths.mjs';
import { bytesAtOnce } from './bytesAtOnce';

/** What a panel reads before it draws anything, in bytes. */
const MOST = 172 * 1024;

describe('the start of a panel', () => {
    it('reads what draws the header and the sample, and the rest when it is needed', async () => {
        const { metafile } = await buildPanel(root);
        const bytes = bytesAtOnce(metafile, 'src/webview/main.tsx');
        assert.ok(bytes <= MOST, `${bytes} bytes: what of it is not needed at once?`);
    }).timeout(60_000);
});
