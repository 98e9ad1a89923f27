/** What agents and other extensions may send. */
import { checkedStoppedInput, explainInput, ToolInputError, toolText } from '../../../src/report/tool';
import { mutatedText } from '../mutate';
import { oneOf } from '../random';
import { texts } from '../seeds';
import type { Subject } from '../subject';
import { brokenTree, minimisedTree, revived } from '../tree';
import type { Json } from '../tree';

const numbers: readonly Json[] = [
    {
        logits: [[1.2372, -0.9604, 1.5415]],
        target: [2],
        target_dtype: 'int64',
        weight: [1, 2, 0.5],
        ignore_index: -100,
        reduction: 'none',
        label_smoothing: 0.1,
        dtype: 'float16',
        class_names: ['cat', 'dog', 'bird'],
        printed_loss: '0.5986',
        samples: [0],
        max_samples: 2,
        max_classes: 5,
    },
    { logits: [['inf', '-inf', 'nan']], target: [[0.2, 0.3, 0.5]], printed_loss: 0.25 },
    { expression: 'out.logits', target: 'batch["y"]', criterion: 'self.criterion', max_samples: 1 },
];

/** Longer answers fill a conversation. */
const LONGEST = 400_000;

export const tool: Subject<Json> = {
    name: 'tool input',
    share: 5,
    make: random =>
        brokenTree(random, [...numbers, { text: oneOf(random, texts), line: 1, language: 'python' }], leaf =>
            mutatedText(random, leaf),
        ),
    faultsOf: async input => {
        const data = revived(input);
        await refusedByWords(() => Promise.resolve(checkedStoppedInput(data)));
        const said = await refusedByWords(async () => toolText(await explainInput(data)));
        return said !== undefined && said.length > LONGEST ? [`is answered by ${said.length} characters`] : [];
    },
    minimised: minimisedTree,
};

/** What it gives; undefined where the input is refused by words for whoever sent it. */
async function refusedByWords<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
        return await run();
    } catch (error) {
        if (error instanceof ToolInputError) {
            return undefined;
        }
        throw error;
    }
}
