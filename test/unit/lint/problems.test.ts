// Where each finding is underlined: `‹` and `›` stand around it.
import assert from 'node:assert/strict';
import { problemsIn } from './problems';

const X = 'torch.tensor([[2, 1, 0.1], [0.5, 2.5, 0.3]])';

const inCode: readonly (readonly [what: string, code: string, marked: string])[] = [
    [
        'the softmax function',
        'probabilities-as-logits',
        `F.cross_entropy(‹F.softmax›(${X}, dim=1), torch.tensor([0, 1]))`,
    ],
    [
        'the softmax method',
        'probabilities-as-logits',
        `x = ${X}\nnn.CrossEntropyLoss()(x.‹softmax(dim=-1)›, torch.tensor([0, 1]))`,
    ],
    [
        'the softmax of an assignment',
        'probabilities-as-logits',
        `x = ${X}\np = ‹torch.softmax›(x, 1)\nF.cross_entropy(p, torch.tensor([0, 1]))`,
    ],
    [
        'the softmax module',
        'probabilities-as-logits',
        `F.cross_entropy(‹nn.Softmax(dim=1)›(${X}), torch.tensor([0, 1]))`,
    ],
    [
        'probabilities that stand in the text',
        'probabilities-as-logits',
        'p = ‹torch.tensor([[0.2, 0.3, 0.5], [0.1, 0.1, 0.8]])›\nF.cross_entropy(p, y)',
    ],
    [
        'their first line',
        'probabilities-as-logits',
        'p = ‹torch.tensor([[0.2, 0.3, 0.5],›\n    [0.1, 0.1, 0.8]])\nF.cross_entropy(p, y)',
    ],
    [
        'logits that are one-hot',
        'one-hot-as-logits',
        'F.cross_entropy(‹torch.tensor([[0., 1.], [1., 0.]])›, torch.tensor([0, 1]))',
    ],
    ['the target that is out of range', 'target-out-of-range', `y = torch.tensor([1, ‹3›])\nF.cross_entropy(${X}, y)`],
    ['a target that is computed', 'target-out-of-range', `F.cross_entropy(${X}, ‹torch.arange(2) + 2›)`],
    ['a float target', 'target-dtype', `F.cross_entropy(${X}, ‹torch.tensor([0., 1.])›)`],
    [
        'a one-hot target',
        'target-is-one-hot-integers',
        `y = torch.tensor([[0, 0, 1], [1, 0, 0]])\nF.cross_entropy(${X}, ‹y›)`,
    ],
    [
        'logits with the classes last',
        'class-axis',
        'x = torch.tensor([[[2.5, 1.5], [0.5, 2.5], [1.5, 0.25]]])\nF.cross_entropy(‹x›, torch.tensor([[0, 1, 0]]))',
    ],
    [
        'logits that lose the right axis on the way',
        'class-axis',
        'x = torch.tensor([[[2.5, 0.5, 1.5], [1.5, 2.5, 0.25]]])\nF.cross_entropy(‹x.transpose(1, 2)›, torch.tensor([[0, 1, 0]]))',
    ],
    ['a target of another size', 'shape-mismatch', `F.cross_entropy(${X}, ‹torch.tensor([0, 1, 2, 0])›)`],
    [
        'one logit for each sample',
        'single-logit',
        'F.cross_entropy(‹torch.tensor([[0.5], [1.5]])›, torch.tensor([0, 0]))',
    ],
    ['a target that is all padding', 'all-ignored', `F.cross_entropy(${X}, ‹torch.tensor([-100, -100])›)`],
    [
        'weights that are zero',
        'zero-weight',
        `F.cross_entropy(${X}, torch.tensor([0, 0]), weight=‹torch.tensor([0., 1., 1.])›)`,
    ],
    [
        'a logit that is not finite',
        'non-finite',
        'F.cross_entropy(‹torch.tensor([[0.5, float("nan")]])›, torch.tensor([0]))',
    ],
    ['the target of NLLLoss', 'target-out-of-range', `nn.NLLLoss()(F.log_softmax(${X}, 1), torch.tensor([0, ‹3›]))`],
];

