/** Lines of code that fix what several rules find. */
import type { Criterion } from '../model/criterion';

/** The call of the loss on the logits themselves, as its library spells it. */
export function onLogits({ framework, name }: Criterion): string {
    switch (framework) {
        case 'torch':
            return 'loss = nn.CrossEntropyLoss()(logits, target)';
        case 'keras':
            return /_/.test(name)
                ? `loss = keras.losses.${name}(target, logits, from_logits=True)`
                : `loss = keras.losses.${name}(from_logits=True)(target, logits)`;
        case 'tensorflow':
            return `loss = tf.nn.${name}(labels=target, logits=logits)`;
        case 'optax':
            return `loss = optax.${name}(logits, target)`;
        case 'sklearn':
            return `loss = ${name}(target, scipy.special.softmax(logits, axis=1))`;
        default:
            return framework satisfies never;
    }
}

/** The same call where the code applies a step before it that is to go. */
export const withoutBefore = (criterion: Criterion, step: 'softmax' | 'sigmoid' | 'argmax'): string =>
    `${onLogits(criterion)}  # without ${step} before it`;
