import { formatFactor, formatNumber } from '../../format/numbers';
import { className } from '../labels';
import { t } from '../../format/l10n';
import { isPlainGradient } from '../sampleView';
import type { SampleView } from '../sampleView';
import { formatCell } from './column';
import type { Column } from './column';
import {
    cell,
    cellOf,
    dividedBy,
    divisor,
    enclosed,
    equals,
    fraction,
    indexed,
    literal,
    minus,
    start,
    symbol,
    term,
    times,
} from './formula';
import type { Side } from './formula';
import { targetColumn, weightColumn } from './nll';
import { exactEnough, operand } from './operands';
import { softmaxColumn } from './softmax';
import type { Stage } from './stage';

export const gradientColumn: Column = {
    name: 'gradient',
    title: () => t('gradient'),
    caption: view => (isPlainGradient(view) && view.denominator === 1 ? 'p − y' : t('slope')),
    numbers: view => view.gradient,
    isDrawn: true,
    key: 'gradient',
    needs: 'loss',
};

export const gradientStage: Stage = {
    name: 'gradient',
    short: '∂',
    title: () => 'gradient',
    isPresent: ({ view }) => view.gradient !== undefined,
    operation: () => ({ text: '∂', isBackward: true }),
    columns: [gradientColumn],
    sentence: ({ view }, c) => sentence(view, c),
    formula: ({ view }, c) => ({
        words: inWords(view, c),
        sides: [
            start(fraction(['∂', symbol('loss')], ['∂', indexed('x', c)])),
            ...(!view.target ? [] : isPlainGradient(view) ? plainSlope(view, c) : generalSlope(view, c)),
            equals(cell(gradientColumn, view, c)),
        ],
    }),
    compared: () => gradientColumn,
    why: () => import('./why/gradient'),
};

function sentence(view: SampleView, c: number): string {
    const slope = view.gradient!(c);
    if (view.ignored) {
        return t('Ignored: the loss does not depend on these logits.');
    }
    const name =
        view.temperature === undefined
            ? t('the logit of {0}', className(view, c))
            : t('the logit of {0}, divided by the temperature,', className(view, c));
    if (slope === 0) {
        return t('A small change in {0} does not change the loss.', name);
    }
    if (!Number.isFinite(slope)) {
        return t('The loss has no finite slope here: {0} for {1}.', formatNumber(slope), name);
    }
    return slope < 0
        ? t(
              'If {0} grows a little, the loss falls {1} times as much: a gradient step raises this logit.',
              name,
              formatNumber(-slope),
          )
        : t(
              'If {0} grows a little, the loss grows {1} times as much: a gradient step lowers this logit.',
              name,
              formatNumber(slope),
          );
}

function inWords(view: SampleView, c: number): string {
    const { target, gradient, denominator = 1 } = view;
    const operands = target && isPlainGradient(view) ? slopeOperands(view, c) : undefined;
    return operands
        ? t(
              'The slope for {0} is its probability, {1}, minus its target, {2}, divided by {3}: {4}',
              className(view, c),
              ...operands,
              formatFactor(denominator),
              formatNumber(gradient!(c)),
          )
        : t('The slope for {0} is {1}', className(view, c), formatNumber(gradient!(c)));
}

/** Undefined where a double of the probability is too close to the target for their difference. */
const slopeOperands = (view: SampleView, c: number, target = formatNumber(view.target!(c))) =>
    exactEnough(
        [operand(view.softmax(c)), operand(view.target!(c), target)],
        (p, y) => (p - y) / (view.denominator ?? 1),
        view.gradient!(c),
    ) as readonly [p: string, y: string] | undefined;

/** (softmax − target) / denominator. */
function plainSlope(view: SampleView, c: number): readonly Side[] {
    const { denominator = 1 } = view;
    const operands = slopeOperands(view, c, formatCell(targetColumn, view.target!(c), view));
    if (!operands) {
        return [];
    }
    const [p, y] = operands;
    const difference = [cellOf(softmaxColumn, c, literal(p)), '−', cellOf(targetColumn, c, enclosed(y))] as const;
    return [
        denominator === 1 ? equals(...difference) : equals(fraction(difference, [divisor('denominator', denominator)])),
    ];
}

/** torch's general form, (softmax · Σ w y − w y) / denominator, in pieces: it is too long for a narrow card. */
function generalSlope(view: SampleView, c: number): readonly Side[] {
    const { targetMass, weight, target, denominator = 1 } = view;
    const factor = weight?.(c) ?? 1;
    const operands = exactEnough(
        [
            operand(view.softmax(c)),
            operand(targetMass!, formatFactor(targetMass!)),
            operand(factor, formatFactor(factor)),
            operand(target!(c), formatCell(targetColumn, target!(c), view)),
            operand(denominator, formatFactor(denominator)),
        ],
        (p, mass, w, y, by) => (p * mass - w * y) / by,
        view.gradient!(c),
    ) as readonly [string, string, string, string, string] | undefined;
    if (!operands) {
        return [];
    }
    const [p, mass, w, y, by] = operands;
    return [
        equals('(', cellOf(softmaxColumn, c, literal(p)), '·', enclosed(mass)),
        minus(...times(weight && cellOf(weightColumn, c, literal(w))), cellOf(targetColumn, c, enclosed(y)), ')'),
        ...(denominator === 1 ? [] : [dividedBy(term('denominator', literal(by)))]),
    ];
}
