/** What debuggers may answer: a program prints what it likes. */
import { answerOf, criterionTold, frameTold } from '../../../src/live/answers';
import { tagVariables } from '../../../src/live/tag';
import { valueOfText } from '../../../src/live/textValue';
import { elementsOf } from '../../../src/model/tensor';
import { minimised, mutated } from '../mutate';
import { texts } from '../seeds';
import type { Subject } from '../subject';

const answers: readonly string[] = [
    "'A|Tensor|bfloat16|1x2|cuda:0|float32|2|zczMPQAAgH8='",
    "'A|ndarray|float64|1||float64|1|mpmZmZmZuT8='",
    "'J|6|[1, 2]'",
    "'N|'",
    "'S|sum'",
    "'X|meta|meta'",
    "'C|CrossEntropyLoss|sum|0|0.1|1'",
    "'F|3|logits|a|Tensor|float32|2x3;y|a|Tensor|int64|2;self.criterion|c|CrossEntropyLoss||'",
    'tensor([[1.2372, -0.9604, 1.5415]], device="cuda:0", grad_fn=<AddBackward0>)',
    'Float32Array(3) [1.25, -0.5, 2]',
];
const all = [...answers, ...answers, ...answers, ...texts];

export const answer: Subject<string> = {
    name: 'answer',
    share: 16,
    make: random => mutated(random, random() < 0.8 ? answers : all),
    faultsOf: async said => {
        criterionTold(said);
        frameTold(said);
        const value = valueOfText(said, 'Tensor');
        const answered = answerOf(said);
        tagVariables({
            type: 'response',
            command: 'variables',
            body: { variables: [{ evaluateName: 'x', value: said, type: said.slice(0, 20) }] },
        });
        return Promise.resolve([
            ...(value.kind === 'tensor' ? faultsOfShape(value.shape, value.data.length) : []),
            // A slice of them comes at a time.
            ...(answered.kind === 'array' && elementsOf(answered.shape) < answered.numbers.length
                ? faultsOfShape(answered.shape, answered.numbers.length)
                : []),
        ]);
    },
    minimised,
};

const faultsOfShape = (shape: readonly number[], length: number): readonly string[] =>
    elementsOf(shape) === length ? [] : [`shape ${String(shape)} of ${length} numbers`];
