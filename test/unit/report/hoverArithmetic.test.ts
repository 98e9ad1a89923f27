import assert from 'node:assert/strict';
import { ReadText } from '../../../src/document';
import { hoverAt } from '../../../src/report/hover';

async function hover(text: string): Promise<string> {
    const shown = await hoverAt(new ReadText(text, 'plaintext'), text.indexOf('['), () => 'command:x', 'bfloat16');
    return shown!.markdown;
}

describe('the arithmetic that a person prefers', () => {
    // In bfloat16 the logits are 1.234375, -0.9609375, 1.5390625; ln of the sum of exp(x - max) is 0.59852, and the
    // nearest number with 8 bits is 153/256.
    it('is that of the hover', async () =>
        assert.match(await hover('logits = [1.2372, -0.9604, 1.5415]\ntarget = 2'), /loss \*\*0\.5977\*\*/));

    it('is that of an array of its type', async () =>
        assert.match(
            await hover('logits = tensor([1.2372, -0.9604, 1.5415], dtype=torch.bfloat16)\ntarget = 2'),
            /loss \*\*0\.5977\*\*/,
        ));

    it('is not where the array has another type', async () =>
        assert.match(
            await hover('logits = tensor([1.2372, -0.9604, 1.5415], dtype=torch.float64)\ntarget = 2'),
            /loss \*\*0\.5986\*\*/,
        ));
});
