import * as vscode from 'vscode';
import { findExample, type FoundExample, type NoExample, type Span } from '../context';
import type { PanelExample } from '../protocol';
import type { NumericArray } from '../read';

/** An example, and the array that it was read from: every number of it knows where it stands. */
export interface DocumentExample {
    readonly example: PanelExample;
    readonly array: NumericArray;
}

/** The example that `span` of the document means, ready for the panel, or why there is none. */
export function exampleInDocument(document: vscode.TextDocument, span: Span): DocumentExample | NoExample {
    const found = findExample(document.getText(), span);
    return found.kind === 'found' ? { example: toPanelExample(document, span, found), array: found.logits } : found;
}

export const isExample = (result: DocumentExample | NoExample): result is DocumentExample => 'example' in result;

function toPanelExample(document: vscode.TextDocument, span: Span, { logits, context }: FoundExample): PanelExample {
    const { target, misfit, options, classNames } = context;
    // A bare cursor stays in its array while text is typed before it or in it.
    const anchor = span.start === span.end ? { start: logits.start + 1, end: logits.start + 1 } : span;
    return {
        source: {
            uri: document.uri.toString(),
            fileName: document.uri.path.split('/').at(-1) ?? '',
            line: document.positionAt(logits.start).line + 1,
            ...(logits.name !== undefined && { name: logits.name }),
            ...anchor,
        },
        // A copy: posting a view would ship the whole buffer behind it.
        logits: { data: logits.data.slice(), shape: logits.shape },
        options,
        ...(target && { target }),
        ...(misfit && { misfitShape: misfit.shape }),
        ...(classNames && { classNames }),
    };
}
