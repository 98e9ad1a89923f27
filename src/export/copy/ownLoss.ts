import type { CopyCase, CopyLoss } from './copyCase';

/**
 * Why a framework that knows neither weights nor ignored targets has no loss of its own for a case, for a
 * comment; undefined where it has one.
 */
export function whyNoOwnLoss({ weight, half, dtype, logits }: CopyCase, { ignores }: CopyLoss): string | undefined {
    const reasons = [
        weight && 'class weights as PyTorch has them',
        ignores && 'ignored targets',
        half && `${dtype} rounded like this`,
        // Some backends multiply by the one-hot target: 0 * -inf.
        !logits.data.every(Number.isFinite) && 'logits that are not finite',
        logits.data.length === 0 && 'nothing',
    ].filter(reason => typeof reason === 'string');
    return reasons.length === 0 ? undefined : reasons.join(', ');
}
