import assert from 'node:assert/strict';
import { configureLanguage } from '../../../src/explain';
import { sentences } from '../../../src/format/sentences';
import { BUNDLE, readBundle } from '../../l10n/sentences';

describe('several sentences', () => {
    after(() => configureLanguage({}));

    it('stand apart in English, and one after the other in Chinese', () => {
        assert.equal(sentences('One.', 'Two.', 'Three.'), 'One. Two. Three.');
        configureLanguage(readBundle(BUNDLE));
        assert.equal(sentences('一。', '二。'), '一。二。');
    });
});
