import type { ContextPart } from '../../context';
import { layoutOf } from '../../math';
import type { Layout, Target } from '../../math';
import type { Question } from '../../diagnose/explanation';
import { pairingOf } from './pairing';
import type { Pairing } from './pairing';

/** The second array, and which parts of its loss its text tells. */
export type OtherExample = Question & { readonly origins: readonly { readonly part: ContextPart }[] };

export interface Borrowed {
    readonly question: Question;
    /** Whether the target, or the options, are those of the first array. */
    readonly target: boolean;
    readonly options: boolean;
}

/** A with B's target, where only that text has one and each sample has its counterpart. */
export function lend(a: Question, b: Question, pairing: Pairing): Question | undefined {
    const target = !a.target && pairing.kind === 'all' ? targetFor(layoutOf(a.logits.shape), b, pairing, 0) : undefined;
    return target && { ...a, target };
}

/** B's target for A, where only B's text has one and each sample has its counterpart. */
export const lentTarget = (a: Question, b: Question): Target | undefined =>
    lend(a, b, pairingOf(layoutOf(a.logits.shape), layoutOf(b.logits.shape)))?.target;

/** B with A's target and options where B's own text says nothing of them. @param sample of A, the one in view */
export function borrow(b: OtherExample, a: Question, pairing: Pairing, sample: number): Borrowed {
    const target = b.target ? undefined : targetFor(layoutOf(b.logits.shape), a, pairing, sample);
    const tells = Object.keys(b.options ?? {}).length > 0 || b.origins.some(({ part }) => part === 'criterion');
    const options = tells ? undefined : a.options;
    return {
        question: { ...b, ...(target && { target }), ...(options && { options }) },
        target: target !== undefined,
        options: options !== undefined && Object.keys(options).length > 0,
    };
}

/** The target of one array in the shape of the other; class indices also for B's one sample. */
function targetFor(
    { shape, sampleShape }: Layout,
    { target }: Question,
    pairing: Pairing,
    sample: number,
): Target | undefined {
    switch (pairing.kind) {
        case 'all':
            return target && { ...target, shape: target.kind === 'index' ? sampleShape : shape };
        case 'single':
            return target?.kind === 'index'
                ? { kind: 'index', data: target.data.slice(sample, sample + 1), shape: sampleShape }
                : undefined;
        default:
            return undefined;
    }
}
