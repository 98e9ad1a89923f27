import assert from 'node:assert/strict';
import { explain } from '../../../../src/explain';
import type { Question } from '../../../../src/explain';
import { drawPicture, pixelScale } from '../../../../src/export/picture';
import type { Target } from '../../../../src/math';
import { readXml } from './xml';

const row = (...data: number[]) => ({ data: Float64Array.from(data), shape: [1, data.length] });
const index = (...c: number[]): Target => ({ kind: 'index', data: Int32Array.from(c), shape: [c.length] });
const draw = (question: Question, sample = 0, name?: string) => drawPicture(explain(question), sample, name, 'light')!;
const textsOf = (question: Question, sample = 0, name?: string) => readXml(draw(question, sample, name).svg).texts;

describe('a picture of the explanation', () => {
    const published: Question = { logits: row(1.2372, -0.9604, 1.5415), target: index(2) };

    it('has every number that the published example prints, from logits to loss', () => {
        const texts = textsOf(published, 0, 'output');
        for (const expected of [
            'output',
            '1.2372',
            '−0.9604',
            '1.5415',
            '0.4054',
            '0.0450',
            '0.5496',
            '−0.9029',
            '−3.1005',
            '−0.5986',
            '−ln p = −ln 0.5496 = 0.5986',
            '0.5986',
        ]) {
            assert.ok(texts.includes(expected), `${expected} in ${texts.join(' | ')}`);
        }
        assert.equal(
            texts.filter(text => text === '0.5986').length,
            3,
            "the target's term, the sum of the terms, the loss",
        );
        assert.ok(
            texts.includes('The model gives class 2 a probability of 0.5496, so the loss is −ln 0.5496 = 0.5986.'),
        );
    });

    it('names the sample of a batch, and has the reduced loss beside its own', () => {
        const batch: Question = {
            logits: { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] },
            target: index(0, 1),
        };
        const texts = textsOf(batch, 1);
        // torch: cross_entropy(x[1], 1) = .22004952302053787, the mean .31853976964918573
        for (const expected of ['Sample 1', 'loss of this sample', '0.2200', '0.3185', 'The mean over 2 samples.']) {
            assert.ok(texts.includes(expected), `${expected} in ${texts.join(' | ')}`);
        }
    });

    it('writes class names as text, whatever they hold', () => {
        const names = ['<b>&"cat"', 'a\u0000\u001bb\ud800', '猫'];
        const texts = textsOf({ ...published, classNames: names }, 0, 'x<y');
        for (const expected of ['<b>&"cat"', 'a\ufffd\ufffdb\ufffd', '猫', 'x<y']) {
            assert.ok(texts.includes(expected), `${expected} in ${texts.join(' | ')}`);
        }
    });

    it('shows of many classes the most probable ones, the target, and what the rest has', () => {
        const texts = textsOf({
            logits: row(...Array.from({ length: 500 }, (_, i) => (i < 20 ? 5 : 0))),
            target: index(400),
        });
        assert.ok(texts.includes('400'));
        // 12 of the 20 likely ones and the target: (8 e^5 + 479) / (20 e^5 + 480) = 48.4 %
        assert.ok(texts.includes('487 more classes, together 48%'), texts.join(' | '));
    });

    it('weighs its terms, and adds them up to the loss', () => {
        // torch: cross_entropy([[2, 1, .1]], 0, weight=[2, 4, 6], reduction='sum') = 2 * .41703001627783354
        const texts = textsOf({
            logits: row(2, 1, 0.1),
            target: index(0),
            options: { weight: Float64Array.of(2, 4, 6), reduction: 'sum' },
        });
        assert.ok(texts.includes('−w ln p = −2.0000 · ln 0.6590 = 0.8341'), texts.join(' | '));
    });

    const odd: readonly [name: string, question: Question][] = [
        ['NaN and infinities', { logits: row(NaN, Infinity, -Infinity, 1), target: index(3) }],
        ['a masked target', { logits: row(1, 2, -Infinity), target: index(2) }],
        ['huge and tiny logits', { logits: row(1e300, -1e300, 5e-324), target: index(1) }],
        [
            'label smoothing with a masked class',
            { logits: row(1, 2, -Infinity), target: index(0), options: { labelSmoothing: 0.1 } },
        ],
        ['an ignored target', { logits: row(1, 2), target: index(-100) }],
        ['no target', { logits: row(1, 2) }],
        ['a target that torch refuses', { logits: row(1, 2), target: index(7) }],
        ['one class', { logits: row(3), target: index(0) }],
    ];
    for (const [name, question] of odd) {
        it(`holds only finite lengths: ${name}`, () => {
            const { svg, width, height } = draw(question);
            for (const attribute of readXml(svg).attributes) {
                assert.doesNotMatch(attribute, /NaN|Infinity|undefined/);
            }
            assert.ok(width > 0 && height > 0 && Number.isFinite(width * height));
        });
    }

    it('says why torch refuses a target', () =>
        assert.ok(textsOf({ logits: row(1, 2), target: index(7) }).some(text => text.includes('7'))));

    it('is dark where it is asked to be', () => {
        const background = (palette: 'light' | 'dark') =>
            /<rect [^>]*fill="(#\w+)"/.exec(drawPicture(explain(published), 0, undefined, palette)!.svg)![1];
        assert.equal(background('light'), '#ffffff');
        assert.notEqual(background('dark'), '#ffffff');
    });

    it('is absent where torch refuses the logits', () =>
        assert.equal(
            drawPicture(explain({ logits: { data: Float64Array.of(1), shape: [] } }), 0, undefined, 'light'),
            undefined,
        ));
});

describe('the bitmap of a picture', () => {
    it('is twice as fine, and never longer than 8192 pixels', () => {
        assert.equal(pixelScale(1200, 400), 2);
        assert.equal(pixelScale(16_384, 400), 0.5);
        assert.equal(pixelScale(1000, 6000) * 6000, 8192);
    });
});
