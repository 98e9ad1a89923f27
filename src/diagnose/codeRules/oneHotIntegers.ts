import { t } from '../../format/l10n';
import { kindOfDtype } from '../../model/dtype';
import { CROSS_ENTROPY_DOCS } from '../links';
import { codeRule } from '../rule';

/** `F.one_hot(...)`, which gives integers, without `.float()`. */
export const oneHotIntegers = codeRule({
    code: 'target-is-one-hot-integers',
    about: 'types',
    detect: ({ target, criterion: { framework } }) =>
        framework === 'torch' && target?.made === 'one-hot' && kindOfDtype(target.dtype) === 'integer'
            ? (target.text ?? 'one_hot')
            : undefined,
    severity: () => 'error',
    words: made => [
        t('The target, {0}, is one-hot but contains integers: torch takes class probabilities only as floats.', made),
    ],
    why: () => t('torch says "Expected floating point type for target with class probabilities, got Long".'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: () => 'loss = nn.CrossEntropyLoss()(logits, target)  # class indices, without one_hot',
    place: 'target',
    quickFixes: () => [
        { kind: 'cast-target', to: 'float', title: t('Cast the target: {0}', '.float()') },
        { kind: 'argmax-target', axis: 1, title: t('Turn the one-hot target into class indices') },
    ],
});
