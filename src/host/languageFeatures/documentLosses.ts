import type * as vscode from 'vscode';
import { calledLosses } from '../../context';
import type { CalledLoss } from '../../context';
import type { Problem } from '../../lint';
import { lengthOf } from '../sources/documentText';

/** Longer documents are not parsed unasked, in characters: the parser does about one in a microsecond. */
const MOST = 200_000;

/** Schemes of documents that nobody writes. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(['output', 'git', 'debug', 'vscode-scm']);

/**
 * What a document says of its losses, read once for each version of it; what is asked for the first time brings the
 * parser along.
 */
interface Reading {
    readonly version: number;
    readonly losses: Promise<readonly CalledLoss[]>;
    problems?: Promise<readonly Problem[]>;
}

const readings = new WeakMap<vscode.TextDocument, Reading>();

/** The calls of a loss in a document whose logits it holds. */
export const lossesIn = (document: vscode.TextDocument): Promise<readonly CalledLoss[]> => readingOf(document).losses;

/** What is wrong with the losses of a document: of those that its code calls, or that a printout proves. */
export function problemsIn(document: vscode.TextDocument): Promise<readonly Problem[]> {
    const reading = readingOf(document);
    return (reading.problems ??= findProblems(document, reading.losses));
}

function readingOf(document: vscode.TextDocument): Reading {
    const known = readings.get(document);
    if (known?.version === document.version) {
        return known;
    }
    const losses =
        isRead(document) && document.languageId === 'python'
            ? calledLosses(document.getText(), document.languageId)
            : [];
    const reading = { version: document.version, losses: Promise.resolve(losses) };
    readings.set(document, reading);
    return reading;
}

const isRead = (document: vscode.TextDocument): boolean =>
    !NOT_WRITTEN.has(document.uri.scheme) && lengthOf(document) <= MOST;

async function findProblems(
    document: vscode.TextDocument,
    losses: Promise<readonly CalledLoss[]>,
): Promise<readonly Problem[]> {
    const printout = isPrintout(document) && isRead(document) ? document.getText() : '';
    const calls = await losses;
    if (calls.length === 0 && !/logit|output/i.test(printout)) {
        return [];
    }
    const { problemsInText, problemsOfCall } = await import('../../lint');
    return [...calls.flatMap(problemsOfCall), ...problemsInText(printout)];
}

const isPrintout = ({ languageId }: vscode.TextDocument): boolean => languageId === 'plaintext' || languageId === 'log';
