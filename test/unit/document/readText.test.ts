import assert from 'node:assert/strict';
import { ReadText } from '../../../src/document';
import { readNumericArrays } from '../../../src/read';

const rows = (count: number): string =>
    Array.from({ length: count }, (_, n) => `    [${n % 7}.5, -1.25, 0.${(n % 9) + 1}],`).join('\n');

const SAMPLES = 2000;
const CODE = [
    'import torch',
    'import torch.nn.functional as F',
    `logits = torch.tensor([\n${rows(SAMPLES)}\n])`,
    `target = torch.tensor([${Array.from({ length: SAMPLES }, (_, n) => n % 3).join(', ')}])`,
    'loss = F.cross_entropy(logits, target)',
    'other = torch.tensor([[1.5, 2.5, 0.5]])',
    'print(F.cross_entropy(other.softmax(1), torch.tensor([1])))',
].join('\n');
const PRINTOUT = `epoch 1\nlogits: [\n${rows(SAMPLES)}\n]\ntarget: [${Array.from({ length: SAMPLES }, (_, n) => n % 3).join(', ')}]\nloss: 0.5986`;

/** How many characters are looked at one by one meanwhile: what a scan for numbers does, the parser hardly. */
async function charactersLookedAt(work: () => unknown): Promise<number> {
    const prototype = String.prototype as { charCodeAt(this: string, index: number): number };
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its string below
    const { charCodeAt } = prototype;
    let count = 0;
    prototype.charCodeAt = function (index) {
        count++;
        return charCodeAt.call(this, index);
    };
    try {
        await work();
    } finally {
        prototype.charCodeAt = charCodeAt;
    }
    return count;
}

const at = (text: string, what: string) => ({ start: text.indexOf(what) + 1, end: text.indexOf(what) + 1 });
const inside = (text: string) => at(text, '[0.5');

describe('a text that is read', () => {
    const command = (text: ReadText) => text.exampleIn([inside(text.source)]);
    const twoCursors = (text: ReadText) =>
        text.exampleIn([inside(text.source), at(text.source, text.languageId === 'python' ? 'tensor([0' : '[0, 1')]);
    const nothingThere = (text: ReadText) => text.exampleIn([{ start: 2, end: 2 }]);
    const allSelected = (text: ReadText) => text.exampleIn([{ start: 0, end: text.source.length }]);
    const hover = (text: ReadText) => text.exampleAt(inside(text.source).start);
    const lightbulb = async (text: ReadText) => [text.arrayAt(inside(text.source).start), await text.losses()];
    const diagnostics = (text: ReadText) => text.problems();
    const everyone = async (text: ReadText) => {
        for (const ask of [command, twoCursors, hover, lightbulb, diagnostics, nothingThere]) {
            await ask(text);
            await ask(text);
        }
    };
    const asks = { command, twoCursors, nothingThere, allSelected, hover, lightbulb, diagnostics, everyone };

    // Modules that are loaded when first needed look at strings of their own.
    before(() => everyone(new ReadText(CODE, 'python')));

    for (const [languageId, source] of [
        ['python', CODE],
        ['plaintext', PRINTOUT],
    ] as const) {
        for (const [name, ask] of Object.entries(asks)) {
            it(`is scanned once for ${name} in ${languageId}`, async () => {
                const once = await charactersLookedAt(() => readNumericArrays(source));
                const asked = await charactersLookedAt(() => ask(new ReadText(source, languageId)));
                assert.ok(once > 4 * SAMPLES, `a scan looks at ${once} of ${source.length}`);
                assert.ok(asked < 1.25 * once, `${asked} characters looked at, ${once} in one scan`);
            });
        }
    }
});

describe('the example at a place', () => {
    it('is none away from an array', async () =>
        assert.equal(await new ReadText('x = [1.5, 2.5]', 'plaintext').exampleAt(1), undefined));

    it('is never a part of an array that a window cuts', async () => {
        const part = '[1.5, 2.5],\n'.repeat(100);
        const window = new ReadText(part, 'plaintext', { cutStart: true, cutEnd: true });
        const result = await window.exampleAt((part.length / 2) | 0);
        assert.ok(result?.kind === 'unreadable' && result.unreadable.reason === 'too-large');
    });
});

describe('a long text', () => {
    const million = `logits = [${Array.from({ length: 100_000 }, (_, n) => `${n % 7}.25`).join(', ')}]\ntarget = 3\n`;
    const rowsOfMany = `[\n${rows(20_000)}\n]`;

    for (const [name, source] of Object.entries({ 'in one row': million, 'in many rows': rowsOfMany })) {
        it(`is read in slices, and as it is at once: numbers ${name}`, async () => {
            let pauses = 0;
            const text = new ReadText(source, 'plaintext', {}, undefined, () => {
                pauses++;
                return Promise.resolve();
            });
            await text.readAhead();
            const slices = pauses;
            const [sliced, whole] = [text.arrays.arrays, readNumericArrays(source).arrays];
            assert.ok(slices >= Math.floor(source.length / 150_000) - 1, `${slices} pauses`);
            assert.deepEqual(
                sliced.map(({ data, shape, start, end, name: called }) => [[...data], shape, start, end, called]),
                whole.map(({ data, shape, start, end, name: called }) => [[...data], shape, start, end, called]),
            );
            assert.deepEqual(sliced[0]!.spanOf(50_000), whole[0]!.spanOf(50_000));
            assert.equal(pauses, slices); // and is not read again
        });
    }

    it('is no longer read once nobody wants it', async () => {
        let pauses = 0;
        const text = new ReadText(million, 'plaintext', {}, undefined, () => {
            pauses++;
            return Promise.resolve();
        });
        await text.readAhead(() => pauses === 0);
        assert.equal(pauses, 1);
    });

    it('with very many losses has all of them looked at, with pauses', async () => {
        const losses = Array.from(
            { length: 150 },
            (_, n) => `l${n} = F.cross_entropy(torch.tensor([[${n}.5, 1.25]]), torch.tensor([2]))\n`,
        );
        let pauses = 0;
        const source = `import torch\nimport torch.nn.functional as F\n${losses.join('')}`;
        const text = new ReadText(source, 'python', {}, undefined, () => {
            pauses++;
            return Promise.resolve();
        });
        assert.equal((await text.losses()).length, 150);
        assert.equal(new Set((await text.problems()).map(({ at: { start } }) => start)).size, 150);
        assert.ok(pauses >= 300, `${pauses} pauses`);
    });
});
