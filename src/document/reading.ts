import { printedDecimals } from '../context';
import type { ContextPart, FoundExample, Received } from '../context';
import type { Question } from '../explain';
import { namesOfColumns } from '../explain/columns';
import type { CrossEntropyOptions } from '../math';
import type { Where } from '../model/source';
import { lineOf } from '../model/span';
import type { Span } from '../model/span';
import type { Stops } from '../model/stops';
import type { NumericArray } from '../read';

/** What a source tells: the question of its loss, and where it says each part of it. */
export interface Reading extends Question {
    readonly options: CrossEntropyOptions;
    /** A loss that the text has printed, to compare with. */
    readonly printedLoss?: string;
    readonly origins: readonly Origin[];
    /** What the code passes to the loss, but the text does not hold. */
    readonly unresolved: readonly Origin[];
    /** The losses that the code calls with these numbers, where there are several, and the one that is explained. */
    readonly choice?: {
        readonly losses: readonly { readonly text: string; readonly line: number }[];
        readonly chosen: number;
    };
    /** The findings that can be fixed in the source, and what would be done. */
    readonly fixes?: readonly { readonly code: string; readonly title: string }[];
    /** The stops of a program so far, where it was read from one. */
    readonly stops?: Stops;
}

interface Origin {
    readonly part: ContextPart;
    readonly place: Where;
}

/** What a text tells of an example that was found in it. */
export function readingOf(
    { logits: written, received, blocked, context, choice, distantTarget }: FoundExample,
    source: string,
): Reading {
    const logits = received?.logits ?? written;
    const {
        target,
        targetDtype,
        misfit,
        criterion,
        options,
        classNames,
        printedLoss,
        sources = {},
        unresolved = [],
    } = context;
    const decimals = decimalsOf(written, received, source);
    return {
        // A copy: posting a view would ship the whole buffer behind it.
        logits: { data: logits.data.slice(), shape: logits.shape },
        options,
        ...(target && { target }),
        ...(misfit && { misfit: { data: misfit.data.slice(), shape: misfit.shape } }),
        ...(distantTarget?.name !== undefined && {
            distantTarget: { name: distantTarget.name, line: lineOf(source, distantTarget.start) },
        }),
        ...(classNames && { classNames }),
        ...(written.leftOut && { leftOut: written.leftOut }),
        ...(written.columns && { columns: namesOfColumns(written.columns) }),
        ...(written.isPartial && { isPartial: written.isPartial }),
        ...(decimals !== undefined && { decimals }),
        ...(logits.dtype !== undefined && { logitsDtype: logits.dtype }),
        ...(targetDtype !== undefined && { targetDtype }),
        ...(criterion && {
            criterion: {
                name: criterion.name,
                framework: criterion.framework,
                expects: criterion.expects,
                steps: criterion.steps,
                ...(criterion.misuse && { misuse: criterion.misuse }),
            },
        }),
        ...(received && {
            received: {
                from: written.shape,
                steps: received.steps.map(({ text, at }) => ({ text, line: lineOf(source, at) })),
                ...(received.changes && { changes: received.changes }),
            },
        }),
        ...(blocked && { blocked: { loss: blocked.loss, step: blocked.step, line: lineOf(source, blocked.at) } }),
        ...(choice && {
            choice: {
                losses: choice.losses.map(({ text, at }) => ({ text, line: lineOf(source, at) })),
                chosen: choice.chosen,
            },
        }),
        ...(printedLoss && { printedLoss: printedLoss.text }),
        origins: Object.entries(sources).map(([part, span]) => ({
            part: part as ContextPart,
            place: whereIn(source, span),
        })),
        unresolved: unresolved.map(({ what, start, end }) => ({ part: what, place: whereIn(source, { start, end }) })),
    };
}

/** The decimals that the numbers were printed with; those that a step makes larger have fewer that can be relied on. */
function decimalsOf(written: NumericArray, received: Received | undefined, source: string): number | undefined {
    const decimals = printedDecimals(written, source);
    if (decimals === undefined || !received?.changes) {
        return decimals;
    }
    const largest = (data: Float64Array): number =>
        data.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);
    const growth = largest(received.logits.data) / largest(written.data);
    return growth > 1 && Number.isFinite(growth) ? Math.max(0, decimals - Math.ceil(Math.log10(growth))) : decimals;
}

const whereIn = (source: string, { start, end }: Span): Where => ({ start, end, line: lineOf(source, start) });
