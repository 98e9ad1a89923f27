import assert from 'node:assert/strict';
import { reportOnText } from '../../../src/report';

const CODE = [
    'import torch',
    'import torch.nn.functional as F',
    'logits = torch.tensor([[1.2, -0.9, 1.5]])',
    'loss = F.cross_entropy(logits.softmax(1), torch.tensor([2]), label_smoothing=smooth)',
    'print(loss)  # tensor(0.8432)',
].join('\n');

const at = (text: string, what: string, languageId = 'python') => {
    const start = text.indexOf(what);
    return reportOnText(text, { languageId, selections: [{ start, end: start }] });
};

describe('the report on a text', () => {
    it('has the example, its loss and where the logits stand', async () => {
        const text = 'logits: [1.2, -0.9, 1.5]\ntarget: 2\nclasses = ["a", "b", "c"]';
        const { kind, logits, target, classNames, loss, message } = await at(text, '1.2', 'plaintext');
        assert.deepEqual([kind, message], ['found', undefined]);
        assert.deepEqual(logits, {
            data: Float64Array.of(1.2, -0.9, 1.5),
            shape: [3],
            start: 8,
            end: 24,
            name: 'logits',
        });
        assert.deepEqual([target?.kind, [...(target?.data ?? [])], classNames], ['index', [2], ['a', 'b', 'c']]);
        const byHand = -Math.log(Math.exp(1.5) / (Math.exp(1.2) + Math.exp(-0.9) + Math.exp(1.5)));
        assert.ok(Math.abs(Number(loss) - byHand) < 1e-15, `${String(loss)} for ${byHand}`);
    });

    it('has a loss for each sample where the code does not reduce it', async () => {
        const text = "F.cross_entropy(torch.tensor([[1., 1.], [0., 0.]]), torch.tensor([0, 1]), reduction='none')";
        assert.deepEqual((await at(text, '1.,')).loss, [Math.LN2, Math.LN2]);
    });

    it('has what the code says of the loss, and what it leaves open', async () => {
        const { criterion, unresolved, printedLoss, comparison, verdict } = await at(CODE, '1.2');
        assert.deepEqual([criterion?.name, criterion?.framework], ['cross_entropy', 'torch']);
        assert.deepEqual(
            unresolved.map(({ part }) => part),
            ['labelSmoothing'],
        );
        assert.deepEqual([printedLoss, comparison?.equal, verdict?.equal], ['0.8432', false, false]);
        assert.deepEqual(
            verdict?.mistakes.map(({ code }) => code),
            comparison?.mistakes.map(({ code }) => code),
        );
    });

    it('has the problems of the whole text, with edits that fix them', async () => {
        const { problems } = await reportOnText(CODE, { languageId: 'python', selections: [] });
        const problem = problems.find(({ code }) => code === 'probabilities-as-logits');
        assert.equal(CODE.slice(problem?.start, problem?.end), '.softmax(1)'.slice(1));
        const [edit] = problem!.fixes[0]!.edits;
        assert.equal(
            CODE.slice(0, edit!.start) + edit!.text + CODE.slice(edit!.end),
            CODE.replace('logits.softmax(1)', 'logits'),
        );
    });

    it('has the hover, of a window where the text is long', async () => {
        const text = `logits = [1.2, -0.9, 1.5]\ntarget = 2\n${'# a comment\n'.repeat(20_000)}`;
        const short = await at(text.slice(0, 40), '1.2');
        assert.match(short.hover ?? '', /\*\*logits\*\* shape \(3\)[\s\S]*\(command:explainCrossEntropy\.explain\)/);
        assert.equal((await at(text, '1.2')).hover, short.hover);
        assert.match((await at('logits = [1.2, ..., 1.5]', '1.2')).hover ?? '', /left out|elided|\.\.\./);
        assert.equal((await at(text, 'a comment')).hover, undefined);
    });

    it('quotes in the hover what stands in the text, and no markup', async () => {
        for (const [written, said] of [
            ["'**bold**'", String.raw`'\*\*bold\*\*'`],
            ["'https://a.b'", String.raw`'https\://a.b'`],
            ["'www.a.b'", String.raw`'www\.a.b'`],
            ["'me@a.b'", String.raw`'me\@a.b'`],
        ] as const) {
            const { kind, hover } = await at(`torch.tensor([1.5, ${written}, 2.5])`, '1.5');
            assert.equal(kind, 'unreadable');
            assert.ok(hover?.includes(said), hover);
        }
    });

    it('says what a person is told where nothing can be explained', async () => {
        const nothing = await at('x = 1', 'x');
        assert.equal(nothing.kind, 'nothing');
        assert.match(nothing.message ?? '', /^There is no numeric array at the cursor/);
        const unreadable = await at('logits = [1.2, ..., 1.5]', '1.2');
        assert.deepEqual([unreadable.kind, unreadable.message], ['unreadable', unreadable.hover?.replaceAll('\\', '')]);
        assert.deepEqual([nothing.findings, nothing.problems, nothing.notices, nothing.unresolved], [[], [], [], []]);
    });
});