const inText: readonly (readonly [what: string, code: string, marked: string])[] = [
    [
        'logits that are probabilities',
        'probabilities-as-logits',
        'logits: ‹tensor([[0.4054, 0.0450, 0.5496]])›\ntarget: tensor([2])',
    ],
    [
        'an output whose loss is that of softmax twice',
        'probabilities-as-logits',
        'output: ‹tensor([[0.4054, 0.0450, 0.5496]])›\ntarget: tensor([2])\nloss: 0.9040',
    ], // ln(e^.4054 + e^.0450 + e^.5496) - .5496
    [
        'targets from 1',
        'target-out-of-range',
        'logits: tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])\ntarget: ‹tensor([1, 3])›',
    ],
];

describe('underlined', () => {
    for (const [languageId, rows] of [
        ['python', inCode],
        ['plaintext', inText],
    ] as const) {
        for (const [what, code, marked] of rows) {
            it(`in ${languageId}: ${what}`, async () => {
                const source = marked.replace(/[‹›]/g, '');
                const problems = (await problemsIn(source, languageId)).filter(
                    ({ finding }) => finding.severity !== 'info',
                );
                assert.deepEqual(
                    problems.map(({ finding, at }) => [
                        finding.code,
                        source.slice(0, at.start) + '‹' + source.slice(at.start, at.end) + '›' + source.slice(at.end),
                    ]),
                    [[code, marked]],
                );
            });
        }
    }

    it('tells what the code as it is written gives, and what it would give without the softmax', async () => {
        const [problem] = await problemsIn(
            'F.cross_entropy(F.softmax(torch.tensor([[2, 1, 0.1], [0.5, 2.5, 0.3]]), 1), torch.tensor([0, 1]))',
        );
        // torch 1.13 in float64: .7450102169 with, .3185397696 without.
        assert.match(problem!.finding.message, /is 0\.7450, .* 0\.3185/);
    });

    it('is sure of a softmax that the code says, though two numbers may add up to 1 by chance', async () => {
        const severityOf = async (logits: string): Promise<string | undefined> =>
            (await problemsIn(`F.cross_entropy(${logits}, torch.tensor([1]))`))[0]?.finding.severity;
        assert.equal(await severityOf('torch.tensor([[0.3, 0.7]])'), 'warning');
        assert.equal(await severityOf('F.softmax(torch.tensor([[1.5, 2.5]]), dim=1)'), 'error');
    });

    it('leads to the call where that stands somewhere else', async () => {
        const source = `y = torch.tensor([1, 3])\nloss = F.cross_entropy(${X}, y)`;
        const [problem] = await problemsIn(source);
        assert.equal(source.slice(problem!.call!.start, problem!.call!.end), `F.cross_entropy(${X}, y)`);
    });

    it('says nothing of NLLLoss that is true of CrossEntropyLoss only', async () => {
        const problems = await problemsIn(`F.nll_loss(F.softmax(${X}, dim=1), torch.tensor([0, 1]))`);
        assert.ok(problems.every(({ finding }) => finding.code !== 'probabilities-as-logits'));
    });

    it('says how high a loss is only where it is that of the call', async () => {
        const codesOf = async (call: string): Promise<readonly string[]> =>
            (await problemsIn(`x = torch.tensor([[9.5, 0.25], [0.25, 9.5], [8.5, 0.25]])\n${call}`)).map(
                ({ finding }) => finding.code,
            );
        const y = 'torch.tensor([0, 1, 1])';
        assert.deepEqual(await codesOf(`F.cross_entropy(x, ${y})`), ['confident-and-wrong']);
        assert.deepEqual(await codesOf(`F.nll_loss(F.log_softmax(x, 1), ${y})`), ['confident-and-wrong']);
        assert.deepEqual(await codesOf(`F.nll_loss(x, ${y})`), ['nll-on-logits']);
    });

    it('has nothing to fix in a printout', async () => {
        const [problem] = await problemsIn(
            'logits: tensor([[0.4054, 0.0450, 0.5496]])\ntarget: tensor([2])',
            'plaintext',
        );
        assert.deepEqual(problem!.fixes, []);
    });
});
