import assert from 'node:assert/strict';
import { explain } from '../../../../src/explain';
import { csv } from '../../../../src/export/copy/formats/csv';
import { json } from '../../../../src/export/copy/formats/json';
import { LARGEST_LITERAL } from '../../../../src/export/copy/python';
import { batch, copyAs, examples, explained, question } from './examples';

const x = [
    [2, 1, 0.1],
    [0.5, 2.5, 0.3],
];
const published = question([[1.2372, -0.9604, 1.5415]], [2]);
const named = explain({ ...published, classNames: ['cat|dog', 'a, "b"', 'x_1 & 50 %'] });
const scalar = explain({ logits: { data: Float64Array.of(1), shape: [] } });

describe('Markdown', () => {
    it('is a table of the sample, and the loss', () =>
        assert.equal(
            copyAs(explain(published), 'markdown', 0),
            [
                '| class | logit | logit − max | exp | probability | ln p | −ln p | one-hot | product | gradient |',
                '| :-- | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
                '| 0 | 1.2372 | −0.3043 | 0.7376 | 0.4054 | −0.9029 | 0.9029 | 0 | 0.0000 | 0.4054 |',
                '| 1 | −0.9604 | −2.5019 | 0.0819 | 0.0450 | −3.1005 | 3.1005 | 0 | 0.0000 | 0.0450 |',
                '| 2 | 1.5415 | 0.0000 | 1.0000 | 0.5496 | −0.5986 | 0.5986 | 1 | 0.5986 | −0.4504 |',
                '',
                'loss **0.5986**',
                '',
            ].join('\n'),
        ));

    it('keeps class names from being markup', () => assert.ok(copyAs(named, 'markdown', 0).includes('| cat\\|dog |')));

    it('names the sample of a batch, and has both losses', () => {
        const text = copyAs(explained(x, [0, 1], { weight: Float64Array.of(2, 4, 6) }), 'markdown', 1);
        assert.match(text, /^\*\*Sample 1\*\*\n\n\| class .* weight/);
        assert.match(
            text,
            /loss of this sample \*\*0\.8802\*\*\n\nloss \*\*0\.2857\*\* \(The mean over 2 samples, weighted by the weights of their targets\.\)\n$/,
        );
    });

    it('has no loss without a target, and says what is refused', () => {
        assert.doesNotMatch(copyAs(explained(x), 'markdown', 0), /loss|target/);
        assert.ok(
            copyAs(explained(x, [0, 3]), 'markdown', 0).includes(explained(x, [0, 3]).refusal!.message.slice(0, 20)),
        );
        assert.ok(copyAs(scalar, 'markdown', 0).length > 20);
    });

    it('says that a sample is ignored', () =>
        assert.match(
            copyAs(explained(x, [0, -100]), 'markdown', 1),
            /loss of this sample \*\*0\.0000\*\* \(ignored\)/,
        ));

    it('has the most probable of many classes, and the target', () => {
        const text = copyAs(explain(batch(2, 128_000)), 'markdown', 1);
        assert.ok(text.split('\n').length < 1020);
        assert.match(text, /^\| 31 \|/m);
        assert.match(text, /and 126,999 more classes|and 127,000 more classes/);
    });

    it('does without a sample that is not there', () =>
        assert.equal(copyAs(explain(published), 'markdown', 7), 'There is no such sample.\n'));
});

