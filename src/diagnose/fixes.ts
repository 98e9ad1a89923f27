/** Lines of code that several findings share. */
import type { CriterionSeen } from './seen';

/** The call of the loss on the logits themselves, as its library spells it. */
export function withoutBefore({ framework, name }: CriterionSeen, step: 'softmax' | 'sigmoid' | 'argmax'): string {
    return `${callOnLogits(framework, name)}  # without ${step} before it`;
}

function callOnLogits(framework: CriterionSeen['framework'], name: string): string {
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

/** The same, for a loss that got logits where it expects something else. */
export const onLogits = ({ framework, name }: CriterionSeen): string => callOnLogits(framework, name);
