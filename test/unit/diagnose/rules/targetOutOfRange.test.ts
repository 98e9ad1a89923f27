import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/diagnose';
import { findingsOf, indexed } from '../findings';

/** Of an image of 4 x 4 pixels with these targets, in turn. */
function ofImage(classes: number, targets: readonly number[]): Finding {
    const pixels = Array.from({ length: 16 }, (_, i) => targets[i % targets.length]!);
    const logits = Array.from({ length: 16 * classes }, (_, i) => Math.sin(i));
    const example = indexed(logits, [1, classes, 4, 4], pixels, [1, 4, 4]);
    return findingsOf(example).find(({ code }) => code === 'target-out-of-range')!;
}

describe('targets of a picture that are out of range', () => {
    it('are a black-and-white mask: 0 and 255 for two classes', () => {
        const { message, suggestedCode } = ofImage(2, [0, 255]);
        assert.match(message, /0 and 255 look like a black-and-white mask.*divide the mask by 255/);
        assert.equal(suggestedCode, 'target = target // 255');
        assert.match(ofImage(2, [255]).message, /black-and-white mask/);
    });

    it('are padding where a third class, or another value, says so', () => {
        for (const finding of [ofImage(3, [0, 255]), ofImage(2, [0, 1, 255]), ofImage(3, [0, 1, 2, 255])]) {
            assert.match(finding.message, /255 looks like padding: pass ignore_index=255/);
        }
    });

    it('are gray values, each of which stands for a class', () => {
        const { message, suggestedCode } = ofImage(4, [0, 85, 170, 255]);
        assert.match(message, /gray values of an image/);
        assert.match(suggestedCode!, /torch\.unique\(target\)/);
    });

    it('are classes of their own where they are close to the others, too large, or many', () => {
        assert.match(ofImage(4, [0, 5, 6, 7]).message, /need at least 8 classes/);
        assert.match(ofImage(4, [0, 85, 170, 256]).message, /need at least 257 classes/);
        assert.match(ofImage(20, [0, 30, 60, 79]).message, /need at least 80 classes/);
        // Of samples in a row, which are no picture.
        const row = indexed(
            Array.from({ length: 16 }, (_, i) => Math.sin(i)),
            [4, 4],
            [0, 85, 170, 255],
            [4],
        );
        const { message } = findingsOf(row).find(({ code }) => code === 'target-out-of-range')!;
        assert.match(message, /need at least 256 classes/);
    });
});

describe('targets that are out of range, in number', () => {
    const said = (classes: number, targets: readonly number[]): string =>
        findingsOf(
            indexed(
                Array.from({ length: classes * targets.length }, (_, i) => Math.sin(i)),
                [targets.length, classes],
                targets,
                [targets.length],
            ),
        ).find(({ code }) => code === 'target-out-of-range')!.message;

    it('of one class, which is the only one', () =>
        assert.match(
            said(1, [0, 1]),
            /^Target 1 \(sample 1\) is not a class: with one logit per sample, the only class is 0\./,
        ));

    it('are named once where they are the same', () =>
        assert.match(
            said(3, [0, 7, 7]),
            /^2 targets are 7, which is not a class \(the first is in sample 1\): with 3 logits/,
        ));

    it('have a range where they are not', () =>
        assert.match(
            said(3, [0, 7, 9]),
            /^2 targets from 7 to 9, the first 7 \(sample 1\), are not classes: with 3 logits/,
        ));
});
