/** What is said of a loss whose numbers only exist while the program runs. */
import type { CallOutline, CompiledOutline, Obstacle, OutlineStep, PartOutline } from '../model/callOutline';
import { t } from '../format/l10n';
import { formatFactor } from '../format/numbers';
import { explainTitle } from '../format/titles';

export const outlineLead = (): string =>
    t('The numbers of this loss only exist while the program runs. This is what the code tells of them:');

/** What a compiled model gives, and what its loss takes of it, each known or not; nothing for a loss that is called. */
export function compiledInWords({ compiled, parts }: CallOutline): readonly string[] {
    return compiled === undefined
        ? []
        : [
              takenByLoss(compiled),
              givenByModel(compiled),
              ...(parts.some(({ part }) => part === 'target')
                  ? []
                  : [t('The labels are not known from the calls of {0}.fit in this file.', compiled.model)]),
          ];
}

function takenByLoss({ expects }: CompiledOutline): string {
    return expects === undefined
        ? t('Whether the loss takes logits or probabilities is not known: from_logits is decided elsewhere.')
        : expects === 'logits'
          ? t('The loss takes logits (from_logits=True): it applies softmax itself.')
          : t('The loss takes probabilities (from_logits=False): the model has to end with softmax.');
}

function givenByModel({ gives, by }: CompiledOutline): string {
    if (gives === undefined || by === undefined) {
        return t('Whether the last layer gives logits or probabilities is not known.');
    }
    return gives === 'logits'
        ? t('The last layer, {0}, has no activation: it leaves logits.', by)
        : t('The last layer, {0}, applies softmax: it leaves probabilities.', by);
}

/** An argument of the loss, as the heading of its way. */
export function outlinedPart({ part }: PartOutline, { compiled }: Pick<CallOutline, 'compiled'> = {}): string {
    switch (part) {
        case 'logits':
            return compiled ? t('predictions') : 'logits';
        case 'target':
            return t('target');
        case 'weight':
            return 'weight';
        default:
            return part satisfies never;
    }
}

/** The code of a step: what is behind the line above, where that is a part of it. */
export const stepCode = ({ name, text, operation }: OutlineStep): string => {
    const done = operation === undefined ? text : `… ${operation}`;
    return name === undefined ? done : `${name} = ${done}`;
};

/** (8, ?, 20), or (…, 20) where only the last size is known. */
export const shapeInWords = ({ shape, last }: OutlineStep): string | undefined =>
    shape ? `(${shape.join(', ')})` : last === undefined ? undefined : `(…, ${last})`;

export const rangeInWords = ({ range }: OutlineStep): string | undefined =>
    range && t('{0} to {1}', formatFactor(range.low), formatFactor(range.high));

/** Why nothing is known of a value. */
export function describeObstacle({ kind, name, of }: Obstacle): string {
    switch (kind) {
        case 'parameter':
            return of === undefined
                ? t('Not known: {0} is a parameter.', name)
                : t('Not known: {0} is a parameter of {1}.', name, of);
        case 'loop':
            return t('Not known: {0} comes from the loop over {1}.', name, of ?? '');
        case 'call':
            return t('Not known: what {0} returns.', name);
        case 'statement':
            return t('Not known: the value assigned to {0} here cannot be traced.', name);
        case 'several':
            return t('Not known: {0} is set in more than one place.', name);
        case 'nowhere':
            return t('Not known: {0} is not set in this file.', name);
        case 'expression':
            return t('Not known: {0} cannot be traced.', name);
        default:
            return kind satisfies never;
    }
}

/** How to see the numbers. */
export const seeTitle = (): string => t('To see the numbers');

export const printAdvice = ({ place, compiled }: CallOutline): string =>
    compiled
        ? t('Print some after line {0}, then select the output and explain it:', String(compiled.line))
        : t('Print them before line {0}, then select the output and explain it:', String(place.line));

/** Undefined where the call itself computes nothing. */
export const nameFirst = ({ unnamed, place }: CallOutline): string | undefined =>
    unnamed.length === 0
        ? undefined
        : t(
              'The call itself computes {0}: assign it to a variable before line {1}, so that it can be printed or read by the debugger.',
              unnamed.join(', '),
              String(place.line),
          );

/** Undefined where no line of the file computes the loss: Keras does, in `fit`. */
export const debuggerAdvice = ({ place, compiled }: CallOutline): string | undefined =>
    compiled ? undefined : t('Stop the debugger at line {0} and run “{1}” there.', String(place.line), explainTitle());

/** Where neither a line that prints nor the debugger shows the numbers: what does. */
export const predictAdvice = ({ compiled, print }: CallOutline): string | undefined =>
    compiled && print === undefined
        ? t(
              'Print {0}.predict(...) for some samples, and their labels, then select the output and explain it.',
              compiled.model,
          )
        : undefined;
