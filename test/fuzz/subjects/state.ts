/** What may be stored of a panel by the time that it is opened again. */
import { isDeepStrictEqual } from 'node:util';
import { restorePanelState, revivedPanelOf, storePanelState } from '../../../src/protocol';
import type { PanelExample, PanelState } from '../../../src/protocol';
import { mutatedText } from '../mutate';
import { examples, outline } from '../seeds';
import type { Subject } from '../subject';
import { brokenTree, minimisedTree } from '../tree';
import type { Json } from '../tree';
import { faultsOfQuestion } from './explained';

const choices = { targets: [], options: {}, temperature: 1 };
const chosen = {
    sample: 1,
    targets: [[0, 1]],
    options: { weight: Float64Array.of(1, 2, 0.5), dtype: 'float16', reduction: 'sum', labelSmoothing: 0.1 },
    temperature: 2,
    changedLogits: [[1, NaN]],
} as const;
const throughJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
const states: readonly Json[] = [
    ...examples.map(example =>
        storePanelState({ example, choices: chosen, stage: 'exp', opened: ['facts'], pinned: true }),
    ),
    ...examples.map((example, i) =>
        storePanelState({ example, other: examples[i === 0 ? 1 : 0], choices, opened: [], pinned: false }),
    ),
    storePanelState({ outline, choices, opened: [], pinned: false }),
].map(throughJson);

export const state: Subject<Json> = {
    name: 'state',
    share: 12,
    // As it is written: JSON.stringify has no -0.
    make: random => throughJson(brokenTree(random, states, leaf => mutatedText(random, leaf))),
    faultsOf: async stored => {
        revivedPanelOf(stored);
        const restored = restorePanelState(stored);
        const { example, other } = restored ?? {};
        const isKept =
            example === undefined ||
            isDeepStrictEqual(
                restorePanelState(throughJson(storePanelState(withoutOutline(restored!, example)))),
                withoutOutline(restored!, example),
            );
        return Promise.resolve([
            ...(isKept ? [] : ['is another state once it is stored again']),
            ...(example ? faultsOfQuestion(example, restored!.choices) : []),
            ...(other ? faultsOfQuestion(other) : []),
        ]);
    },
    minimised: minimisedTree,
};

/** An example is shown before an outline, and stored without it. */
function withoutOutline({ outline: _, ...shown }: PanelState, example: PanelExample) {
    return { ...shown, example };
}
