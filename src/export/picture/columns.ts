import type { ClassNumbers } from '../../math';
import { columnTitle } from '../../explain/labels';
import type { ColumnName } from '../../explain/labels';
import { numbersOf, sumOver } from '../../explain/samples';
import type { SampleView } from '../../explain/sampleView';

/** A stage of the loss in the picture. */
export interface PictureColumn {
    readonly name: ColumnName;
    /** What PyTorch calls it. */
    readonly stage: string;
    readonly title: string;
    readonly values: ClassNumbers;
    readonly bars: boolean;
    /** What the column adds up to, where that is part of the explanation. */
    readonly sum?: number;
    /** The number that fills a bar; the largest shown one where there is none. */
    readonly limit?: number;
}

/** From logits to the terms that add up to the loss. */
export function pictureColumns(view: SampleView): readonly PictureColumn[] {
    const { logits, exp, sum, softmax, logSoftmax, target, weight, terms, nll, loss, oneHot } = view;
    const column = (
        name: ColumnName,
        stage: string,
        values: ClassNumbers,
        more: Partial<PictureColumn> = {},
    ): PictureColumn => ({ name, stage, title: columnTitle(name, oneHot), values, bars: true, ...more });
    return [
        column('logits', 'logits', numbersOf(logits)),
        column('exp', 'exp(x − max)', exp, { sum, limit: 1 }),
        column('softmax', 'softmax', softmax, { sum: sumOver(logits.length, softmax), limit: 1 }),
        column('logSoftmax', 'LogSoftmax', logSoftmax),
        ...(target ? [column('target', 'y', target, { bars: false })] : []),
        ...(target && weight ? [column('weight', 'w', weight, { bars: false })] : []),
        target && terms
            ? column('terms', weight ? '−w y ln p' : '−y ln p', terms, loss === undefined ? {} : { sum: loss })
            : column('nll', 'NLLLoss', nll),
    ];
}
