// What is told of a loss whose numbers only exist while the program runs. Shapes, types and ranges are those of
// PyTorch 1.13: where the machine has it, the programs are run.
import assert from 'node:assert/strict';
import { ReadText } from '../../../src/document';
import type { OutlineReading } from '../../../src/document';
import { describeObstacle, rangeInWords, shapeInWords, stepCode } from '../../../src/explain';
import { reportOnText } from '../../../src/report';
import { pythonsWith, runAll } from '../export/copy/python';

const HEAD = 'import torch\nimport numpy as np\nfrom torch import nn\nimport torch.nn.functional as F\n';
const HEAD_LINES = 4;

async function outlineAt(source: string, at: string): Promise<OutlineReading | undefined> {
    const text = new ReadText(source, 'python');
    const cursor = source.lastIndexOf(at) + 1;
    const found = await text.exampleIn([{ start: cursor, end: cursor }]);
    return found.kind === 'found' ? undefined : text.outline(found);
}

const outlineOf = async (program: string): Promise<OutlineReading> => {
    const outline = await outlineAt(HEAD + program, 'loss = ');
    assert.ok(outline, program);
    return outline;
};

/** As the panel has them; lines count from the first one of the program. */
const rowsOf = ({ parts }: OutlineReading): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(
        parts.map(({ part, steps }) => [
            part,
            steps.map(step => {
                const facts = [shapeInWords(step), step.dtype, rangeInWords(step)].filter(fact => fact !== undefined);
                const known = step.obstacle ? describeObstacle(step.obstacle) : facts.join(' ');
                return `${step.place.line - HEAD_LINES}: ${stepCode(step)} | ${known}`;
            }),
        ]),
    );

/** Programs that run as they stand, and the rows of the table. */
const whole: readonly (readonly [program: string, rows: Readonly<Record<string, readonly string[]>>])[] = [
    [
        `x = torch.randn(8, 10, 20)
out = nn.Linear(20, 5)(x)
y = torch.randint(0, 5, (8, 10))
loss = F.cross_entropy(out.view(-1, 5).float(), y.view(-1))`,
        {
            logits: [
                '1: x = torch.randn(8, 10, 20) | (8, 10, 20) float32',
                '2: out = nn.Linear(20, 5)(x) | (8, 10, 5) float32',
                '4: out.view(-1, 5) | (80, 5) float32',
                '4: … .float() | (80, 5) float32',
            ],
            target: ['3: y = torch.randint(0, 5, (8, 10)) | (8, 10) int64 0 to 4', '4: y.view(-1) | (80) int64 0 to 4'],
        },
    ],
    [
        `scores = torch.rand(2, 4, 6, 3).permute(0, 3, 1, 2)
mask = torch.zeros(2, 3, 4, 6)
target = torch.randint(0, 3, (2, 4, 6))
w = torch.ones(3)
loss = nn.CrossEntropyLoss(weight=w)(scores + mask, target)`,
        {
            logits: [
                '1: torch.rand(2, 4, 6, 3) | (2, 4, 6, 3) float32',
                '1: scores = … .permute(0, 3, 1, 2) | (2, 3, 4, 6) float32',
                '2: mask = torch.zeros(2, 3, 4, 6) | (2, 3, 4, 6) float32',
                '5: scores + mask | (2, 3, 4, 6) float32',
            ],
            target: ['3: target = torch.randint(0, 3, (2, 4, 6)) | (2, 4, 6) int64 0 to 2'],
            weight: ['4: w = torch.ones(3) | (3) float32'],
        },
    ],
    [
        `tokens = torch.randint(0, 50, (4, 9))
logits = torch.randn(4, 9, 50)
shifted = logits[:, :-1].reshape(-1, 50)
labels = tokens[:, 1:]
loss = F.cross_entropy(shifted, labels.flatten())`,
        {
            logits: [
                '2: logits = torch.randn(4, 9, 50) | (4, 9, 50) float32',
                '3: logits[:, :-1] | (4, 8, 50) float32',
                '3: shifted = … .reshape(-1, 50) | (32, 50) float32',
            ],
            target: [
                '1: tokens = torch.randint(0, 50, (4, 9)) | (4, 9) int64 0 to 49',
                '4: labels = tokens[:, 1:] | (4, 8) int64 0 to 49',
                '5: labels.flatten() | (32) int64 0 to 49',
            ],
        },
    ],
    [
        `model = nn.Sequential(nn.Flatten(), nn.Linear(12, 3), nn.Softmax(dim=1))
out = model(torch.randn(5, 12))
noisy = torch.normal(0.0, 1.0, (5, 3))
logits = out.double() + noisy.double()
y = torch.tensor([1, 2, 0, 1, 1])
loss = F.cross_entropy(logits, y)`,
        {
            logits: [
                '2: torch.randn(5, 12) | (5, 12)',
                '2: out = model(torch.randn(5, 12)) | (…, 3)',
                '4: out.double() | (…, 3) float64',
                '3: noisy = torch.normal(0.0, 1.0, (5, 3)) | (5, 3)',
                '4: noisy.double() | (5, 3) float64',
                '4: logits = out.double() + noisy.double() | –',
            ],
            target: ['5: y = torch.tensor([1, 2, 0, 1, 1]) | (5) int64 0 to 2'],
        },
    ],
    [
        `logits = torch.from_numpy(np.random.normal(0, 1, (6, 4)))
labels = torch.from_numpy(np.random.randint(0, 4, 6))
loss = F.cross_entropy(logits, labels)`,
        {
            logits: [
                '1: np.random.normal(0, 1, (6, 4)) | (6, 4) float64',
                '1: logits = torch.from_numpy(np.random.normal(0, 1, (6, 4))) | (6, 4) float64',
            ],
            target: ['2: labels = torch.from_numpy(np.random.randint(0, 4, 6)) | int64 0 to 3'],
        },
    ],
];

