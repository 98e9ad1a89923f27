import type { CrossEntropyOptions, Target, Tensor } from '../math';
import type { Span } from '../model/span';
import { findingsOf } from '../diagnose';
import type { Finding, LossComparison } from '../diagnose';
import type { FoundExample, NoExample } from '../context';
import { readAround, readingOf, ReadText } from '../document';
import type { Reading } from '../document';
import {
    describeNoExample,
    columnsNotice,
    describeRefusal,
    explain,
    misfitNotice,
    partialNotice,
    receivedNotice,
} from '../explain';
import type { Explanation, Question, Verdict } from '../explain';
import { compareLoss, comparisonWith } from '../explain/comparison';
import { EXPLAIN_COMMAND } from '../explain/titles';
import type { Problem } from '../lint';
import { hoverAt } from './hover';

/** Where a person asks: the selections, or bare cursors, in a text of some language. */
export interface Asked {
    readonly languageId: string;
    readonly selections: readonly Span[];
}

/** What the product says of a text: word for word and digit for digit what panel, hover, lens and editor show. */
export interface TextReport {
    readonly kind: 'found' | 'unreadable' | 'no-classes' | 'nothing';
    /** What a person is told where nothing can be explained. */
    readonly message?: string;
    /** As they stand in the text. */
    readonly logits?: Tensor & Span & { readonly name?: string };
    /** What the loss receives, where the code changes the logits on the way. */
    readonly received?: Tensor;
    readonly target?: Target;
    /** What the text gives as the target, though its shape does not fit the logits. */
    readonly misfit?: Tensor;
    readonly options?: CrossEntropyOptions;
    readonly classNames?: readonly string[];
    readonly criterion?: { readonly name: string; readonly framework: string };
    readonly printedLoss?: string;
    /** What the code says, but the text does not hold. */
    readonly unresolved: readonly { readonly part: string }[];
    readonly loss?: number | readonly number[];
    readonly findings: readonly Finding[];
    /** What the panel says besides: that torch refuses the example, or that the target does not fit. */
    readonly notices: readonly string[];
    readonly comparison?: LossComparison;
    /** The comparison in words. */
    readonly verdict?: Verdict;
    /** Of the whole text, of every severity. */
    readonly problems: readonly ReportedProblem[];
    /** Markdown. */
    readonly hover?: string;
}

export interface ReportedProblem extends Span {
    readonly code: string;
    readonly severity: Finding['severity'];
    readonly message: string;
    readonly fixes: readonly ReportedFix[];
}

export interface ReportedFix {
    readonly title: string;
    readonly edits: readonly (Span & { readonly text: string })[];
}

export async function reportOnText(source: string, { languageId, selections }: Asked): Promise<TextReport> {
    const text = new ReadText(source, languageId);
    const result = await text.exampleIn(selections);
    const hover = selections[0] && (await hoverIn(text, selections[0].start));
    return {
        ...(result.kind === 'found' ? explained(result, source) : unexplained(result)),
        problems: (await text.problems()).map(reported),
        ...(hover !== undefined && { hover }),
    };
}

type Explained = Omit<TextReport, 'problems' | 'hover'>;

const unexplained = (result: NoExample): Explained => ({
    kind: result.kind,
    message: describeNoExample(result),
    unresolved: [],
    findings: [],
    notices: [],
});

function explained(found: FoundExample, source: string): Explained {
    const { data, shape, start, end, name } = found.logits;
    const reading = readingOf(found, source);
    const { logits, target, misfit, options, classNames, criterion, unresolved } = reading;
    const { loss, findings, notices, comparison, verdict } = readingInWords(reading);
    return {
        kind: 'found',
        logits: { data, shape, start, end, ...(name !== undefined && { name }) },
        ...(found.received?.otherSteps.length === 0 && { received: logits }),
        ...(target && { target }),
        ...(misfit && { misfit }),
        options,
        ...(classNames && { classNames }),
        ...(criterion && { criterion }),
        ...(reading.printedLoss !== undefined && { printedLoss: reading.printedLoss }),
        unresolved,
        ...(loss !== undefined && { loss }),
        findings,
        notices,
        ...(comparison && { comparison }),
        ...(verdict && { verdict }),
    };
}

/** A question with all its numbers, and what is said of them; a printed loss is held against it. */
export function readingInWords({ printedLoss, ...question }: Question & Pick<Reading, 'printedLoss'>): {
    readonly explanation: Explanation;
    readonly loss: TextReport['loss'];
    readonly findings: readonly Finding[];
    readonly notices: readonly string[];
    readonly comparison: LossComparison | undefined;
    readonly verdict: Verdict | undefined;
} {
    const explanation = explain(question);
    const findings = findingsOf(explanation);
    const comparison = printedLoss === undefined ? undefined : comparisonWith(explanation, printedLoss);
    return {
        explanation,
        loss: lossNumbers(explanation),
        findings,
        notices: noticesOf(explanation, findings),
        comparison,
        verdict: printedLoss === undefined ? undefined : compareLoss(explanation, printedLoss, comparison),
    };
}

function lossNumbers({ breakdown }: Explanation): TextReport['loss'] {
    const loss = breakdown?.loss;
    return loss && (loss.shape.length === 0 ? loss.data[0]! : [...loss.data]);
}

function noticesOf(explanation: Explanation, findings: readonly Finding[]): readonly string[] {
    const { refusal } = explanation;
    const misfit = misfitNotice(explanation, findings);
    const read = [receivedNotice(explanation), columnsNotice(explanation), partialNotice(explanation)];
    return [
        ...read.filter(notice => notice !== undefined),
        ...(refusal && findings.length === 0 ? [describeRefusal(refusal)] : []),
        ...(misfit === undefined ? [] : [misfit]),
    ];
}

async function hoverIn(text: ReadText, offset: number): Promise<string | undefined> {
    const { source, languageId } = text;
    const around = readAround(offset, {
        length: source.length,
        languageId,
        whole: () => text,
        part: ({ start, end }) => source.slice(start, end),
    });
    return (await hoverAt(around.text, offset - around.start, () => `command:${EXPLAIN_COMMAND}`))?.markdown;
}

export const reported = ({
    finding: { code, severity, message },
    at: { start, end },
    fixes,
}: Problem): ReportedProblem => ({
    code,
    severity,
    message,
    start,
    end,
    fixes: fixes.map(({ title, edits }) => ({
        title,
        edits: edits.map(({ newText, ...span }) => ({ start: span.start, end: span.end, text: newText })),
    })),
});
