import assert from 'node:assert/strict';
import { clip, element, wrap } from '../../../../src/export/picture/svgText';

describe('text in a picture', () => {
    it('is cut off where it has no room', () => {
        assert.equal(clip('horse', 5), 'horse');
        assert.equal(clip('a horse', 5), 'a ho…');
        assert.equal(clip('猫と犬', 4), '猫…');
        assert.equal(clip('🐎🐎🐎', 4).endsWith('…'), true, 'letters stay whole');
    });

    it('breaks at spaces, and between the letters of a language without them', () => {
        assert.deepEqual(wrap('the loss is small', 9), ['the loss', 'is small']);
        assert.deepEqual(wrap('损失函数值', 4), ['损失', '函数', '值']);
        assert.deepEqual(wrap('unbreakable', 4), ['unbreakable']);
    });
});

describe('an element', () => {
    it('rounds lengths and escapes text', () =>
        assert.equal(element('rect', { x: 1.23456, fill: '"&' }), '<rect x="1.23" fill="&#34;&#38;"/>'));
});