/** Programs of which a part is not known, and why. */
const open: readonly (readonly [program: string, part: string, rows: readonly string[]])[] = [
    [
        'for xb, yb in loader:\n    loss = F.cross_entropy(net(xb), yb)',
        'target',
        ['1: yb | Not known: yb comes from the loop over loader.'],
    ],
    [
        'for xb, yb in loader:\n    loss = F.cross_entropy(net(xb), yb)',
        'logits',
        ['2: net(xb) | Not known: what net returns.'],
    ],
    [
        'def step(model, batch):\n    out = model(**batch)\n    loss = F.cross_entropy(out.logits, batch["labels"])',
        'logits',
        ['2: out = model(**batch) | Not known: what model returns.', '3: out.logits | –'],
    ],
    [
        'def step(model, batch):\n    out = model(**batch)\n    loss = F.cross_entropy(out.logits, batch["labels"])',
        'target',
        ['1: batch["labels"] | Not known: batch is a parameter of step.'],
    ],
    ['loss = F.cross_entropy(x, y)', 'logits', ['1: x | Not known: x is not set in this file.']],
    [
        'if wide:\n    x = torch.randn(4, 9)\nloss = F.cross_entropy(x, y)',
        'logits',
        ['3: x | Not known: x is set in more than one place.'],
    ],
    [
        'x = torch.randn(4, 9)\nx += 1\nloss = F.cross_entropy(x, y)',
        'logits',
        ['2: x | Not known: what x is set to here is not followed.'],
    ],
    [
        'def f(out, y):\n    loss = F.cross_entropy(out, y)\nf(torch.randn(2, 3), t)',
        'logits',
        ['3: out = torch.randn(2, 3) | (2, 3) float32'],
    ],
    [
        'logits, state = rnn(torch.randn(2, 3))\nloss = F.cross_entropy(logits, y)',
        'logits',
        [
            '1: torch.randn(2, 3) | (2, 3) float32',
            '1: rnn(torch.randn(2, 3)) | Not known: what rnn returns.',
            '2: logits | –',
        ],
    ],
    // Under autocast a layer gives another type than usual.
    [
        'with torch.autocast("cuda"):\n    x = nn.Linear(4, 3)(z)\nloss = F.cross_entropy(x, y)',
        'logits',
        ['2: x = nn.Linear(4, 3)(z) | (…, 3)'],
    ],
    // A mean and a deviation are no sizes, nor is a key.
    [
        'x = np.random.normal(0, 1)\nloss = F.cross_entropy(x, y)',
        'logits',
        ['1: x = np.random.normal(0, 1) | Not known: what np.random.normal returns.'],
    ],
    [
        'import random\nloss = F.cross_entropy(x, random.randint(0, 9))',
        'target',
        ['2: random.randint(0, 9) | Not known: what random.randint returns.'],
    ],
];

