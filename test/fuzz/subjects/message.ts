/** What may arrive at the host and at the panel. */
import { isDeepStrictEqual } from 'node:util';
import { parseHostMessage, parsePanelMessage } from '../../../src/protocol';
import { mutatedText } from '../mutate';
import { examples, outline } from '../seeds';
import type { Subject } from '../subject';
import { brokenTree, minimisedTree, revived, treeOf } from '../tree';
import type { Json } from '../tree';
import { faultsOfQuestion } from './explained';

const place = { start: 0, end: 4, line: 3 };
const messages: readonly Json[] = [
    ...examples.map(example => ({ type: 'show', example, index: 1 })),
    ...examples.map(example => ({ type: 'compare', example })),
    { type: 'outline', outline },
    { type: 'unreadable', message: 'There is no array any more.' },
    { type: 'cursorAt', index: 3 },
    { type: 'revealPlace', place },
    { type: 'fix', code: 'class-axis' },
    { type: 'chooseLoss', index: 1 },
    { type: 'copy', text: 'a' },
    { type: 'pin', pinned: true },
    { type: 'savePicture', format: 'svg', data: Uint8Array.of(60, 47) },
    { type: 'drop', uris: ['file:///a.npy', 'command:x'] },
    { type: 'dropBytes', files: [{ name: 'a.npy', size: 4, data: Uint8Array.of(1, 2, 3, 4) }] },
    { type: 'select', index: 2 },
].map(treeOf);

export const message: Subject<Json> = {
    name: 'message',
    share: 25,
    make: random => brokenTree(random, messages, leaf => mutatedText(random, leaf)),
    faultsOf: async tree => {
        const data = revived(tree);
        const [toPanel, toHost] = [parseHostMessage(data), parsePanelMessage(data)];
        return Promise.resolve([
            ...(toPanel && !isDeepStrictEqual(parseHostMessage(toPanel), toPanel)
                ? ['is read as another message']
                : []),
            ...(toHost && !isDeepStrictEqual(parsePanelMessage(toHost), toHost) ? ['is read as another message'] : []),
            ...(toPanel && (toPanel.type === 'show' || toPanel.type === 'compare') && toPanel.example
                ? faultsOfQuestion(toPanel.example)
                : []),
        ]);
    },
    minimised: minimisedTree,
};
