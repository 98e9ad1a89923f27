import type * as vscode from 'vscode';
import type { CalledLoss } from '../../context';
import { isReadUnasked } from '../../document';
import type { Problem } from '../../lint';
import { lengthOf } from '../sources/documentPlaces';
import { shownTextOf } from '../sources/documentText';

/** Schemes of documents that people do not write. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(['output', 'git', 'debug', 'vscode-scm']);

/** The calls of a loss in a document whose logits it holds. */
export const lossesIn = async (document: vscode.TextDocument): Promise<readonly CalledLoss[]> =>
    isLookedAt(document) ? shownTextOf(document).losses() : [];

/** What is wrong with the losses of a document: of those that its code calls, or that a printout proves. */
export const problemsIn = async (document: vscode.TextDocument): Promise<readonly Problem[]> =>
    isLookedAt(document) ? shownTextOf(document).problems() : [];

/** A long document is not even copied unasked. */
const isLookedAt = (document: vscode.TextDocument): boolean =>
    !NOT_WRITTEN.has(document.uri.scheme) && isReadUnasked(lengthOf(document));
