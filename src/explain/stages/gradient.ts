import { formatFactor, formatNumber } from '../../format/numbers';
import { className } from '../labels';
import { t } from '../l10n';
import { isPlainGradient } from '../sampleView';
import type { SampleView } from '../sampleView';
import type { Column } from './column';
import {
    cell,
    dividedBy,
    divisor,
    enclosed,
    enclosedCell,
    equals,
    fraction,
    indexed,
    minus,
    start,
    symbol,
} from './formula';
import type { FormulaNode, Side } from './formula';
import { targetColumn, weightTimes } from './nll';
import { softmaxColumn } from './softmax';
import type { Stage } from './stage';

export const gradientColumn: Column = {
    name: 'gradient',
    title: () => t('gradient'),
    numbers: view => view.gradient,
    key: 'gradient',
    needs: 'loss',
};

export const gradientStage: Stage = {
    name: 'gradient',
    title: () => 'backward()',
    isPresent: ({ view }) => view.gradient !== undefined,
    operation: () => ({ text: t('∂ loss / ∂ logit') }),
    columns: [gradientColumn],
    sentence: ({ view }) => sentence(view),
    formula: ({ view }, c) => ({
        words: inWords(view, c),
        sides: [
            start(fraction(['∂', symbol('loss')], ['∂', indexed('x', c)])),
            ...(!view.target ? [] : isPlainGradient(view) ? [plainSlope(view, c)] : generalSlope(view, c)),
            equals(cell(gradientColumn, view, c)),
        ],
    }),
    compared: () => gradientColumn,
    why: () => import('./why/gradient'),
};

function sentence(view: SampleView): string {
    if (view.ignored) {
        return t('Ignored: the loss does not depend on these logits.');
    }
    // Where the target is spread, the logit of its class may be too large, and those of the others too small.
    const { targetClass: c, gradient, oneHot } = view;
    return c === undefined || !gradient || !oneHot
        ? t('How the loss changes with each logit: a small step against it lowers the loss.')
        : t(
              'How the loss changes with each logit: it falls as the logit of {0} grows (slope {1}) and as the others shrink.',
              className(view, c),
              formatNumber(gradient(c)),
          );
}

function inWords(view: SampleView, c: number): string {
    const { target, softmax, gradient, denominator = 1 } = view;
    return target && isPlainGradient(view)
        ? t(
              'The slope for {0} is its probability, {1}, minus its target, {2}, divided by {3}: {4}',
              className(view, c),
              formatNumber(softmax(c)),
              formatNumber(target(c)),
              formatFactor(denominator),
              formatNumber(gradient!(c)),
          )
        : t('The slope for {0} is {1}', className(view, c), formatNumber(gradient!(c)));
}

/** (softmax − target) / denominator. */
function plainSlope(view: SampleView, c: number): Side {
    const { denominator = 1 } = view;
    const difference: readonly FormulaNode[] = [cell(softmaxColumn, view, c), '−', enclosedCell(targetColumn, view, c)];
    return denominator === 1
        ? equals(...difference)
        : equals(fraction(difference, [divisor('denominator', denominator)]));
}

/** torch's general form, (softmax · Σ w y − w y) / denominator, in pieces: it is too long for a narrow card. */
function generalSlope(view: SampleView, c: number): readonly Side[] {
    const { targetMass, denominator = 1 } = view;
    return [
        equals('(', cell(softmaxColumn, view, c), '·', enclosed(formatFactor(targetMass!))),
        minus(...weightTimes(view, c), enclosedCell(targetColumn, view, c), ')'),
        ...(denominator === 1 ? [] : [dividedBy(divisor('denominator', denominator))]),
    ];
}
