import { DEFAULT_IGNORE_INDEX } from '../math';
import type { CrossEntropyOptions } from '../math';
import { formatExactly } from '../format/numbers';

/** So many weights are written out. */
const WEIGHTS = 6;

/** The options as the call that makes the criterion, with only the arguments that are not PyTorch's defaults. */
export function criterionCall({ weight, ignoreIndex, reduction, labelSmoothing }: CrossEntropyOptions): string {
    const args = [
        weight && `weight=torch.tensor([${numberList(weight)}])`,
        ignoreIndex !== undefined && ignoreIndex !== DEFAULT_IGNORE_INDEX && `ignore_index=${ignoreIndex}`,
        reduction && reduction !== 'mean' && `reduction='${reduction}'`,
        labelSmoothing && `label_smoothing=${formatExactly(labelSmoothing)}`,
    ];
    return `nn.CrossEntropyLoss(${args.filter(Boolean).join(', ')})`;
}

function numberList(weight: Float64Array): string {
    const shown = Array.from(weight.subarray(0, WEIGHTS), formatExactly).join(', ');
    return weight.length > WEIGHTS ? `${shown}, …` : shown;
}

/** The weights that a person typed, "1, 2 0.5"; undefined for nothing, 'not-numeric' for anything else. */
export function parseWeights(text: string): Float64Array | 'not-numeric' | undefined {
    const tokens = text.split(/[\s,;[\]()]+/).filter(Boolean);
    const weights = Float64Array.from(tokens, Number);
    return tokens.length === 0 ? undefined : weights.some(Number.isNaN) ? 'not-numeric' : weights;
}
