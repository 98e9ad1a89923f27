import type * as vscode from 'vscode';
import { findExampleInSelections, inCode, printedDecimals } from '../../context';
import type { ContextPart, FoundExample, NoExample, Span } from '../../context';
import type { PanelExample, Place } from '../../protocol';
import type { NumericArray } from '../../read';

/** An example, and the array that it was read from: every number of it knows where it stands. */
export interface DocumentExample {
    readonly example: PanelExample;
    readonly array: NumericArray;
}

/** The example that the selections (or bare cursors) mean, ready for the panel, or why there is none. */
export async function exampleInDocument(
    document: vscode.TextDocument,
    selections: readonly Span[],
): Promise<DocumentExample | NoExample> {
    const text = document.getText();
    const found = findExampleInSelections(text, selections);
    if (found.kind !== 'found') {
        return found;
    }
    const complete = await inCode(found, text, document.languageId);
    return {
        example: toPanelExample(document, selections, complete, printedDecimals(complete.logits, text)),
        array: complete.logits,
    };
}

export const isExample = (result: DocumentExample | NoExample): result is DocumentExample => 'example' in result;

function toPanelExample(
    document: vscode.TextDocument,
    selections: readonly Span[],
    { logits, context }: FoundExample,
    decimals: number | undefined,
): PanelExample {
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
    const placeOf = ({ start, end }: Span): Place => ({ start, end, line: document.positionAt(start).line + 1 });
    return {
        source: {
            uri: document.uri.toString(),
            fileName: document.uri.path.split('/').at(-1) ?? '',
            line: placeOf(logits).line,
            ...(logits.name !== undefined && { name: logits.name }),
            selections:
                selections.length === 1
                    ? [anchorOf(selections[0]!, logits)]
                    : selections.map(({ start, end }) => ({ start, end })),
        },
        // A copy: posting a view would ship the whole buffer behind it.
        logits: { data: logits.data.slice(), shape: logits.shape },
        options,
        ...(target && { target }),
        ...(misfit && { misfit: { data: misfit.data.slice(), shape: misfit.shape } }),
        ...(classNames && { classNames }),
        ...(decimals !== undefined && { decimals }),
        ...(logits.dtype !== undefined && { logitsDtype: logits.dtype }),
        ...(targetDtype !== undefined && { targetDtype }),
        ...(criterion && {
            criterion: {
                name: criterion.name,
                framework: criterion.framework,
                expects: criterion.expects,
                steps: criterion.steps,
            },
        }),
        ...(printedLoss && { printedLoss: printedLoss.text }),
        origins: Object.entries(sources).map(([part, span]) => ({ part: part as ContextPart, place: placeOf(span) })),
        unresolved: unresolved.map(({ what, start, end }) => ({ part: what, place: placeOf({ start, end }) })),
    };
}

/** A bare cursor stays in its array while text is typed before it or in it. */
const anchorOf = ({ start, end }: Span, logits: NumericArray): Span =>
    start === end ? { start: logits.start + 1, end: logits.start + 1 } : { start, end };
