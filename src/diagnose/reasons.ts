/** Why each finding matters, and where the library's documentation says so. */
import { t } from '@vscode/l10n';
import type { FindingCode } from './finding';
import type { CriterionSeen } from './seen';

const DOCS = 'https://pytorch.org/docs/stable/';
const LOSS = `${DOCS}generated/torch.nn.CrossEntropyLoss.html`;
const NLL = `${DOCS}generated/torch.nn.NLLLoss.html`;
const KERAS = 'https://keras.io/api/losses/probabilistic_losses/';
const SKLEARN = 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.log_loss.html';
const BCE = `${DOCS}generated/torch.nn.BCEWithLogitsLoss.html`;
const LOG_SOFTMAX = `${DOCS}generated/torch.nn.functional.log_softmax.html`;
const NUMERICS = `${DOCS}notes/numerical_accuracy.html`;

export function reasonOf(
    code: FindingCode,
    framework: CriterionSeen['framework'],
): { readonly why: string; readonly link: string } {
    switch (code) {
        case 'probabilities-as-logits':
            return {
                link: LOSS,
                why: t('Softmax twice flattens the gradient: the model learns slowly, and the loss stays far above 0.'),
            };
        case 'log-probabilities-as-logits':
            return {
                link: LOSS,
                why: t('It costs time and nothing else; NLLLoss takes log-probabilities as they are.'),
            };
        case 'one-hot-as-logits':
            return {
                link: LOSS,
                why: t('Predictions or labels in place of logits have no gradient that trains a model.'),
            };
        case 'target-out-of-range':
            return {
                link: LOSS,
                why: t('On a GPU this shows only as "device-side assert triggered", which does not name the line.'),
            };
        case 'target-is-one-hot-integers':
            return {
                link: LOSS,
                why: t('torch says "Expected floating point type for target with class probabilities, got Long".'),
            };
        case 'target-dtype':
            return {
                link: LOSS,
                why: t(
                    'torch tells class indices from class probabilities by type and shape, and refuses other integers.',
                ),
            };
        case 'class-axis':
            return {
                link: LOSS,
                why: t(
                    'Softmax over the wrong axis makes positions compete instead of classes; where the sizes agree, torch raises no error, and the model trains on noise.',
                ),
            };
        case 'single-logit':
            return { link: BCE, why: t('A loss that is always 0 has no gradient: nothing is learnt.') };
        case 'all-ignored':
            return { link: LOSS, why: t('0 / 0 is nan, and one such batch makes every average that it enters nan.') };
        case 'ignored-real-class':
            return {
                link: LOSS,
                why: t('The class is never learnt, yet its logit still takes probability from the others.'),
            };
        case 'weighted-mean':
            return {
                link: LOSS,
                why: t('An average over batches, or a loss computed by hand with a plain mean, comes out different.'),
            };
        case 'zero-weight':
            return {
                link: LOSS,
                why: t('A batch of nothing but such targets makes the mean nan, and teaches nothing.'),
            };
        case 'smoothing-floor':
            return {
                link: LOSS,
                why: t(
                    'A loss near its floor is as good as it gets, and cannot be compared with a loss without smoothing.',
                ),
            };
        case 'masked-class':
            return {
                link: LOSS,
                why: t(
                    'A masked class has the log-probability -inf, and the loss multiplies it by the share that the class has of the target: a share above 0 gives inf, 0 gives nan.',
                ),
            };
        case 'non-finite':
            return {
                link: NUMERICS,
                why: t(
                    'Something before the loss has overflowed or divided by 0; one step of the optimiser can turn every parameter into nan.',
                ),
            };
        case 'naive-underflow':
            return {
                link: LOG_SOFTMAX,
                why: t(
                    'By hand the exponentials leave the range of the type, and the logarithm of what is left is nan or infinite.',
                ),
            };
        case 'low-precision':
            return {
                link: NUMERICS,
                why: t(
                    'The rounding is coarser than the changes of the loss from step to step; autocast computes it in float32.',
                ),
            };
        case 'chance-level':
            return {
                link: LOSS,
                why: t('This is normal before training. If it stays so, check the targets and the learning rate.'),
            };
        case 'confident-and-wrong':
            return {
                link: LOSS,
                why: t(
                    'It may be a wrong label or an outlier; the mean loss then says little about the other samples.',
                ),
            };
        case 'probabilities-not-normalised':
            return {
                link: LOSS,
                why: t(
                    'The loss is then no cross-entropy of two distributions: its minimum is not where softmax equals the target.',
                ),
            };
        case 'nll-on-logits':
            return {
                link: NLL,
                why: t(
                    "NLLLoss only picks the target's number and negates it. On raw logits it falls without end as they grow, whether the predictions are right or not.",
                ),
            };
        case 'nll-on-probabilities':
            return {
                link: NLL,
                why: t(
                    'Without the logarithm a wrong prediction costs hardly more than a doubtful one, and its gradient vanishes.',
                ),
            };
        case 'probabilities-expected':
            return {
                link: framework === 'sklearn' ? SKLEARN : KERAS,
                why: t(
                    'Logits below 0 count as probability 0 and those above 1 as certainty, where there is no gradient.',
                ),
            };
        case 'other-loss-in-code':
            return {
                link: LOSS,
                why: t(
                    'Nothing is wrong with the code. Compare its printed loss with the number named here, not with that of the stages.',
                ),
            };
        case 'shape-mismatch':
            return { link: LOSS, why: t('torch raises an error instead of a loss.') };
        default:
            return code satisfies never;
    }
}
