import type { SyntaxNode } from '@lezer/common';
import type { LossContext, LossInCode } from '../context';
import type { Finding } from '../diagnose';
import type { Span } from '../model/span';
import { softmaxBefore } from './edits';

/** Where a finding is underlined in code. */
export function placeInCode({ place, samples }: Finding, called: LossInCode & { readonly array?: Span }): Span {
    const { sources } = called.context;
    const target = spanOf(called.call.target ?? called.call.node);
    switch (place) {
        case 'numbers':
            return called.array ?? spanOf(called.argument);
        case 'softmax':
            return softmaxBefore(called)?.at ?? called.array ?? spanOf(called.argument);
        case 'logits':
            return spanOf(called.argument);
        case 'target':
            return target;
        case 'sample':
            return numberOfTarget(called, samples?.[0]) ?? target;
        case 'weight':
        case 'ignoreIndex':
        case 'labelSmoothing':
            return sources?.[place] ?? target;
        case 'call':
            return spanOf(called.call.node);
        default:
            return place satisfies never;
    }
}

/** Where a finding is underlined in a printout, which has no more than logits and a target. */
export function placeInText({ place }: Finding, logits: Span, { sources }: LossContext): Span {
    return place === 'target' || place === 'sample' ? (sources?.target ?? logits) : logits;
}

/** The first line of a span: a whole page underlined would be in the way. */
export function firstLine(source: string, { start, end }: Span): Span {
    const newline = source.indexOf('\n', start);
    return { start, end: newline < 0 ? end : Math.min(end, newline) };
}

const spanOf = ({ from, to }: SyntaxNode): Span => ({ start: from, end: to });

/** Where the target of one sample stands, in an array that has a number for each. */
function numberOfTarget({ target, context }: LossInCode, sample: number | undefined): Span | undefined {
    const fits =
        target?.array.data.length === context.target?.data.length &&
        target?.way.steps.every(step => step === 'reshape');
    return target && fits && sample !== undefined && sample < target.array.data.length
        ? target.array.spanOf(sample)
        : undefined;
}
