/** What is said of values that a debugger reads. */
import { formatCount, formatNumber, formatShape } from '../format/numbers';
import { sentences } from '../format/sentences';
import { t } from '../format/l10n';
import type { Stops } from '../model/stops';

/** Why an expression has no numbers that can be read. */
export type LiveProblem =
    | {
          readonly kind:
              | 'class'
              | 'meta'
              | 'symbolic'
              | 'complex'
              | 'dtype'
              | 'records'
              | 'objects'
              | 'masked'
              | 'type'
              | 'failed';
          readonly detail: string;
      }
    /** No such name, or none that has a value yet. */
    | { readonly kind: 'unbound' }
    /** The debugger does not evaluate, or not this. */
    | { readonly kind: 'unanswered'; readonly detail: string }
    | { readonly kind: 'too-many'; readonly count: number; readonly most: number }
    /** A list whose text the reader does not take; its own words. */
    | { readonly kind: 'unreadable'; readonly message: string }
    /** It is computed anew whenever it is asked for, and too long for one answer. */
    | { readonly kind: 'not-a-name' };

export function describeLiveProblem(expression: string, problem: LiveProblem): string {
    switch (problem.kind) {
        case 'class':
            return t('{0} is a class, not a tensor.', expression);
        case 'meta':
            return t('{0} has a shape but no values: it is on the device {1}.', expression, problem.detail);
        case 'symbolic':
            return t('{0} has no values that can be read here: its type is {1}.', expression, problem.detail);
        case 'complex':
            return t('{0} holds complex numbers. Logits are real.', expression);
        case 'dtype':
            return t('{0} does not hold numbers: its type is {1}.', expression, problem.detail);
        case 'masked':
            return t(
                '{0} is a masked array, and some of its integers are masked. Fill them in first, e.g. {0}.filled(-100).',
                expression,
            );
        case 'records':
            return t(
                "{0} is a structured array: its elements are records. Choose one of its fields, e.g. {0}['{1}'].",
                expression,
                problem.detail,
            );
        case 'objects':
            return t(
                '{0} is an array of Python objects. Convert it to numbers first, e.g. {0}.astype(float).',
                expression,
            );
        case 'type':
            return t('{0} does not hold numbers: its type is {1}.', expression, problem.detail);
        case 'failed':
            return t('{0} cannot be read: the debugger answers “{1}”.', expression, problem.detail);
        case 'unbound':
            return t('{0} has no value where the program is stopped.', expression);
        case 'unanswered':
            return t(
                '{0} cannot be read: the debugger answers “{1}”. If your program can print it, select the output and explain that.',
                expression,
                problem.detail,
            );
        case 'too-many':
            return t(
                '{0} holds {1} numbers; at most {2} are read. Take a part of it, e.g. {0}[0].',
                expression,
                formatCount(problem.count),
                formatCount(problem.most),
            );
        case 'unreadable':
            return `${expression}: ${problem.message}`;
        case 'not-a-name':
            return t(
                '{0} is computed each time it is read, and it is too long to read at once. Assign it to a variable in your program.',
                expression,
            );
        default:
            return problem satisfies never;
    }
}

export const notStopped = (): string =>
    t(
        'No program is stopped in a debugger. Set a breakpoint after the line that computes the logits, and start debugging.',
    );

/** What a call receives is not known: it is computed in the call itself. */
export const computedInCall = (argument: string): string =>
    t(
        '{0} is computed in the call, and nothing is run while your program is stopped. Assign it to a variable before the call, and stop at the call.',
        argument,
    );

/** A name gets its value only between the stop and the call. */
export const setLater = (name: string, line: number, callLine: number): string =>
    t(
        '{0} gets another value on line {1}, so the call on line {2} does not receive what it holds now. Stop on line {2}.',
        name,
        line,
        callLine,
    );

/** Why a panel no longer follows. */
export const sessionEnded = (session: string): string => t('The debug session “{0}” has ended.', session);
export const notOnStack = (frame: string): string =>
    t('The program is no longer in {0}. The panel updates again when the program stops there.', frame);
export const notAtTopLevel = (file: string): string =>
    t('The program is no longer at the top level of {0}. The panel updates again when the program stops there.', file);

/** Choosing what the code does not say. */
export const chooseLogitsTitle = (frame: string): string => t('Logits to explain, from {0}', frame);
export const chooseTargetTitle = (logits: string): string => t('The target of {0}', logits);
export const chooseCriterionTitle = (logits: string): string => t('The loss of {0}', logits);
export const noTargetLabel = (): string => t('No target');
export const noTargetDetail = (): string => t('Show the loss that each class would give.');
export const plainLoss = (): string => t('nn.CrossEntropyLoss() without arguments');
export const nothingToChoose = (frame: string): string =>
    t('There is no tensor, array or list of numbers among the variables of {0}.', frame);
export const readingNumbers = (expression: string, count: number): string =>
    t('Reading {0} ({1} numbers)', expression, formatCount(count));

/** A variable in a list to choose from: `Tensor float32 (2, 3)`. */
export const variableDetail = (type: string, dtype: string | undefined, shape: readonly number[] | undefined): string =>
    [type, dtype, shape && formatShape(shape)].filter(part => part !== undefined).join(' ');

/** What became of the loss, and what changed, since the stop before. */
export function describeStops({ history, changes }: Stops): string {
    const [before, now] = history.slice(-2);
    const moved = before && now && changes && changes.logits + changes.targets + Number(changes.options) > 0;
    const loss = moved
        ? t('The loss went from {0} to {1}.', formatNumber(before.loss), formatNumber(now.loss))
        : undefined;
    return sentences(...[loss, changes && describeChanges(changes)].filter(sentence => sentence !== undefined));
}

/** Read aloud in place of the picture of the losses. */
export const lossesOverStops = (history: Stops['history']): string =>
    t('Loss at the last {0} stops: {1}', history.length, history.map(({ loss }) => formatNumber(loss)).join(', '));

export const readingCancelled = (expression: string): string => t('{0} was not read: you canceled it.', expression);

function describeChanges({ logits, of, furthest, targets, options }: NonNullable<Stops['changes']>): string {
    const numbers =
        logits === 0
            ? undefined
            : furthest === undefined
              ? t('{0} of {1} logits changed', formatCount(logits), formatCount(of))
              : t(
                    '{0} of {1} logits changed, by up to {2}',
                    formatCount(logits),
                    formatCount(of),
                    formatNumber(furthest),
                );
    const others = [
        ...(targets > 0 ? [t('the target changed')] : []),
        ...(options ? [t('the arguments of the loss changed')] : []),
    ];
    const parts = [...(numbers === undefined ? [] : [numbers]), ...others];
    return parts.length === 0
        ? t('Nothing changed since the last stop.')
        : t('Since the last stop: {0}.', parts.join('; '));
}
