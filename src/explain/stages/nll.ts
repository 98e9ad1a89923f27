import { formatFactor, formatNumber } from '../../format/numbers';
import { anotherClass } from '../../math';
import { className } from '../labels';
import { t } from '../l10n';
import type { SampleView } from '../sampleView';
import type { Column } from './column';
import {
    cell,
    cellOf,
    enclosed,
    enclosedCell,
    literal,
    equals,
    indexed,
    start,
    summed,
    sumSign,
    times,
    value,
} from './formula';
import type { Formula, FormulaNode, Side } from './formula';
import { logSoftmaxColumn } from './logSoftmax';
import { operand, shownOperands, summandTexts } from './operands';
import { lossIs } from './stage';
import type { Stage } from './stage';

export const nllColumn: Column = {
    name: 'nll',
    title: () => '−ln p',
    numbers: view => view.nll,
    key: 'nll',
    brief: ({ target }) => (target ? undefined : t('loss if target')),
    heading: ({ terms }) => (terms ? undefined : 'NLLLoss'),
};

export const targetColumn: Column = {
    name: 'target',
    title: ({ oneHot }) => (oneHot ? t('one-hot') : t('target')),
    numbers: view => view.target,
    format: (value, { oneHot }) => (oneHot ? formatFactor(value) : formatNumber(value)),
    isFactor: true,
    key: 'target',
    needs: 'loss',
    brief: () => t('target'),
    heading: () => 'y',
};

export const weightColumn: Column = {
    name: 'weight',
    title: () => t('weight'),
    numbers: view => view.weight,
    format: formatFactor,
    isFactor: true,
    key: 'weight',
    needs: 'weight',
    heading: () => 'w',
};

/** What each class adds to the sample's loss. */
export const productColumn: Column = {
    name: 'terms',
    title: () => t('product'),
    numbers: view => view.terms,
    sum: view => view.loss,
    key: 'product',
    needs: 'loss',
    heading: view => (view.weight ? '−w y ln p' : '−y ln p'),
};

export const nllStage: Stage = {
    name: 'nll',
    title: () => 'NLLLoss',
    operation: ({ view }) => ({
        text: !view.target ? '−' : view.weight ? t('· weight · target, −') : t('· target, −'),
    }),
    columns: [nllColumn, targetColumn, weightColumn, productColumn],
    table: view =>
        !view.terms
            ? [nllColumn]
            : picksOne(view)
              ? [targetColumn, nllColumn]
              : [targetColumn, weightColumn, nllColumn, productColumn],
    total: ({ loss }) => (loss === undefined ? undefined : { term: 'sampleLoss', name: t('loss'), value: loss }),
    keyNumber: ({ view: { loss } }) => (loss === undefined ? undefined : lossIs(loss)),
    sentence: ({ view }) => sentence(view),
    formula: ({ view }, c) => (view.target ? lossFormula(view) : formulaOfClass(view, c)),
    // Where the target picks one class, -ln p says more than products that are 0 but for it.
    compared: (a, b) => (a.terms && b.terms && !(a.oneHot && b.oneHot) ? productColumn : nllColumn),
    why: () => import('./why/nll'),
};

/** A plain one-hot target needs no products: it picks one number. */
const picksOne = ({ oneHot, weight }: SampleView): boolean => oneHot && !weight;

function sentence(view: SampleView): string {
    if (view.ignored) {
        return t('The target is ignore_index: this sample is ignored.');
    }
    if (!view.target) {
        return t('No target yet. The negative log-probability of a class is the loss if that class were the target.');
    }
    if (view.targetClass === undefined) {
        return t(
            'The target is a probability for each class. It multiplies the negative log-probabilities, and the products sum to {0}.',
            formatNumber(view.loss ?? NaN),
        );
    }
    if (!view.oneHot) {
        return t(
            'Label smoothing leaves {0} for {1} and gives {2} to each other class. The products sum to {3}.',
            formatNumber(view.target(view.targetClass)),
            className(view, view.targetClass),
            formatNumber(view.target(anotherClass(view.targetClass))),
            formatNumber(view.loss ?? NaN),
        );
    }
    return t(
        'The one-hot target is 1 for {0} and 0 for the others: it picks out {1}, negates it, and ignores the rest.',
        className(view, view.targetClass),
        formatNumber(view.logSoftmax(view.targetClass)),
    );
}

/** Without a target each class has the loss that it would give. */
const formulaOfClass = (view: SampleView, c: number): Formula => ({
    words: t(
        'If {0} is the target, the loss is minus the logarithm of its probability: {1}',
        className(view, c),
        formatNumber(view.nll(c)),
    ),
    sides: [start('−', cellOf(logSoftmaxColumn, c, 'ln', indexed('p', c))), equals(cell(nllColumn, view, c))],
});

/** A one-hot target picks one number, any other weighs all of them. */
function lossFormula(view: SampleView): Formula {
    const { targetClass, oneHot, logits, loss } = view;
    const c = oneHot ? targetClass : undefined;
    return {
        words: lossInWords(view, c),
        sides: [
            start(
                '−',
                sumSign('c'),
                ...(view.weight ? [indexed('w', 'c')] : []),
                indexed('y', 'c'),
                'ln',
                indexed('p', 'c'),
            ),
            ...(c === undefined ? sumOfProducts(view, logits.length) : [pickedTerm(view, c)]),
            equals(value('sampleLoss', loss!)),
        ],
    };
}

/** Of few classes each with the digits that the sum needs. */
function sumOfProducts(view: SampleView, classes: number): readonly Side[] {
    const texts = summandTexts(classes, view.terms!, view.loss ?? NaN);
    return summed(classes, equals, i => cellOf(productColumn, i, enclosed(texts(i))));
}

function pickedTerm(view: SampleView, c: number): Side {
    const [weight, logarithm] = pickedOperands(view, c);
    return equals(
        '−',
        ...times(view.weight && cellOf(weightColumn, c, literal(weight))),
        cell(targetColumn, view, c),
        '·',
        cellOf(logSoftmaxColumn, c, enclosed(logarithm)),
    );
}

/** The numbers of −w · ln p = loss. */
function pickedOperands(view: SampleView, c: number): readonly [weight: string, logarithm: string] {
    const weight = view.weight?.(c) ?? 1;
    return shownOperands(
        [operand(weight, formatFactor(weight)), operand(view.logSoftmax(c))],
        (factor, logarithm) => -factor * logarithm,
        view.loss ?? NaN,
    ) as readonly [string, string];
}

/** The weight as a factor; nothing without weights. */
export const weightTimes = (view: SampleView, c: number): readonly FormulaNode[] =>
    times(view.weight && enclosedCell(weightColumn, view, c));

function lossInWords(view: SampleView, c: number | undefined): string {
    const { weight, loss } = view;
    if (c === undefined) {
        return t('The loss of the sample is the sum of the products over all classes: {0}', formatNumber(loss!));
    }
    return weight
        ? t(
              'The loss of the sample is minus the weight, {0}, times {1}, the logarithm for {2}: {3}',
              ...pickedOperands(view, c),
              className(view, c),
              formatNumber(loss!),
          )
        : t(
              'The loss of the sample is minus {0}, the logarithm for {1}: {2}',
              pickedOperands(view, c)[1],
              className(view, c),
              formatNumber(loss!),
          );
}
