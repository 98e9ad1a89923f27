import assert from 'node:assert/strict';
import { randomFrom } from '../../fuzz/random';
import { pythonsWith } from '../../unit/export/copy/python';
import { drawnCase } from './cases';
import { differenceFrom, torchAnswers } from './compare';

/** `npm run torch` has more. */
const COUNT = 400;
const SEED = 2020;
const [python] = pythonsWith(['torch']);

describe(`losses drawn at random (${python === undefined ? 'not compared: there is no PyTorch' : 'compared with PyTorch'})`, () => {
    it('are refused as well as taken, with all of their options', () => {
        const random = randomFrom(SEED);
        const cases = Array.from({ length: COUNT }, () => drawnCase(random));
        for (const has of [
            cases.some(({ kind }) => kind === 'probability'),
            cases.some(({ weight }) => weight?.includes(Infinity)),
            cases.some(({ logits }) => logits.includes(NaN)),
            cases.some(({ target, ignoreIndex, kind }) => kind === 'index' && target.includes(ignoreIndex)),
            cases.some(({ shape }) => shape.length === 5),
            cases.some(({ labelSmoothing }) => labelSmoothing > 1),
        ]) {
            assert.ok(has);
        }
    });
    if (python !== undefined) {
        it(`are PyTorch's: ${COUNT} of seed ${SEED}`, () => {
            const random = randomFrom(SEED);
            const cases = Array.from({ length: COUNT }, () => drawnCase(random));
            const answers = torchAnswers(python, cases);
            assert.ok(answers.filter(answer => 'error' in answer).length > COUNT / 20);
            assert.deepEqual(
                cases.flatMap((drawn, i) => differenceFrom(answers[i]!, drawn) ?? []),
                [],
            );
        });
    }
});
