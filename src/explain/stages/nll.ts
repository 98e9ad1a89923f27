import { formatFactor, formatNumber } from '../../format/numbers';
import { className, classNameFirst } from '../labels';
import { t } from '../../format/l10n';
import type { SampleView } from '../sampleView';
import type { Column } from './column';
import { cell, cellOf, enclosed, literal, equals, indexed, start, summed, sumSign, times, value } from './formula';
import type { Formula, Side } from './formula';
import { logSoftmaxColumn } from './logSoftmax';
import { operand, shownOperands, summandTexts } from './operands';
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
    caption: ({ oneHot }) => (oneHot ? t('one-hot y') : t('target y')),
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
    short: 'NLL',
    title: () => 'NLLLoss',
    operation: ({ view }) => ({
        text: !view.target ? '−' : view.weight ? '· w · y, −' : '· y, −',
    }),
    columns: [nllColumn, targetColumn, weightColumn, productColumn],
    table: view =>
        !view.terms
            ? [nllColumn]
            : picksOne(view)
              ? [targetColumn, nllColumn]
              : [targetColumn, weightColumn, nllColumn, productColumn],
    total: ({ loss }) => (loss === undefined ? undefined : { term: 'sampleLoss', name: '', value: loss }),
    sentence: ({ view }, c) => sentence(view, c),
    formula: ({ view }, c) => (view.target ? lossFormula(view) : formulaOfClass(view, c)),
    // Where the target picks one class, -ln p says more than products that are 0 but for it.
    compared: (a, b) => (a.terms && b.terms && !(a.oneHot && b.oneHot) ? productColumn : nllColumn),
    why: () => import('./why/nll'),
};

/** A plain one-hot target needs no products: it picks one number. */
const picksOne = ({ oneHot, weight }: SampleView): boolean => oneHot && !weight;

function sentence(view: SampleView, c: number): string {
    const { target, targetClass, nll } = view;
    if (view.ignored) {
        return t('The target is ignore_index, so this sample is ignored.');
    }
    if (!target) {
        return t('If {0} were the target, the loss would be {1}.', className(view, c), formatNumber(nll(c)));
    }
    if (!view.oneHot) {
        return spreadSentence(view, c);
    }
    if (c === targetClass && view.weight) {
        return t(
            '{0} is the target: y is 1, so its logarithm, {1}, is kept, negated, and multiplied by its class weight, {2}.',
            classNameFirst(view, c),
            formatNumber(view.logSoftmax(c)),
            formatFactor(view.weight(c)),
        );
    }
    return c === targetClass
        ? t(
              '{0} is the target: y is 1, so its logarithm, {1}, is kept and negated.',
              classNameFirst(view, c),
              formatNumber(view.logSoftmax(c)),
          )
        : t(
              '{0} is not the target: y is 0, so its {1} is dropped. It matters only through the sum in softmax.',
              classNameFirst(view, c),
              formatNumber(nll(c)),
          );
}

/** Where every class has a part of the target: smoothed, or given as probabilities. */
function spreadSentence(view: SampleView, c: number): string {
    const { target, targetClass, terms } = view;
    const share = [className(view, c), formatNumber(target!(c)), formatNumber(terms!(c))] as const;
    if (targetClass === undefined) {
        return t('The target gives {0} a probability of {1}: it adds {2} to the loss.', ...share);
    }
    return c === targetClass
        ? t('Label smoothing leaves {1} of the target for {0}, which adds {2} to the loss.', ...share)
        : t('Label smoothing gives {1} of the target to {0}, which adds {2} to the loss.', ...share);
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

function lossInWords(view: SampleView, c: number | undefined): string {
    const { weight, loss } = view;
    if (c === undefined) {
        return t('The loss of the sample is the sum of the products over all classes: {0}', formatNumber(loss!));
    }
    return weight
        ? t(
              'The loss of the sample is minus the weight, {0}, times {1}, the log-probability of {2}: {3}',
              ...pickedOperands(view, c),
              className(view, c),
              formatNumber(loss!),
          )
        : t(
              'The loss of the sample is minus {0}, the log-probability of {1}: {2}',
              pickedOperands(view, c)[1],
              className(view, c),
              formatNumber(loss!),
          );
}
