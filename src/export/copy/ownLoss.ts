import type { CopyCase, CopyLoss } from './copyCase';
import { comments } from './python';

/** A framework's own loss beside the one by hand: lines that end by setting `own`, or a comment why there is none. */
export type OwnLoss = (
    given: CopyCase,
    loss: CopyLoss,
) => { readonly lines: readonly (string | false)[]; readonly expressed: boolean };

/** @param owner whose losses they are, for the comment @param write the lines of a case that they express */
export const ownLoss =
    (owner: string, write: (given: CopyCase, loss: CopyLoss) => readonly (string | false)[]): OwnLoss =>
    (given, loss) => {
        const why = whyNoOwnLoss(given, loss);
        return why === undefined
            ? { lines: ['', ...write(given, loss)], expressed: true }
            : {
                  lines: ['', ...comments(`${owner} do not express ${why}: the loss above is written out.`)],
                  expressed: false,
              };
    };

/**
 * Why a framework that knows neither weights nor ignored targets has no loss of its own for a case, for a
 * comment; undefined where it has one.
 */
function whyNoOwnLoss({ weight, half, dtype, logits }: CopyCase, { ignores }: CopyLoss): string | undefined {
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
