import assert from 'node:assert/strict';
import { readPrintedLoss } from '../../../../src/diagnose/compare/printedLoss';
import { regexpGrowth } from '../../regexpSteps';

const values: readonly (readonly [text: string, value: number | undefined])[] = [
    ['train_loss: 0.25', 0.25],
    ['Losses: [0.25', 0.25],
    ["{'loss': 0.25, 'lr': 3.5}", 0.25],
    ['lr 3.5, loss (0.25)', 0.25],
    ['lr 3.5, loss = np.float32(0.25)', 0.25],
    ['lr 3.5, loss=float( 0.25)', 0.25],
    ['lr 3.5, loss: jnp. 0.25', 0.25],
    ['lr 3.5, loss\n:\n\n[[ 0.25', 0.25],
    ['lr 3.5, loss1: 2', 2],
    ['lr 3.5, loss0.25', 0.25],
    ['lr 3.5, loss of 7', 3.5],
    ['a loss of 7, loss 8', 8],
    ['loss 1_000.5', 1000.5],
    ['loss -inf', -Infinity],
    ['loss +Infinity', Infinity],
    ['loss NaN', NaN],
    ['0,25', 0.25],
    [' -1,5986 ', -1.5986],
    ['lr 3.5 tensor([0.25])', 0.25],
    ['loss 3.5, array(0.25)', 0.25],
    ['shape 3.5, numpy=0.25', 0.25],
    ['3 of 7, then .25', 0.25],
    ['3 of 7', 3],
    [`0.25${' '.repeat(5000)}tensor(3.5)`, 0.25],
    ['loss12', undefined],
    ['12.5%', undefined],
    ['loss: 0.25.1', undefined],
];

/** Texts that a pattern might go over again and again. */
const repeated: readonly (readonly [what: string, textOf: (size: number) => string])[] = [
    ['blanks', size => `loss${' '.repeat(size)}x`],
    ['blanks around a sign', size => `loss${' '.repeat(size)}=${' '.repeat(size)}x`],
    ['brackets and blanks', size => `loss ${'( '.repeat(size)}x`],
    ['names', size => 'loss'.repeat(size)],
    ['names and blanks', size => 'loss '.repeat(size)],
    ['a module', size => `loss a${'b'.repeat(size)}`],
    ['digits', size => `loss ${'0'.repeat(size)}x`],
    ['digits and separators', size => `loss ${'0_'.repeat(size)}x`],
    ['digits of an exponent', size => `loss 1e${'0'.repeat(size)}x`],
    ['a tensor', size => `tensor(${'[ '.repeat(size)}x`],
];

describe('readPrintedLoss', () => {
    for (const [text, value] of values) {
        it(JSON.stringify(text), () => assert.equal(readPrintedLoss(text)?.value, value));
    }
    for (const [what, textOf] of repeated) {
        it(`looks at ${what} in proportion to their number`, () => {
            const growth = regexpGrowth(readPrintedLoss, textOf, 100);
            assert.ok(growth < 2.5, `twice the text takes ${growth} times the steps`);
        });
    }
});