describe('LaTeX', () => {
    it('is a tabular, and the formula with the numbers', () => {
        const text = copyAs(explain(published), 'latex', 0);
        assert.match(text, /^\\begin\{tabular\}\{lrrrrrrrrr\}/);
        assert.ok(
            text.includes(
                '    2 & $1.5415$ & $0.0000$ & $1.0000$ & $0.5496$ & $-0.5986$ & $0.5986$ & $1$ & $0.5986$ & $-0.4504$ \\\\',
            ),
        );
        assert.ok(
            text.includes(
                '\\ell = -\\ln \\frac{e^{x_t}}{\\sum_c e^{x_c}} = -\\ln \\frac{e^{1.5415}}{e^{1.2372} + e^{-0.9604} + e^{1.5415}} = 0.5986',
            ),
        );
        assert.ok(text.endsWith('\nloss $0.5986$\n'));
    });

    it('escapes names', () => assert.ok(copyAs(named, 'latex', 0).includes('x\\_1 \\& 50 \\%')));

    it('has names that would be arguments of the end of the row above', () => {
        // After \\ and blanks, TeX takes [...] for a length and * for a form of the command.
        const text = copyAs(explain({ ...published, classNames: ['[PAD]', '*', '[5pt]'] }), 'latex', 0);
        assert.doesNotMatch(text, /\\\\\s*[[*]/);
        for (const name of ['{[}PAD]', '{*}', '{[}5pt]']) {
            assert.ok(text.includes(`    ${name} & `), text);
        }
    });

    it('has the products of smoothed targets and of probabilities', () => {
        assert.ok(
            copyAs(
                explained(x, {
                    probabilities: [
                        [0.7, 0.2, 0.1],
                        [0.1, 0.6, 0.3],
                    ],
                }),
                'latex',
                0,
            ).includes(
                '-\\sum_c y_c \\ln p_c = -\\left(0.7000 \\cdot (-0.4170) + 0.2000 \\cdot (-1.4170) + 0.1000 \\cdot (-2.3170)\\right) = 0.8070',
            ),
        );
        assert.ok(
            copyAs(
                explained(x, [0, 1], { labelSmoothing: 0.1, weight: Float64Array.of(2, 4, 6) }),
                'latex',
                0,
            ).includes('w_c y_c \\ln p_c = -\\left(2 \\cdot 0.93333 \\cdot (-0.41703)'),
        );
    });

    it('has a weight, infinities and exponents in math', () => {
        assert.ok(
            copyAs(explained(x, [0, 1], { weight: Float64Array.of(2, 4, 6) }), 'latex', 0).includes(
                '-w_t \\ln \\frac{e^{x_t}}{\\sum_c e^{x_c}} = -2 \\cdot \\ln',
            ),
        );
        const text = copyAs(explained([[20, 0, -Infinity, NaN]], [0]), 'latex', 0);
        assert.ok(text.includes('$-\\infty$') && text.includes('$\\mathrm{NaN}$'));
        assert.ok(copyAs(explained([[20, 0]], [0]), 'latex', 0).includes('$2.0612 \\cdot 10^{-9}$'));
    });

    it('has room on a page', () => {
        const text = copyAs(explain(batch(1, 1000)), 'latex', 0);
        assert.ok(text.split('\n').length < 60);
        assert.ok(text.includes('\\cdots'));
    });

    it('is a comment where there is nothing', () => assert.match(copyAs(scalar, 'latex', 0), /^% .+\n$/));
});

describe('JSON', () => {
    const parsed = (explanation: typeof named): Record<string, { shape: number[]; data: unknown }> =>
        JSON.parse(copyAs(explanation, 'json', 0)) as never;

    it('has the inputs, the options, all stages and the loss, with every digit', () => {
        const all = parsed(named);
        assert.deepEqual(all.logits, { shape: [1, 3], data: [[1.2372, -0.9604, 1.5415]] });
        assert.deepEqual(all.target, { kind: 'index', shape: [1], data: [2] });
        assert.deepEqual(all.options, {
            weight: null,
            ignoreIndex: -100,
            reduction: 'mean',
            labelSmoothing: 0,
            dtype: 'float64',
        });
        assert.deepEqual(all.classNames, ['cat|dog', 'a, "b"', 'x_1 & 50 %']);
        assert.deepEqual(all.loss, { shape: [], data: named.breakdown!.loss.data[0] });
        assert.deepEqual(all.softmax?.data, [[...named.breakdown!.softmax.data]]);
        for (const stage of [
            'max',
            'shifted',
            'exp',
            'sum',
            'logSoftmax',
            'targetDistribution',
            'perSample',
            'gradient',
        ]) {
            assert.ok(all[stage], stage);
        }
    });

    it('has strings for what JSON has no numbers for', () => {
        const all = parsed(explained([[Infinity, -Infinity, 1]], [0]));
        assert.deepEqual(all.logits?.data, [['Infinity', '-Infinity', 1]]);
        assert.deepEqual(all.loss?.data, 'NaN');
    });

    it('nests as the shape does, empty axes too', () => {
        assert.deepEqual(
            parsed(
                explained(
                    [
                        [
                            [1, 2],
                            [3, 4],
                        ],
                    ],
                    [[0, 1]],
                ),
            ).logits?.data,
            [
                [
                    [1, 2],
                    [3, 4],
                ],
            ],
        );
        assert.deepEqual(
            parsed(explain(examples.find(([name]) => name === 'an empty batch of higher shape')![1])).logits,
            {
                shape: [2, 3, 0],
                data: [
                    [[], [], []],
                    [[], [], []],
                ],
            },
        );
    });

    it('says what is refused', () => {
        assert.equal((parsed(explained(x, [0, 3])).refusal as unknown as { code: string }).code, 'target-out-of-range');
        assert.equal(parsed(scalar).logits?.data, 1);
    });

    it('leaves out what is too large', () => {
        const classes = LARGEST_LITERAL / 2 + 1;
        const all = parsed(explain(batch(2, classes)));
        assert.deepEqual(all.logits, { shape: [2, classes], data: null });
        assert.ok(all.loss?.data);
    });
});

describe('CSV', () => {
    const rows = (text: string): string[] => text.split('\r\n');

    it('has a row for each class of each sample', () => {
        const [head, ...lines] = rows(copyAs(explained(x, [0, 1], { weight: Float64Array.of(2, 4, 6) }), 'csv', 0));
        assert.equal(
            head,
            'sample,class,logit,shifted,exp,softmax,log_softmax,nll,target,weight,product,gradient,sample_loss',
        );
        assert.equal(lines.length, 7);
        assert.match(lines[4]!, /^1,1,2\.5,0,1,0\.8024790/);
        assert.equal(lines[6], '');
        assert.ok(lines.slice(0, 6).every(line => line.split(',').length === 13));
    });

    it('quotes names as RFC 4180 has it', () => {
        const lines = rows(copyAs(named, 'csv', 0));
        assert.match(lines[0]!, /^sample,class,class_name,logit/);
        assert.match(lines[2]!, /^0,1,"a, ""b""",-0\.9604/);
    });

    it('quotes a position of several axes', () =>
        assert.match(
            rows(
                copyAs(
                    explained(
                        [
                            [
                                [1, 2],
                                [3, 4],
                            ],
                        ],
                        [[0, 1]],
                    ),
                    'csv',
                    0,
                ),
            )[3]!,
            /^"0, 1",0,2,/,
        ));

    it('has empty fields for an ignored sample, and fewer columns without a target', () => {
        assert.match(rows(copyAs(explained(x, [0, -100]), 'csv', 0))[4]!, /,,,0,0$/);
        assert.equal(rows(copyAs(explained(x), 'csv', 0))[0], 'sample,class,logit,shifted,exp,softmax,log_softmax,nll');
    });

    it('has nan and inf as NumPy reads them', () =>
        assert.match(rows(copyAs(explained([[Infinity, 1]], [0]), 'csv', 0))[1]!, /^0,0,inf,nan,nan/));

    it('has the sample in view of a batch that is too large', () => {
        const lines = rows(copyAs(explain(batch(LARGEST_LITERAL, 2)), 'csv', 7));
        assert.deepEqual(
            lines.map(line => line.split(',')[0]),
            ['sample', '7', '7', ''],
        );
    });

    it('says what it leaves out of a batch or sample that is too large, and is silent where it has all', () => {
        const said = (...shape: readonly [number, number]) => csv.leftOut(explain(batch(...shape)));
        assert.equal(
            said(LARGEST_LITERAL, 2),
            'Only the sample in view was copied: 250,000 samples would be more than 250,000 rows.',
        );
        // What Excel and LibreOffice can hold, without the head: 2 ** 20 - 1.
        assert.match(said(1, 2 ** 20)!, /^Only the first 1,048,575 classes were copied/);
        assert.equal(said(1, 2 ** 20 - 1), undefined);
        assert.equal(said(2, LARGEST_LITERAL / 2), undefined);
    });

    it('has only its head where torch refuses the logits', () =>
        assert.equal(rows(copyAs(scalar, 'csv', 0)).length, 2));
});

describe('every format', () => {
    it('as JSON says that arrays which are too large are null', () => {
        const said = (samples: number) => json.leftOut(explain(batch(samples, 2)));
        assert.equal(said(LARGEST_LITERAL), 'Arrays of more than 250,000 numbers were copied as null.');
        assert.equal(said(LARGEST_LITERAL / 2), undefined);
    });

    for (const format of ['markdown', 'latex', 'json', 'csv'] as const) {
        it(`${format} writes every example`, () => {
            for (const [name, given] of examples) {
                assert.doesNotMatch(copyAs(explain(given), format, 0), /undefined|\[object/, name);
            }
        });
    }
});
