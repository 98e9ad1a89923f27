import * as vscode from 'vscode';
import {
    arrayDescription,
    chooseLogits,
    chooseTarget,
    chooseWeight,
    withoutAnyTarget,
    withoutClassWeights,
} from '../../../explain/files';
import { canBeLogits, canBeTarget, canBeWeight, guessRest, guessRoles } from '../../../files';
import type { ChosenArrays } from './fileSource';
import type { ArrayInFile } from './openFiles';

interface ArrayItem extends vscode.QuickPickItem {
    readonly array?: ArrayInFile;
}

/** The arrays of a loss as their names, types and shapes say; a person is asked for those that nothing says. */
export async function guessOrChoose(arrays: readonly ArrayInFile[]): Promise<ChosenArrays | undefined> {
    const guessed = guessRoles(arrays);
    if (guessed.logits) {
        return { ...guessed, logits: guessed.logits };
    }
    const candidates = arrays.filter(canBeLogits);
    const logits = candidates.length > 0 ? await pickLogits(candidates) : arrays[0];
    return logits && { logits, ...guessRest(logits, arrays) };
}

/** A person chooses each of them; undefined where they think better of it. */
export async function chooseArrays(arrays: readonly ArrayInFile[]): Promise<ChosenArrays | undefined> {
    const logits = await pickLogits(arrays.filter(canBeLogits));
    if (!logits) {
        return undefined;
    }
    const others = arrays.filter(array => array !== logits);
    const guessed = guessRest(logits, arrays);
    // Class indices before what could be class probabilities.
    const targets = others
        .filter(array => canBeTarget(array, logits))
        .toSorted((a, b) => a.shape.length - b.shape.length);
    const target = await pickOr(withoutAnyTarget(), chooseTarget(), targets, guessed.target);
    const weights = others.filter(array => array !== target?.array && canBeWeight(array, logits));
    const weight = target && (await pickOr(withoutClassWeights(), chooseWeight(), weights, guessed.weight));
    return (
        target &&
        weight && {
            logits,
            ...(target.array && { target: target.array }),
            ...(weight.array && { weight: weight.array }),
        }
    );
}

async function pickLogits(candidates: readonly ArrayInFile[]): Promise<ArrayInFile | undefined> {
    return (await vscode.window.showQuickPick(candidates.map(itemOf), picking(chooseLogits())))?.array;
}

/** One of them, or none; the one that is guessed comes first. Nobody is asked where there is none. */
async function pickOr(
    none: string,
    title: string,
    candidates: readonly ArrayInFile[],
    guessed: ArrayInFile | undefined,
): Promise<ArrayItem | undefined> {
    const inOrder = candidates.toSorted((a, b) => Number(b === guessed) - Number(a === guessed));
    const items: readonly ArrayItem[] = guessed
        ? [...inOrder.map(itemOf), { label: none }]
        : [{ label: none }, ...inOrder.map(itemOf)];
    return items.length === 1 ? items[0] : vscode.window.showQuickPick(items, picking(title));
}

/** Where the panel asked, the focus goes back to it between two questions. */
const picking = (title: string) => ({ title, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true });

const itemOf = (array: ArrayInFile): ArrayItem & { readonly array: ArrayInFile } => ({
    label: array.name,
    description: arrayDescription(array.shape, array.dtype),
    detail: array.label,
    array,
});
