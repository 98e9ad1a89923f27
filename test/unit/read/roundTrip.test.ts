import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNumericArrays } from '../../../src/read';
import type { NumericArray } from '../../../src/read';

interface Sample {
    readonly shape: readonly number[];
    readonly tokens: readonly string[];
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Tokens as programs print them: any double in full, fixed decimals, exponents, integers. */
const token = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(x => x.toFixed(4)),
    fc.double({ min: -1e30, max: 1e30, noNaN: true }).map(x => x.toExponential(4)),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(x => x.toExponential(17)),
    fc.integer().map(String),
    fc.constantFrom(
        '0',
        '-0.0',
        '1.',
        '.5',
        '1e22',
        '1e23',
        '9007199254740993',
        '123456789012345.6',
        '0.000000000000000000000123',
        '5e-324',
        '1.7976931348623157e308',
        '1e400',
    ),
);

const sample = (minRank: number): fc.Arbitrary<Sample> =>
    fc
        .array(fc.integer({ min: 2, max: 4 }), { minLength: minRank, maxLength: 4 })
        .chain(shape =>
            fc.array(token, { minLength: sizeOf(shape), maxLength: sizeOf(shape) }).map(tokens => ({ shape, tokens })),
        );

/** Nested brackets, with one separator between numbers and one between rows. */
function nested({ shape, tokens }: Sample, open: string, close: string, comma: string, rowComma = comma): string {
    const [length, ...rest] = shape;
    if (length === undefined) {
        return tokens[0]!;
    }
    const size = sizeOf(rest);
    const parts = Array.from({ length }, (_, i) =>
        nested({ shape: rest, tokens: tokens.slice(i * size, (i + 1) * size) }, open, close, comma, rowComma),
    );
    return open + parts.join(rest.length === 0 ? comma : rowComma) + close;
}

const rowsOf = ({ shape, tokens }: Sample): string[][] =>
    Array.from({ length: shape[0]! }, (_, i) => tokens.slice(i * shape[1]!, (i + 1) * shape[1]!));

const bracketStyles: Readonly<Record<string, (sample: Sample) => string>> = {
    json: s => nested(s, '[', ']', ', '),
    'dense json': s => nested(s, '[', ']', ','),
    'pretty json': s => nested(s, '[\n  ', '\n]', ',\n  '),
    torch: s => `tensor(${nested(s, '[', ']', ', ', ',\n        ')}, device='cuda:0', grad_fn=<AddmmBackward0>)`,
    numpy: s => `array(${nested(s, '[', ']', ', ', ',\n\n       ')}, dtype=float32)`,
    'numpy print': s => nested(s, '[', ']', '  ', '\n\n '),
    python: s => `logits = torch.tensor(${nested(s, '[', ',]', ', ')})`,
    tuples: s => `x = ${nested(s, '(', ')', ', ')}`,
    C: s => `double x[] = ${nested(s, '{', '}', ', ')};`,
    comment: s => `# tensor(${nested(s, '[', ']', ', ', ',\n#    ')})`,
    log: s => `12:30:01 INFO logits=${nested(s, '[', ']', ', ')} done`,
    rust: s => `let x = ${nested(s, 'vec![', ']', ', ')};`,
    windows: s => nested(s, '[', ']', ', ', ',\r\n\t'),
};
const tableStyles: Readonly<Record<string, (sample: Sample) => string>> = {
    csv: s =>
        rowsOf(s)
            .map(row => row.join(','))
            .join('\n'),
    'csv with a header': s =>
        [s.tokens.slice(0, s.shape[1]).map((_, i) => `class ${i}`), ...rowsOf(s)]
            .map(row => row.join(','))
            .join('\r\n') + '\r\n',
    tsv: s =>
        rowsOf(s)
            .map(row => row.join('\t'))
            .join('\n') + '\n',
    blanks: s =>
        rowsOf(s)
            .map(row => row.join('  '))
            .join('\n'),
    matlab: s =>
        `x = [${rowsOf(s)
            .map(row => row.join(' '))
            .join('; ')}];`,
    pandas: s =>
        [
            `     ${s.tokens
                .slice(0, s.shape[1])
                .map((_, i) => `c${i}`)
                .join('  ')}`,
            ...rowsOf(s).map((row, i) => `${i}  ${row.join('  ')}`),
        ].join('\n'),
    libtorch: s =>
        `${rowsOf(s)
            .map(row => ` ${row.join('  ')}`)
            .join('\n')}\n[ CPUDoubleType{${s.shape.join(',')}} ]`,
    julia: s =>
        `${s.shape.join('×')} Matrix{Float64}:\n${rowsOf(s)
            .map(row => ` ${row.join('  ')}`)
            .join('\n')}`,
    yaml: s =>
        `x:\n${rowsOf(s)
            .map(row => row.map((t, i) => `${i === 0 ? '- ' : '  '}- ${t}`).join('\n'))
            .join('\n')}`,
};

function assertExact(text: string, array: NumericArray | undefined, { shape, tokens }: Sample): void {
    assert.ok(array !== undefined, text);
    assert.deepEqual(array.shape, shape, text);
    tokens.forEach((printed, i) => {
        assert.ok(Object.is(array.data[i], Number(printed)), `${array.data[i]} for ${printed}`);
        const { start, end } = array.spanOf(i);
        assert.equal(text.slice(start, end), printed);
    });
}

function assertRoundTrip(print: (sample: Sample) => string, samples: fc.Arbitrary<Sample>): void {
    fc.assert(
        fc.property(samples, one => {
            const text = print(one);
            const { arrays, unreadable } = readNumericArrays(text);
            assert.deepEqual(unreadable, [], text);
            assert.equal(arrays.length, 1, text);
            assertExact(text, arrays[0], one);
        }),
        { numRuns: 60 },
    );
}

describe('what is printed is read back to the bit, with the place of every number', () => {
    for (const [style, print] of Object.entries(bracketStyles)) {
        it(style, () => assertRoundTrip(print, sample(1)));
    }
    const matrices = sample(2).filter(s => s.shape.length === 2);
    for (const [style, print] of Object.entries(tableStyles)) {
        it(style, () => assertRoundTrip(print, matrices));
    }
    it('several in one text', () => {
        fc.assert(
            fc.property(fc.array(sample(1), { minLength: 1, maxLength: 5 }), samples => {
                const text = samples.map((s, i) => `x${i} = tensor(${nested(s, '[', ']', ', ')})`).join('\n');
                const { arrays } = readNumericArrays(text);
                assert.equal(arrays.length, samples.length);
                samples.forEach((s, i) => {
                    assertExact(text, arrays[i], s);
                    assert.equal(arrays[i]!.name, `x${i}`);
                });
            }),
            { numRuns: 60 },
        );
    });
    it('many numbers, past every growth of the buffers', () => {
        const tokens = Array.from({ length: 30_000 }, (_, i) => (i / 7).toFixed(i % 9));
        const text = `[${tokens.join(', ')}]`;
        assertExact(text, readNumericArrays(text).arrays[0], { shape: [tokens.length], tokens });
    });
});
