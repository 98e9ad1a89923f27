import assert from 'node:assert/strict';
import { readArrayAt } from '../../../src/read';

const text = 'logits = torch.tensor([[1.0, 2.0],\n    [3.0, 4.0]])\nplot([5, 6])\n[1, ..., 2]\n';
const at = (needle: string, source = text): number => source.indexOf(needle);

describe('readArrayAt', () => {
    it('gives the whole expression around the offset', () => {
        const array = readArrayAt(text, at('3.0'));
        assert.ok(array !== undefined && 'data' in array);
        assert.deepEqual([...array.data], [1, 2, 3, 4]);
        assert.equal(array.name, 'logits');
        for (const offset of [at('torch'), at('[3.0'), at(')\nplot')]) {
            assert.deepEqual(readArrayAt(text, offset), array);
        }
    });
    it('gives the refusal, or nothing', () => {
        const refusal = readArrayAt(text, at('...'));
        assert.ok(refusal !== undefined && 'reason' in refusal && refusal.reason === 'elided');
        assert.equal(readArrayAt(text, at('logits')), undefined);
        assert.equal(readArrayAt('', 0), undefined);
    });

    const whole = `x = torch.tensor([${Array.from({ length: 40 }, (_, i) => `[${i}.5, 1.25, -2.0]`).join(',\n    ')}])\ny = 1\n`;
    const numpy = `[${Array.from({ length: 40 }, (_, i) => `[ ${i}.5   1.25 -2.  ]`).join('\n ')}]\n`;
    const flat = `x = [${Array.from({ length: 200 }, (_, i) => `${i}.25`).join(', ')}]\n`;
    const table = Array.from({ length: 60 }, (_, i) => `${i}.5,1.25,2.5`).join('\n') + '\n';
    for (const [name, source] of Object.entries({ whole, numpy, flat, table })) {
        it(`never takes a part for the whole: ${name}`, () => {
            const arrayStart = Math.max(0, source.indexOf('['));
            const arrayEnd = source.search(/\]\)?\n(?![ [])|\n$/);
            for (let start = 0; start < source.length; start += 17) {
                for (let end = start + 5; end < source.length; end += 41) {
                    const window = source.slice(start, end);
                    const offset = Math.floor(window.length / 2);
                    const edges = { cutStart: start > 0, cutEnd: end < source.length };
                    const found = readArrayAt(window, offset, edges);
                    if (found !== undefined && 'data' in found) {
                        assert.ok(
                            start <= arrayStart && end > arrayEnd,
                            `a part of ${name} looked whole: ${JSON.stringify(window)}`,
                        );
                    } else if (found !== undefined && (start > arrayStart || end < arrayEnd)) {
                        assert.equal(found.reason, 'too-large');
                    }
                }
            }
        });
    }
    for (const [why, source] of [
        ['a comma behind it, and comments between the rows', 'was dog\n [1.5, 2.5], # cat\n and'],
        ['a comma before it, and comments between the rows', 'was dog\n , [1.5, 2.5] # cat\n and'],
        ['a bracket closes that never opened', 'was dog\n [1.5, 2.5] # cat\n ] and'],
        ['nothing but rows before it', '3.5]\n [1.5 2.5]\nand'],
    ] as const) {
        it(`says too-large where the start is cut: ${why}`, () => {
            const found = readArrayAt(source, source.indexOf('1.5'), { cutStart: true });
            assert.ok(found !== undefined && 'reason' in found && found.reason === 'too-large');
        });
    }
    it('says too-large in the middle of a long array', () => {
        const start = flat.indexOf('77.25');
        const found = readArrayAt(flat.slice(start, start + 60), 20, { cutStart: true, cutEnd: true });
        assert.ok(found !== undefined && 'reason' in found && found.reason === 'too-large');
        assert.match(found.message, /Explain Cross-Entropy/);
    });
});
