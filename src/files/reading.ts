import { asTarget } from '../context/target';
import type { Reading } from '../document';
import type { Tensor } from '../math';
import type { FileArray, Work } from './types';

/** The arrays of a loss, which may be in several files. */
export interface LossArrays {
    readonly logits: FileArray;
    readonly target?: FileArray | undefined;
    /** (C). */
    readonly weight?: FileArray | undefined;
}

/** The question of a loss from the numbers of its arrays. `isTorch`: the target's type is that of a torch tensor. */
export async function readLoss({ logits, target, weight }: LossArrays, isTorch: boolean, work: Work): Promise<Reading> {
    const parts = [logits, target, weight].filter(part => part !== undefined);
    const read = async (part: FileArray): Promise<Tensor> => {
        const before = parts.indexOf(part);
        return part.read(share => work((before + share) / parts.length));
    };
    const scores = await read(logits);
    const labels = target && (await read(target));
    const factors = weight && (await read(weight));
    const fitting = labels && asTarget(labels, scores);
    return {
        logits: scores,
        options: factors ? { weight: factors.data } : {},
        ...(fitting && { target: fitting }),
        ...(labels && !fitting && { misfit: labels }),
        ...(logits.dtype !== undefined && { logitsDtype: logits.dtype }),
        ...(isTorch && target?.dtype !== undefined && { targetDtype: target.dtype }),
        ...(logits.classNames && { classNames: logits.classNames }),
        origins: [],
        unresolved: [],
    };
}
