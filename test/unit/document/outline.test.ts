// What is told of a loss whose numbers only exist while the program runs. Shapes, types and ranges are those of
// PyTorch 1.13; outline.long.test.ts runs the programs.
import assert from 'node:assert/strict';
import { ReadText } from '../../../src/document';
import type { OutlineReading } from '../../../src/document';
import {
    compiledInWords,
    describeObstacle,
    predictAdvice,
    printAdvice,
    rangeInWords,
    shapeInWords,
    stepCode,
} from '../../../src/explain/callOutline';
import { reportOnText } from '../../../src/report';
import { HEAD, HEAD_LINES, outlineAt, outlineOf, whole } from './outlinedPrograms';

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
        ['2: x | Not known: the value assigned to x here cannot be traced.'],
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

/** Programs that name sizes of which they do not tell the number. */
const sized: readonly (readonly [program: string, part: string, rows: readonly string[]])[] = [
    [
        'def f(batch_size, y):\n    x = torch.randn(batch_size, 10)\n    loss = F.cross_entropy(x.detach(), y)',
        'logits',
        ['2: x = torch.randn(batch_size, 10) | (batch_size, 10) float32', '3: x.detach() | (batch_size, 10) float32'],
    ],
    [
        'def f(model, x, y):\n    out = model(x)\n    B, T, C = out.shape\n    loss = F.cross_entropy(out.view(B*T, C), y)',
        'logits',
        ['2: out = model(x) | (B, T, C)', '4: out.view(B*T, C) | (B*T, C)'],
    ],
    [
        'def f(out, y):\n    n, _ = out.size()\n    loss = F.cross_entropy(out, y.reshape((n, -1)))',
        'target',
        ['1: y | Not known: y is a parameter of f.', '3: y.reshape((n, -1)) | (n, ?)'],
    ],
    [
        'def f(out, y):\n    n, _ = out.size()\n    loss = F.cross_entropy(out, y.reshape((n, -1)))',
        'logits',
        ['3: out | (n, ?)'],
    ],
    // Names of something else: a list of sizes, a type, a mean, another array of the same name.
    [
        'def f(out, shape, y):\n    loss = F.cross_entropy(out.view(shape), y.view(torch.int64))',
        'logits',
        ['1: out | Not known: out is a parameter of f.', '2: out.view(shape) | –'],
    ],
    [
        'def f(shape, C, y):\n    loss = F.cross_entropy(torch.zeros(*shape, C), y)',
        'logits',
        ['2: torch.zeros(*shape, C) | Not known: what torch.zeros returns.'],
    ],
    [
        'def f(shape, C, y):\n    loss = F.cross_entropy(torch.zeros((*shape, C)), y)',
        'logits',
        ['2: torch.zeros((*shape, C)) | Not known: what torch.zeros returns.'],
    ],
    [
        'def f(shape, y):\n    loss = F.cross_entropy(torch.zeros(shape), y)',
        'logits',
        ['2: torch.zeros(shape) | Not known: what torch.zeros returns.'],
    ],
    [
        'def f(m, s, y):\n    loss = F.cross_entropy(torch.normal(m, s), y)',
        'logits',
        ['2: torch.normal(m, s) | Not known: what torch.normal returns.'],
    ],
    [
        'def f(model, x, y):\n    out = model(x)\n    B, T, C = out.shape\n    out = out[:, -1]\n    loss = F.cross_entropy(out, y)',
        'logits',
        ['2: out = model(x) | (B, T, C)', '4: out = out[:, -1] | –'],
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

    for (const [program, part, rows] of sized) {
        it(`has the names of sizes, where they are certain: ${rows.at(-1)}`, async () =>
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

const SEQUENTIAL = 'import keras\nimport numpy as np\nfrom keras.layers import Dense\n';
const labels = 'y_train = np.random.randint(0, 3, 50)\n';
const sparse = (options: string): string => `keras.losses.SparseCategoricalCrossentropy(${options})`;
const modelOf = (last: string): string => `model = keras.Sequential([Dense(16, activation='relu'), ${last}])\n`;

/** Keras programs, and what is said of the model and its loss. */
const compiled: readonly (readonly [program: string, says: readonly RegExp[]])[] = [
    [
        `${modelOf('Dense(3)')}model.compile('adam', ${sparse('from_logits=True')})\n`,
        [/takes logits \(from_logits=True\)/, /Dense\(3\), has no activation/, /from the calls of model\.fit/],
    ],
    [
        `${modelOf("Dense(3, activation='softmax')")}model.compile(loss='categorical_crossentropy')\n`,
        [/takes probabilities \(from_logits=False\)/, /softmax'\), applies softmax/, /from the calls of model\.fit/],
    ],
    [
        `def train(model, raw):\n    model.compile('adam', loss=${sparse('from_logits=raw')})\n`,
        [
            /from_logits is decided elsewhere/,
            /Whether the last layer gives.* is not known/,
            /from the calls of model\.fit/,
        ],
    ],
    [
        `${modelOf("Dense(3, activation='sigmoid')")}model.compile(loss='sparse_categorical_crossentropy')\n${labels}model.fit(x_train, y_train)\n`,
        [/takes probabilities/, /Whether the last layer gives.* is not known/],
    ],
    [
        `${modelOf('Dense(3)')}${labels}model.compile('adam', ${sparse('from_logits=True')})\nmodel.fit(x_train, y_train)\nmodel.fit(x_more, y_more)\n`,
        // Which of the two is meant cannot be told, and "no call names them" would be wrong.
        [/takes logits/, /Dense\(3\), has no activation/, /^The labels are not known from the calls of model\.fit/],
    ],
];

describe('a loss that a model of Keras is compiled with', () => {
    const fitted = `${modelOf('Dense(3)')}${labels}model.compile('adam', loss=${sparse('')})\nmodel.fit(x_train, y_train, epochs=2)\n`;

    it('has the last layer and the labels that fit gets', async () => {
        const outline = await outlineAt(SEQUENTIAL + fitted, '.compile(');
        assert.ok(outline);
        assert.deepEqual(rowsOf({ ...outline, parts: outline.parts }), {
            logits: ["0: model = keras.Sequential([Dense(16, activation='relu'), Dense(3)]) | (…, 3) float32"],
            target: ['1: y_train = np.random.randint(0, 3, 50) | (50) int64 0 to 2'],
        });
        assert.deepEqual(
            outline.findings.map(({ code }) => code),
            ['probabilities-expected'],
        );
        assert.equal(outline.place.line, 6);
    });

    it('is told from the lines that make, compile and fit the model, and from no other', async () => {
        const source = `${SEQUENTIAL}${fitted}print('hello')\n`;
        for (const at of ['model = ', '.compile(', '.fit(']) {
            assert.equal((await outlineAt(source, at))?.loss, 'SparseCategoricalCrossentropy', at);
        }
        assert.equal(await outlineAt(source, 'print('), undefined);
        assert.equal(await outlineAt(source, 'import keras'), undefined);
    });

    it('is printed by the predictions, once the model is fitted', async () => {
        const outline = await outlineAt(SEQUENTIAL + fitted, '.compile(');
        assert.equal(
            outline?.print,
            String.raw`print("probs =", model.predict(x_train[:8]).tolist(), "\ntarget =", y_train[:8])`,
        );
        assert.match(printAdvice(outline), /after line 7,/);
        const dataset = await outlineAt(`${SEQUENTIAL}${fitted.replace('x_train, y_train', 'dataset')}`, '.compile(');
        assert.equal(dataset?.print, undefined);
        assert.match(predictAdvice(dataset!)!, /model\.predict/);
    });

    for (const [program, says] of compiled) {
        it(`says what it takes, and what the model leaves: ${program.split('\n').at(-2)}`, async () => {
            const words = compiledInWords((await outlineAt(SEQUENTIAL + program, '.compile('))!);
            assert.equal(words.length, says.length, words.join(' '));
            says.forEach((each, i) => assert.match(words[i]!, each));
        });
    }

    const others: readonly (readonly [change: string, isKnown: boolean])[] = [
        ['print(model)', true],
        ['model.summary()', true],
        ['model.trainable = False', true],
        ['finish(model)', false],
        ['model.layers[-1].activation = keras.activations.softmax', false],
        ['parts = [model]', false],
    ];
    for (const [change, isKnown] of others) {
        it(`${isKnown ? 'knows' : 'does not know'} the last layer of a model after ${change}`, async () => {
            const source = SEQUENTIAL + fitted.replace('model.compile(', `${change}\nmodel.compile(`);
            const outline = await outlineAt(source, '.compile(');
            assert.equal(outline?.compiled?.gives, isKnown ? 'logits' : undefined);
            assert.equal(outline?.findings.length, isKnown ? 1 : 0);
        });
    }

    it('has the labels of the fit that follows it, not those of another compile', async () => {
        const twice = fitted.replace('model.fit', `model.compile(loss='categorical_crossentropy')\nmodel.fit`);
        const outline = await outlineAt(SEQUENTIAL + twice, 'Sparse');
        assert.deepEqual(
            outline?.parts.map(({ part }) => part),
            ['logits'],
        );
    });

    it('is where the error of a fit is from', async () => {
        const source = `${SEQUENTIAL}${fitted}# ValueError: Shapes (None, 1) and (None, 10) are incompatible\n`;
        const cursor = source.indexOf('ValueError');
        const { message } = await reportOnText(source, {
            languageId: 'python',
            selections: [{ start: cursor, end: cursor }],
        });
        assert.match(message!, /line 6 compiles a model with SparseCategoricalCrossentropy/);
    });
});
