import { layoutOf } from '../../math';
import type { Explanation } from '../../explain/explanation';
import { formatExactly } from '../../format/numbers';
import { samplePosition } from '../../explain/samples';
import { viewSample } from '../../explain/sampleView';
import { columnsOf } from './columns';
import { LARGEST_LITERAL } from './python';
import type { StageColumn } from '../../explain/labels';

/** Heads for programs, so not translated. */
const heads: { readonly [Column in StageColumn]: string } = {
    logits: 'logit',
    shifted: 'shifted',
    exp: 'exp',
    softmax: 'softmax',
    logSoftmax: 'log_softmax',
    nll: 'nll',
    target: 'target',
    weight: 'weight',
    terms: 'product',
    gradient: 'gradient',
};

/**
 * A row for each class of each sample, of `sample` alone where that would be more than LARGEST_LITERAL rows. Every
 * digit; nan, inf and -inf as NumPy and pandas read them; an empty field where there is nothing. Quoted as RFC 4180 has
 * it.
 */
export function csv(explanation: Explanation, sample: number): string {
    const {
        question: { logits, classNames },
        stages,
        breakdown,
    } = explanation;
    const { samples, sampleShape } = layoutOf(logits.shape);
    const columns = Object.keys(heads).filter(
        name => breakdown !== undefined || !['target', 'weight', 'terms', 'gradient'].includes(name),
    ) as StageColumn[];
    const shown = columns.filter(name => name !== 'weight' || explanation.question.options?.weight !== undefined);
    const head = [
        'sample',
        'class',
        ...(classNames ? ['class_name'] : []),
        ...shown.map(name => heads[name]),
        ...(breakdown ? ['sample_loss'] : []),
    ];
    const rows = [head.join(',')];
    const which =
        logits.data.length > LARGEST_LITERAL ? [sample] : Array.from({ length: stages ? samples : 0 }, (_, i) => i);
    for (const i of which) {
        const view = viewSample(explanation, i);
        if (!view) {
            continue;
        }
        const position = field(samplePosition(sampleShape, i));
        const values = new Map(columnsOf(view));
        view.logits.forEach((_, c) =>
            rows.push(
                [
                    position,
                    String(c),
                    ...(classNames ? [field(classNames[c] ?? '')] : []),
                    ...shown.map(name => number(values.get(name)?.(c))),
                    ...(breakdown ? [number(view.loss)] : []),
                ].join(','),
            ),
        );
    }
    return `${rows.join('\r\n')}\r\n`;
}

const number = (value: number | undefined): string => (value === undefined ? '' : formatExactly(value));

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
