import { t } from '../../format/l10n';
import { formatNumber } from '../../format/numbers';
import { singleLoss } from '../singleLoss';
import type { Evidence } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { lossInCode } from '../lossInCode';
import { asInText } from '../phrases';
import { rule } from '../rule';
import type { Sentences } from '../rule';

/**
 * The code is right, but its loss is not CrossEntropyLoss of the numbers as they stand in the text, which is what the
 * stages show.
 */
export const otherLossInCode = rule({
    code: 'other-loss-in-code',
    about: 'numbers',
    detect(evidence) {
        const kind = kindOf(evidence);
        return kind && { kind, ownLoss: lossInCode(evidence) };
    },
    severity: () => 'info',
    words({ kind, ownLoss }, evidence): Sentences {
        const { name } = evidence.criterion;
        switch (kind) {
            case 'taken-as-probabilities':
                return takenAsProbabilities(ownLoss, evidence);
            case 'logarithm':
                return [
                    ownLoss === undefined
                        ? t('The code takes the logarithm of these probabilities before {0}.', name)
                        : t(
                              "The code takes the logarithm of these probabilities before {0}: the code's loss is {1}.",
                              name,
                              formatNumber(ownLoss),
                          ),
                    asInText(),
                ];
            case 'scaled':
                return [
                    t(
                        "The code multiplies or divides the logits before {0}, so the code's loss is not the loss of these numbers.",
                        name,
                    ),
                    t('To reproduce it, set T above the logits.'),
                ];
            case 'changed':
                return [
                    t(
                        "The code changes the logits before {0}, so the code's loss is not the loss of these numbers.",
                        name,
                    ),
                    asInText(),
                ];
            default:
                return kind satisfies never;
        }
    },
    why: () =>
        t(
            'Nothing is wrong with the code. Compare its printed loss with the number given here, not with the loss in the stages.',
        ),
    link: () => CROSS_ENTROPY_DOCS,
    place: 'numbers',
});

/** What the code does that the stages do not; undefined for a softmax, which they do. */
function kindOf({
    criterion: { expects, steps },
    form: { inText, inLoss },
    layout,
}: Evidence): 'taken-as-probabilities' | 'logarithm' | 'scaled' | 'changed' | undefined {
    if (layout.classes < 2 || steps.includes('softmax') || steps.includes('log-softmax')) {
        return undefined;
    }
    if (expects === 'probabilities') {
        return inLoss === 'probabilities' ? 'taken-as-probabilities' : undefined;
    }
    if (inText === 'probabilities' && inLoss === 'log-probabilities') {
        return 'logarithm';
    }
    if (expects !== 'logits' || inLoss !== 'logits') {
        return undefined;
    }
    return steps.includes('change') ? 'changed' : steps.includes('scale') ? 'scaled' : undefined;
}

function takenAsProbabilities(ownLoss: number | undefined, { criterion: { name }, breakdown }: Evidence): Sentences {
    return breakdown && ownLoss !== undefined
        ? [
              t('{0} treats these numbers as probabilities and gives {1}.', name, formatNumber(ownLoss)),
              t(
                  'The stages explain CrossEntropyLoss, which treats them as logits and gives {0}.',
                  formatNumber(singleLoss(breakdown)),
              ),
          ]
        : [
              t('{0} treats these numbers as probabilities.', name),
              t('The stages explain CrossEntropyLoss, which treats them as logits.'),
          ];
}
