import type { Explanation } from '../../explain/explanation';
import { copyCaseOf } from './copyCase';
import type { CopyCase } from './copyCase';
import { csv } from './csv';
import type { CopyFormatId } from './formats';
import { jaxScript } from './jax';
import { json } from './json';
import { kerasScript } from './keras';
import { latex } from './latex';
import { markdown } from './markdown';
import { numpyScript } from './numpy';
import { pytorchScript } from './pytorch';
import { noLogits } from './remarks';
import { tensorflowScript } from './tensorflow';

/**
 * The explanation as text to take along, ending in a line break.
 *
 * The scripts and JSON hold the whole batch; Markdown and LaTeX hold `sample`, an index into the samples
 * (0 to N * d1 * ... - 1), with its most probable classes where they are many; CSV holds the whole batch, or `sample`
 * where the batch has more than LARGEST_LITERAL numbers. Scripts load larger arrays from files, JSON leaves them out.
 * Where torch refuses the target, what needs none remains; where it refuses the logits, the text says so.
 */
export function copyAs(explanation: Explanation, format: CopyFormatId, sample: number): string {
    switch (format) {
        case 'pytorch':
            return fromCase(explanation, pytorchScript);
        case 'numpy':
            return fromCase(explanation, numpyScript);
        case 'jax':
            return fromCase(explanation, jaxScript);
        case 'tensorflow':
            return fromCase(explanation, tensorflowScript);
        case 'keras':
            return fromCase(explanation, kerasScript);
        case 'markdown':
            return markdown(explanation, sample);
        case 'latex':
            return latex(explanation, sample);
        case 'json':
            return json(explanation);
        case 'csv':
            return csv(explanation, sample);
        default:
            return format satisfies never;
    }
}

function fromCase(explanation: Explanation, write: (given: CopyCase) => string): string {
    const given = copyCaseOf(explanation);
    return given ? write(given) : noLogits(explanation.refusal?.torchMessage ?? '');
}