const known = (rows: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(
        Object.entries(rows).map(([part, lines]) => [part, lines.map(line => line.replace(/– ?$/, ''))]),
    );

describe('a loss whose numbers are not in the text', () => {
    for (const [program, rows] of whole) {
        it(`has the way of each argument: ${program.split('\n').at(-1)}`, async () =>
            assert.deepEqual(rowsOf(await outlineOf(program)), known(rows)));
    }

    for (const [program, part, rows] of open) {
        it(`says what is not known, and why: ${rows.at(-1)}`, async () =>
            assert.deepEqual(rowsOf(await outlineOf(program))[part], known({ part: rows })['part']));
    }

    it('is told from any line that makes what it gets, and from no other', async () => {
        const source =
            'import torch\nx = torch.randn(4, 3)\nprint("hello")\nloss = torch.nn.functional.cross_entropy(x, y)\n';
        assert.equal((await outlineAt(source, 'x = '))?.place.line, 4);
        assert.equal(await outlineAt(source, 'print'), undefined);
    });

    it('has what is wrong with it, in the words of the editor, and the fix', async () => {
        const source = `${HEAD}loss = F.cross_entropy(torch.randn(4, 10), torch.randint(1, 11, (4,)))\n`;
        const outline = await outlineAt(source, 'loss = ');
        assert.ok(outline);
        const { problems } = await reportOnText(source, { languageId: 'python', selections: [{ start: 0, end: 0 }] });
        assert.deepEqual(
            outline.findings.map(({ code, message }) => [code, message]),
            problems.map(({ code, message }) => [code, message]),
        );
        assert.deepEqual(outline.fixes, [{ code: 'target-out-of-range', title: problems[0]?.fixes[0]?.title }]);
    });

    it('is none where the text has the numbers: as code, or printed', async () => {
        const call = 'loss = F.cross_entropy(logits, y)\n';
        for (const source of [
            `${HEAD}logits = torch.tensor([[1.5, 0.5]])\ny = torch.tensor([1])\n${call}`,
            `${HEAD}${call}# logits = tensor([[1.5, 0.5]])\n# y = tensor([1])\n`,
        ]) {
            const cursor = source.indexOf('loss = ');
            const report = await reportOnText(source, {
                languageId: 'python',
                selections: [{ start: cursor, end: cursor }],
            });
            // ln(1 + e)
            assert.ok(Math.abs((report.loss as number) - 1.3132616875182228) < 1e-12, source);
        }
    });

    it('tells a call from the place of its numbers: in a stopped program they are others', async () => {
        const text = new ReadText(
            `${HEAD}logits = torch.tensor([[1.5, 0.5]])\nloss = F.cross_entropy(logits, torch.tensor([1]))\n`,
            'python',
        );
        for (const [at, atCall] of [
            ['1.5', undefined],
            ['loss = ', true],
        ] as const) {
            const start = text.source.indexOf(at);
            const found = await text.exampleIn([{ start, end: start }]);
            assert.ok(found.kind === 'found' && found.atCall === atCall, at);
        }
    });

    it('names the one of several losses that was asked for', async () => {
        const source = `${HEAD}logits = torch.tensor([[1.5, 0.5]])\nfirst = F.cross_entropy(logits, torch.tensor([0]))\nsecond = F.cross_entropy(logits, torch.tensor([1]))\n`;
        for (const [name, loss] of [
            ['first', 0.31326168751822286],
            ['second', 1.3132616875182228],
        ] as const) {
            const cursor = source.indexOf(name);
            const { loss: got } = await reportOnText(source, {
                languageId: 'python',
                selections: [{ start: cursor, end: cursor }],
            });
            assert.ok(Math.abs((got as number) - loss) < 1e-12, name);
        }
    });

    it('asks for a name where the call itself computes what it gets: doing that again may change it', async () => {
        const outline = await outlineOf('loss = F.cross_entropy(net(x), y.long())');
        assert.deepEqual([outline.unnamed, outline.print], [['net(x)'], undefined]);
    });

    const printed: readonly (readonly [head: string, call: string, print: string])[] = [
        [
            'import torch\nimport torch.nn as nn',
            'nn.NLLLoss()(log_p, y.view(-1))',
            String.raw`print("log_probs =", log_p.tolist(), "\ntarget =", y.view(-1).tolist())`,
        ],
        [
            'import torch.nn as nn',
            'nn.CrossEntropyLoss()(x / 2, y)',
            String.raw`print("logits =", (x / 2).tolist(), "\ntarget =", y.tolist())`,
        ],
        [
            'import jax\nimport optax',
            'optax.softmax_cross_entropy_with_integer_labels(x, y)',
            String.raw`jax.debug.print("logits = {}\ntarget = {}", x, y)`,
        ],
        [
            'import tensorflow as tf',
            'tf.keras.losses.SparseCategoricalCrossentropy()(y, p)',
            String.raw`tf.print("probs =", p, "\ntarget =", y, summarize=-1)`,
        ],
    ];
    for (const [head, call, print] of printed) {
        it(`is printed by ${print}`, async () =>
            assert.equal((await outlineAt(`${head}\nloss = ${call}\n`, 'loss = '))?.print, print));
    }
});

describe('programs that PyTorch runs', () => {
    const [torch] = pythonsWith(['torch']);

    it('have the shapes, types and ranges that are told', async function () {
        if (torch === undefined) {
            return this.skip();
        }
        this.timeout(60_000);
        const outlines = await Promise.all(whole.map(([program]) => outlineOf(program)));
        const steps = outlines.map(({ parts }) => parts.flatMap(part => part.steps));
        const scripts = whole.map(([program], i) => ({
            name: String(i),
            text: `${HEAD}import json\n${program}\ntexts = json.loads(${JSON.stringify(JSON.stringify(steps[i]!.map(({ text }) => text)))})
values = [torch.as_tensor(eval(text)) for text in texts]
print(json.dumps([[list(v.shape), str(v.dtype)[6:], v.min().item(), v.max().item()] for v in values]))`,
        }));
        for (const { name, error, output } of runAll(torch, scripts)) {
            assert.equal(error, '');
            const values = JSON.parse(output) as readonly (readonly [number[], string, number, number])[];
            steps[Number(name)]!.forEach(({ text, shape, last, dtype, range }, i) => {
                const [size, type, low, high] = values[i]!;
                assert.deepEqual(shape ?? size, size, text);
                assert.equal(last ?? size.at(-1), size.at(-1), text);
                assert.equal(dtype ?? type, type, text);
                assert.ok(range === undefined || (range.low <= low && high <= range.high), text);
            });
        }
    });

    it('print what is read again, to the same loss', async function () {
        if (torch === undefined) {
            return this.skip();
        }
        this.timeout(60_000);
        const programs = [
            ...whole.map(([program]) => program),
            'x = torch.randn(3)\ny = torch.tensor(2)\nloss = F.cross_entropy(x, y)',
            'x = torch.randn(4, 3)\ny = torch.rand(4, 3)\nloss = F.cross_entropy(x / 0.7, y)',
        ];
        const lines = await Promise.all(programs.map(async program => (await outlineOf(program)).print));
        const scripts = programs.map((program, i) => ({
            name: String(i),
            text: `${HEAD}${program.replace('loss = ', `${lines[i]}\nloss = `)}\nprint('#', loss.item())`,
        }));
        for (const { name, error, output } of runAll(torch, scripts)) {
            const program = programs[Number(name)]!;
            assert.equal(error, '', program);
            const [printout = '', loss] = output.split('# ');
            const { loss: read } = await reportOnText(printout, {
                languageId: 'log',
                selections: [{ start: 0, end: printout.length }],
            });
            assert.ok(
                Math.abs((read as number) - Number(loss)) < 1e-5 * Math.max(1, Number(loss)),
                `${program}: ${String(read)}, torch says ${loss}`,
            );
        }
    });
});
