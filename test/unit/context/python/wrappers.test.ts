// Functions that hand on the numbers they are called with: what a loss gets is found behind them.
import assert from 'node:assert/strict';
import { calledLosses, SourceText } from '../../../../src/context';

const lossesOf = async (code: string) =>
    calledLosses(new SourceText(`x = [[2.5, 1.0, 0.1]]\nF.cross_entropy(${code}, y)`, 'python'));

describe('the numbers behind a function', () => {
    for (const code of [
        'torch.tensor(x)',
        'torch.from_numpy(np.asanyarray(x))',
        'torch.tensor(list(x))',
        'torch.HalfTensor(x)',
        'tf.convert_to_tensor(np.float32(x))',
    ]) {
        it(`are found in ${code}`, async () => assert.equal((await lossesOf(code)).length, 1));
    }
    for (const code of ['torch.LongTensor(x)', 'np.int64(x)', 'torch.zeros_like(torch.tensor(x))', 'f(x)']) {
        it(`are not those of ${code}`, async () => assert.deepEqual(await lossesOf(code), []));
    }
});
