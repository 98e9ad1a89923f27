/** Losses with what PyTorch says of them: its numbers, or that it raises an error. */
import type { JsonNumber, Nested } from './compare';
import data from './data/cross_entropy.json';

export interface TorchCase {
    readonly group: string;
    readonly name: string;
    readonly dtype: 'float64' | 'float32' | 'int64';
    readonly shape: readonly number[];
    readonly logits: Nested;
    readonly targetKind: 'index' | 'probability';
    readonly targetShape: readonly number[];
    readonly targetDtype?: string;
    readonly target: Nested;
    readonly options: {
        readonly weight: Nested | null;
        readonly ignoreIndex: number;
        readonly reduction: string;
        readonly labelSmoothing: JsonNumber;
    };
    readonly expected?: {
        readonly loss: Nested;
        readonly softmax: Nested;
        readonly logSoftmax: Nested;
        readonly perSample: Nested;
        readonly gradient: Nested;
        readonly stages?: {
            readonly max: Nested;
            readonly shifted: Nested;
            readonly exp: Nested;
            readonly sum: Nested;
        };
    };
    readonly errorLike?: string;
}

export const torchCases = data as unknown as readonly TorchCase[];
