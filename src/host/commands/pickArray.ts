import * as vscode from 'vscode';
import { arrayLabel, firstNumbers } from '../../explain/choosing';
import { chooseLogits } from '../../explain/files';
import { formatShape } from '../../format/numbers';
import type { NumericArray } from '../../read';

/** An array to choose, and where it is. */
export interface Candidate {
    readonly array: NumericArray;
    readonly place: string;
    /** As an editor counts. */
    readonly line?: number;
}

/** The only one, or the one that a person picks by name, shape and first numbers; undefined where there is none. */
export async function pickArray<T extends Candidate>(candidates: readonly T[]): Promise<T | undefined> {
    const items = candidates.map(candidate => {
        const { array, place, line } = candidate;
        const { name } = array;
        return {
            label: arrayLabel({
                kind: '',
                uri: '',
                label: place,
                ...(name !== undefined && { name }),
                ...(line !== undefined && { line }),
            }),
            description: `${formatShape(array.shape)}${name === undefined && line === undefined ? '' : `  ${place}`}`,
            detail: firstNumbers(array),
            candidate,
        };
    });
    return items.length > 1
        ? (await vscode.window.showQuickPick(items, { title: chooseLogits(), matchOnDescription: true }))?.candidate
        : candidates[0];
}
