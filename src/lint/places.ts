import type { CalledLoss, Span } from '../context';
import { softmaxBefore } from './edits';
import type { Finding } from '../diagnose';

/** Where in the text a finding is at home: at what is to be changed. */
export function placeOfFinding({ code, samples }: Finding, called: CalledLoss): Span {
    const { sources = {} } = called.context;
    switch (code) {
        case 'probabilities-as-logits':
        case 'log-probabilities-as-logits':
        case 'one-hot-as-logits':
            return softmaxBefore(called)?.at ?? called.array;
        case 'class-axis':
            return spanOf(called.argument);
        case 'target-out-of-range':
            return numberOfTarget(called, samples?.[0]) ?? targetOf(called);
        case 'target-is-one-hot-integers':
        case 'target-dtype':
        case 'shape-mismatch':
        case 'probabilities-not-normalised':
        case 'all-ignored':
            return targetOf(called);
        case 'ignored-real-class':
            return sources.ignoreIndex ?? targetOf(called);
        case 'weighted-mean':
        case 'zero-weight':
            return sources.weight ?? targetOf(called);
        case 'smoothing-floor':
            return sources.labelSmoothing ?? targetOf(called);
        default:
            return called.array;
    }
}

/** The first line of a span: nobody wants a page underlined. */
export function firstLine(source: string, { start, end }: Span): Span {
    const newline = source.indexOf('\n', start);
    return { start, end: newline < 0 ? end : Math.min(end, newline) };
}

const spanOf = ({ from, to }: { readonly from: number; readonly to: number }): Span => ({ start: from, end: to });

const targetOf = ({ call }: CalledLoss): Span => spanOf(call.target ?? call.node);

/** Where the target of one sample stands, in an array that has a number for each. */
function numberOfTarget({ target, context }: CalledLoss, sample: number | undefined): Span | undefined {
    const fits =
        target?.array.data.length === context.target?.data.length &&
        target?.way.steps.every(step => step === 'reshape');
    return target && fits && sample !== undefined && sample < target.array.data.length
        ? target.array.spanOf(sample)
        : undefined;
}
