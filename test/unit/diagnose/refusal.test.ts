import assert from 'node:assert/strict';
import { describeRefusal } from '../../../src/diagnose';
import { configureLanguage } from '../../../src/explain';
import { CrossEntropyInputError } from '../../../src/math';
import { BUNDLE, readBundle } from '../../l10n/sentences';

const error = new CrossEntropyInputError({
    code: 'target-out-of-range',
    classes: 3,
    ignoreIndex: -100,
    value: 7,
    sample: 1,
    count: 2,
    smallest: -1,
    largest: 7,
});

describe('a refusal in plain words', () => {
    afterEach(() => configureLanguage({}));

    it('is the message of the error in English', () => assert.equal(describeRefusal(error), error.message));

    it('is in the language of the reader, and the message of the error stays English', () => {
        configureLanguage(readBundle(BUNDLE));
        assert.equal(
            describeRefusal(error),
            '目标 7（样本 1）不是有效的类别：有 3 个类别，编号为 0 到 2，只有 -100（ignore_index）会被忽略。' +
                '有 2 个目标超出范围，从 -1 到 7。请从 0 开始给类别编号，或把 ignore_index 设为填充值。',
        );
        assert.match(error.message, /^Target 7/);
    });
});
