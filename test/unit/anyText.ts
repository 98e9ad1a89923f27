import fc from 'fast-check';

/**
 * Any characters, lone surrogates too, and plain ones often. Not fast-check's own `unit: 'binary'`, which first makes a
 * table of all 1.1 million of them: a second of every worker.
 */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
    fc
        .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10ffff })), { maxLength })
        .map(codePoints => String.fromCodePoint(...codePoints));
