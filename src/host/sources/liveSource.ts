import type * as vscode from 'vscode';
import type { OutlineReading, Reading } from '../../document';
import type { Tensor } from '../../math';
import type { Source, Where } from '../../model/source';

/** A source of numbers that a panel explains and follows. Each kind of source implements it in a file of its own. */
export interface LiveSource {
    /** As it is stored, and told the panel: where the numbers were when they were last read. */
    readonly source: Source;
    /** There may be other numbers: an edit, a file that was written. */
    readonly onDidChange: vscode.Event<void>;
    /** Fires with the reason, in words, when it can no longer be read. */
    readonly onDidEnd: vscode.Event<string>;
    /** The numbers as they are now. When `token` is cancelled, the answer is of no interest. */
    read(token: vscode.CancellationToken): Promise<Reading | NoReading>;
    /** Shows where the numbers stand, or something that is said of them. */
    reveal?(where?: Where): Promise<void>;
    /** Goes on with another one of the losses that get the numbers: an index into the `choice` of what was read. */
    chooseLoss?(index: number): void;
    /** Lets a person choose which columns of a table are read. */
    chooseColumns?(): Promise<void>;
    /** Goes back to those that are found. */
    forgetColumns?(): void;
    /** Fixes what a finding tells, in one edit that can be undone. */
    fix?(code: string): Promise<void>;
    /** Present where each number has a place of its own that can be shown. */
    readonly point?: Point;
    dispose(): void;
}

/** Ties the numbers of the logits, by their row-major index, to their places. */
export interface Point {
    /** Lights a number; undefined: none. */
    light(index?: number): void;
    /** Shows a number, selected. */
    select(index: number): Promise<void>;
    /** The number that a person points at now. */
    readonly index: number | undefined;
    /** A person points at this number; undefined: no longer at any. */
    readonly onDidPoint: vscode.Event<number | undefined>;
}

/** Why there is nothing to explain. */
export interface NoReading {
    readonly message: string;
    /** What could be explained in its place. */
    readonly nearest?: Source;
    /** What the code tells of the loss without its numbers. */
    readonly outline?: OutlineReading;
}

export const isNoReading = (result: Reading | NoReading): result is NoReading => 'message' in result;

/** An array that can be explained, as it is offered in a list. */
export interface Offer {
    readonly source: Source;
    readonly logits: Tensor;
}

/** A kind of source, as the list in `index.ts` has it. */
export interface SourceKind {
    readonly kind: string;
    /** Opens a stored source; undefined where its details are damaged. */
    open(source: Source): LiveSource | undefined;
    /** The arrays that a person may want to compare with those of `own`. */
    offers?(own: Source): readonly Offer[];
}
