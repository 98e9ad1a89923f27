import type { Layout } from '../../math';

/** Which samples of two arrays, A and B, are compared. */
export type Pairing =
    /** Sample by sample. */
    | { readonly kind: 'all'; readonly samples: number }
    /** Sample by sample, as far as both go. */
    | { readonly kind: 'first'; readonly samples: number }
    /** B's only sample with the one of A that is in view. */
    | { readonly kind: 'single' }
    /** Their classes differ in number: nothing fits. */
    | { readonly kind: 'none' };

export function pairingOf(a: Layout, b: Layout): Pairing {
    if (a.classes !== b.classes) {
        return { kind: 'none' };
    }
    if (a.samples === b.samples) {
        return { kind: 'all', samples: a.samples };
    }
    return b.samples === 1 ? { kind: 'single' } : { kind: 'first', samples: Math.min(a.samples, b.samples) };
}

/** The sample of B that a sample of A is compared with. */
export function counterpart(pairing: Pairing, sample: number): number | undefined {
    switch (pairing.kind) {
        case 'none':
            return undefined;
        case 'single':
            return 0;
        default:
            return sample < pairing.samples ? sample : undefined;
    }
}
