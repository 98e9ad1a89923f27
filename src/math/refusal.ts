import { inEnglish, plainWords } from './plainWords';
import { torchWords } from './refusalWords';
import type { ArithmeticDtype, Shape } from './types';

/** Why an example has no loss, and the numbers that show it. */
export type Refusal =
    // A broken contract: the caller built something that is not a tensor.
    | { readonly code: 'invalid-shape'; readonly argument: 'logits' | 'target'; readonly shape: Shape }
    | {
          readonly code: 'data-length';
          readonly argument: 'logits' | 'target';
          readonly shape: Shape;
          readonly expected: number;
          readonly found: number;
      }
    | {
          readonly code: 'data-type';
          readonly argument: 'logits' | 'target' | 'weight';
          readonly expected: 'Float64Array' | 'Int32Array';
          readonly found: string;
      }
    | { readonly code: 'invalid-dtype'; readonly found: string }
    | { readonly code: 'ignore-index-type'; readonly found: string }
    // What torch refuses.
    | { readonly code: 'logits-dtype'; readonly found: string }
    // The kind of a target that has no axes either.
    | { readonly code: 'scalar-logits'; readonly targetKind: 'index' | 'probability' | undefined }
    | { readonly code: 'integer-target-of-logits-shape'; readonly shape: Shape }
    | {
          readonly code: 'floating-target';
          readonly logitsShape: Shape;
          readonly targetShape: Shape;
          readonly dtype: ArithmeticDtype;
      }
    | {
          readonly code: 'batch-size';
          readonly logitsShape: Shape;
          readonly targetShape: Shape;
          readonly expected: number;
          readonly found: number;
      }
    | {
          readonly code: 'target-shape';
          readonly logitsShape: Shape;
          readonly targetShape: Shape;
          readonly expectedShape: Shape;
      }
    | {
          readonly code: 'target-out-of-range';
          readonly classes: number;
          readonly ignoreIndex: number;
          /** The first offender and its sample. */
          readonly value: number;
          readonly sample: number;
          readonly count: number;
          readonly smallest: number;
          readonly largest: number;
      }
    | {
          readonly code: 'weight-length';
          readonly classes: number;
          readonly weightShape: Shape;
          readonly logitsShape: Shape;
          readonly targetShape: Shape;
      }
    | { readonly code: 'weight-dtype'; readonly found: string; readonly dtype: ArithmeticDtype }
    | { readonly code: 'label-smoothing'; readonly found: number }
    | { readonly code: 'reduction'; readonly found: string }
    | { readonly code: 'ignore-index-with-probabilities'; readonly ignoreIndex: number };

/**
 * Thrown where torch.nn.CrossEntropyLoss refuses its input, or where an argument is not a tensor at all. Its message is
 * English: see `plainWords` for other languages.
 */
export class CrossEntropyInputError extends Error {
    override readonly name = 'CrossEntropyInputError';
    readonly code: Refusal['code'];
    /** What torch says, in its own words. */
    readonly torchMessage: string;

    constructor(readonly details: Refusal) {
        super(inEnglish(plainWords(details)));
        this.code = details.code;
        this.torchMessage = torchWords(details);
    }
}
