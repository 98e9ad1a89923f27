import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { compiledLoops } from '../../../src/math/compiledLoops';
import { layoutOf, startOf } from '../../../src/math/layout';
import { BLOCK, float64Loops, MANY, roundedLoops } from '../../../src/math/loops';
import type { Loops, SampleScale, SoftmaxInput } from '../../../src/math/loops';
import { arithmeticOf, storeAll } from '../../../src/math/rounding';
import type { ArithmeticDtype } from '../../../src/math';
import { root } from '../../host/paths.mjs';
import { randomNumbers } from './random';

/** From nearly alike to so far apart that exponentials are subnormal or nothing, masked ones among them. */
const KINDS: readonly ((random: () => number) => number)[] = [
    random => 1e-3 * random(),
    random => 10 * random() - 5,
    random => 200 * random(),
    random => 1400 * random(),
    random => -708.5 * (random() < 0.5 ? 1 : random()),
    random => (random() < 0.3 ? -Infinity : random()),
    random => (random() < 0.3 ? -1e9 : random()),
    random => 10 ** (600 * random() - 300),
    random => -0 * random(),
];

interface Given {
    readonly seed: number;
    readonly kind: number;
    readonly dtype: ArithmeticDtype;
    readonly classes: number;
    readonly inner: number;
}

const given = fc.record({
    seed: fc.integer(),
    kind: fc.nat(KINDS.length - 1),
    dtype: fc.constantFrom<ArithmeticDtype>('float64', 'float32', 'float16', 'bfloat16'),
    // About the size of a block of the compiled loops, and two of them, and in between.
    classes: fc.oneof(
        fc.integer({ min: MANY, max: 300 }),
        fc.integer({ min: 2040, max: 2060 }),
        fc.integer({ min: 4090, max: 4200 }),
    ),
    inner: fc.integer({ min: 1, max: 3 }),
});

function inputOf({ seed, kind, dtype, classes, inner }: Given): SoftmaxInput {
    const random = randomNumbers(seed);
    const layout = layoutOf([2, classes, inner]);
    const arithmetic = arithmeticOf(dtype);
    const logits = Float64Array.from({ length: 2 * classes * inner }, () => KINDS[kind]!(random));
    return { layout, arithmetic, logits: storeAll(logits, arithmetic) };
}

/** What the loops give for the last sample: the sums with and without its largest, and the numbers of its classes. */
function results(loops: Loops, input: SoftmaxInput, scale?: SampleScale) {
    const { layout, logits } = input;
    const { classes, stride, samples } = layout;
    const start = startOf(layout, samples - 1);
    let top = start;
    for (let c = 0, i = start; c < classes; c++, i += stride) {
        top = logits[i]! > logits[top]! ? i : top;
    }
    const max = logits[top]!;
    const blocks = Array.from({ length: Math.ceil(classes / BLOCK) }, (_, block) => {
        const from = block * BLOCK;
        return { start, from, count: Math.min(BLOCK, classes - from) };
    });
    const whole = blocks.map(block => [...loops.addUp(input, block, max, -1)]);
    const others = blocks.map(block => [...loops.addUp(input, block, max, top)]);
    const sum = whole.reduce((before, [even, odd]) => before + even! + odd!, 0);
    const used = scale ?? { max, sum, logSum: Math.log(sum) };
    const empty = () => new Float64Array(logits.length).fill(7);
    const arrays = { exp: empty(), softmax: empty(), logSoftmax: empty() };
    blocks.forEach(block => loops.write(input, block, used, arrays));
    return { whole, others, scale: used, ...arrays };
}

describe('the compiled loops', () => {
    it('are those that were compiled from their source', () => {
        const folder = mkdtempSync(join(tmpdir(), 'kernels-'));
        const file = join(folder, 'compiled.ts');
        execFileSync(process.execPath, [join(root, 'kernels.mjs'), file]);
        assert.equal(
            readFileSync(join(root, 'src', 'math', 'assembly', 'compiled.ts'), 'utf8'),
            readFileSync(file, 'utf8'),
        );
        rmSync(folder, { recursive: true });
    });

    it('give the digits of the others, in every type, whatever the logits', () => {
        const compiled = compiledLoops();
        assert.ok(compiled);
        fc.assert(
            fc.property(given, parameters => {
                const input = inputOf(parameters);
                fc.pre(input.logits.every(x => x < Infinity) && Math.max(...input.logits) > -Infinity);
                const [readable, fast] =
                    parameters.dtype === 'float64'
                        ? [float64Loops, compiled.float64]
                        : [roundedLoops, compiled.rounded];
                assert.deepEqual(results(fast, input), results(readable, input));
            }),
            { numRuns: 1500 },
        );
    });
});
