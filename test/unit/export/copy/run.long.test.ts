/**
 * Runs the scripts with the real libraries: each asserts the panel's number itself. Which libraries there are
 * depends on the machine (`apt-get install python3-torch python3-numpy`, `pip install jax tensorflow-cpu`).
 */
import assert from 'node:assert/strict';
import { explain } from '../../../../src/explain';
import type { CopyFormatId } from '../../../../src/export/copy';
import type { ArithmeticDtype, CrossEntropyOptions, Reduction } from '../../../../src/math';
import { flat } from '../../../conformance/compare';
import { torchCases } from '../../../conformance/torchCases';
import type { TorchCase } from '../../../conformance/torchCases';
import { batch, copyAs, examples, question } from './examples';
import { pythonsWith, runAll } from './python';
import type { Outcome, Script } from './python';

const libraries: readonly (readonly [format: CopyFormatId, module: string])[] = [
    ['pytorch', 'torch'],
    ['numpy', 'numpy'],
    ['jax', 'jax'],
    ['tensorflow', 'tensorflow'],
    ['keras', 'keras'],
];
const pythons = pythonsWith(libraries.map(([, module]) => module));
const found = libraries.map(([format, module], i) => ({ format, module, python: pythons[i] }));

/** The conformance cases that torch accepts, except those without classes, of which libraries think differently. */
const accepted = torchCases.filter(({ expected, name }) => expected && !name.startsWith('size/C=0'));

function conformanceScript(
    format: CopyFormatId,
    { name, dtype, shape, logits, targetKind, targetShape, target, options }: TorchCase,
): Script {
    const given: CrossEntropyOptions = {
        dtype: dtype as ArithmeticDtype,
        ignoreIndex: options.ignoreIndex,
        reduction: options.reduction as Reduction,
        labelSmoothing: Number(options.labelSmoothing),
        ...(options.weight !== null && { weight: Float64Array.from(flat(options.weight)) }),
    };
    const explanation = explain({
        logits: { data: Float64Array.from(flat(logits)), shape },
        target:
            targetKind === 'index'
                ? { kind: targetKind, data: Int32Array.from(flat(target)), shape: targetShape }
                : { kind: targetKind, data: Float64Array.from(flat(target)), shape: targetShape },
        options: given,
    });
    assert.ok(explanation.breakdown, name);
    return { name, text: copyAs(explanation, format, 0) };
}

const published = explain(question([[1.2372, -0.9604, 1.5415]], [2]));
const unreduced = explain(
    question(
        [
            [2, 1, 0.1],
            [0.5, 2.5, 0.3],
        ],
        [0, 1],
        { reduction: 'none' },
    ),
);
const single = explain(question([[1.2372, -0.9604, 1.5415]], [2], { dtype: 'float32' }));
const half = explain(question([[1.2372, -0.9604, 1.5415]], [2], { dtype: 'bfloat16' }));

/** Scripts that assert another number than the panel's, and so must fail. */
function wrongScripts(format: CopyFormatId): readonly Script[] {
    const wrong = (name: string, explanation: typeof published, right: string, other: string): Script => {
        const text = copyAs(explanation, format, 0);
        assert.ok(text.includes(right), `${format}, ${name}: ${right}\n${text}`);
        return { name, text: text.replace(right, other) };
    };
    return [
        wrong('the 13th digit', published, '0.598599509594', '0.598599509599'),
        wrong('a digit of one of the losses', unreduced, '0.220049523020', '0.220049523120'),
        wrong('the 6th digit in float32', single, '0.598599', '0.598699'),
        wrong('the 2nd digit in bfloat16', half, '(0.59', '(0.69'),
        wrong('a target', published, '[2]', '[0]'),
        wrong('a digit of a logit', published, '1.5415', '1.5416'),
    ];
}

describe('scripts that are run', () => {
    it(`are those of ${found.map(({ module, python }) => `${module} (${python ?? 'not installed, only its text is tested'})`).join(', ')}`, () => {
        assert.equal(found.length, libraries.length);
        assert.ok(examples.length >= 20);
    });

    for (const { format, module, python } of found) {
        if (python === undefined) {
            continue;
        }
        describe(`with ${module}`, function () {
            this.timeout(300_000); // importing some of them takes most of a minute on a busy machine
            const outcomes = new Map<string, Outcome>();

            before(() => {
                const scripts = [
                    ...examples.map(([name, given]) => ({ name, text: copyAs(explain(given), format, 0) })),
                    ...(['float64', 'float32', 'bfloat16'] as const).map(dtype => ({
                        name: `2000 samples of ${dtype}`,
                        text: copyAs(explain(batch(2000, 10, { dtype })), format, 0),
                    })),
                    ...accepted.map(each => conformanceScript(format, each)),
                    ...wrongScripts(format),
                ];
                runAll(python, scripts).forEach((outcome, i) => outcomes.set(scripts[i]!.name, outcome));
            });

            for (const [name] of [
                ...examples,
                ['2000 samples of float64'],
                ['2000 samples of float32'],
                ['2000 samples of bfloat16'],
            ] as const) {
                it(name, () => assert.equal(outcomes.get(name)?.error, ''));
            }

            it(`the ${accepted.length} conformance cases`, () => {
                const failed = accepted.map(({ name }) => outcomes.get(name)!).filter(({ error }) => error !== '');
                assert.deepEqual(
                    failed.map(({ name, error }) => `${name}: ${error}`),
                    [],
                );
            });

            for (const name of [
                'the 13th digit',
                'a digit of one of the losses',
                'the 6th digit in float32',
                'the 2nd digit in bfloat16',
                'a target',
                'a digit of a logit',
            ]) {
                it(`fails where ${name} is wrong`, () => assert.match(outcomes.get(name)!.error, /AssertionError/));
            }

            if (format === 'pytorch') {
                it('prints what the published example prints', () =>
                    assert.equal(
                        outcomes.get('the published example')!.output.replaceAll(', dtype=torch.float64', ''),
                        [
                            'output:              tensor([[ 1.2372, -0.9604,  1.5415]])',
                            'target:              tensor([2])',
                            'softmax:             tensor([[0.4054, 0.0450, 0.5496]])',
                            'logsoftmax:          tensor([[-0.9029, -3.1005, -0.5986]])',
                            'nllloss:             tensor(0.5986)',
                            'CrossEntropyLoss:    tensor(0.5986)',
                            "The two ways are equal, and give the panel's loss.",
                            '',
                        ].join('\n'),
                    ));
            }
        });
    }
});
