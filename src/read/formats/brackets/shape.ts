import type { Frame } from './frame';
import { messages } from '../../messages';

/** NumPy allows 64 dimensions. */
const MAX_RANK = 64;

/** Counts one more element that is a row. */
export function countRow(frame: Frame): void {
    frame.items++;
    if (!frame.wantsElement) {
        frame.gaps++;
    }
    frame.wantsElement = false;
}

/**
 * `;` ends a row in MATLAB and Julia, and stands before the number of copies in Rust. Says false where it does neither.
 */
export function endRow(frame: Frame): boolean {
    const inRow = frame.items - frame.rowsEnd;
    if (frame.bracket === '{' || frame.childShape !== undefined || inRow === 0) {
        return false;
    }
    if (frame.rows === 0) {
        frame.rowLength = inRow;
    } else if (inRow !== frame.rowLength) {
        frame.break({ reason: 'ragged', message: messages.ragged(frame.rows + 1, [inRow], [frame.rowLength]) });
    }
    frame.rows++;
    frame.rowsEnd = frame.items;
    frame.wantsElement = true;
    return true;
}

/** The shape of what the frame holds, or undefined when it has to be refused: then the frame is broken. */
export function shapeOf(frame: Frame): number[] | undefined {
    if (frame.gaps > 0 && frame.commas > 0 && frame.rows === 0) {
        frame.break({ reason: 'not-numeric', message: messages.mixedSeparators() });
        return undefined;
    }
    if (frame.isConstructor) {
        return shapeOfConstructor(frame);
    }
    if (frame.rows > 0) {
        return shapeOfRows(frame);
    }
    return frame.childShape === undefined ? [frame.items] : [frame.items, ...frame.childShape];
}

/** Of `tensor(0.5)` it is (), of `tensor([...])` that of the argument, of `tensor([], size=(0, 3))` what it says. */
function shapeOfConstructor({ items, childShape, size }: Frame): number[] {
    if (items === 0) {
        return size ?? [0];
    }
    if (childShape === undefined) {
        return items === 1 ? [] : [items];
    }
    if (items > 1) {
        return [items, ...childShape];
    }
    return size !== undefined && product(childShape) === 0 && product(size) === 0 ? size : childShape;
}

/** Rows that `;` ends. A column of single numbers is read as a vector: as logits it would have one class only. */
function shapeOfRows(frame: Frame): number[] | undefined {
    const inRow = frame.items - frame.rowsEnd;
    const rows = frame.rows + (inRow > 0 ? 1 : 0);
    if (inRow > 0 && inRow !== frame.rowLength) {
        frame.break({ reason: 'ragged', message: messages.ragged(rows, [inRow], [frame.rowLength]) });
        return undefined;
    }
    return frame.rowLength === 1 ? [rows] : [rows, frame.rowLength];
}

/** Adds the array that `child` held to `frame` as its next element. */
export function addRow(frame: Frame, child: Frame, shape: number[]): void {
    frame.booleans += child.booleans;
    if (frame.childShape === undefined) {
        if (frame.items > 0) {
            frame.break({ reason: 'ragged', message: messages.numberBesideRows() });
        }
        frame.childShape = shape;
        if (shape.length >= MAX_RANK) {
            frame.break({ reason: 'too-large', message: messages.tooDeep(MAX_RANK) });
        }
    } else if (!sameShape(frame.childShape, shape)) {
        frame.break({ reason: 'ragged', message: messages.ragged(frame.items + 1, shape, frame.childShape) });
    }
    countRow(frame);
}

const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
    a.length === b.length && a.every((n, i) => n === b[i]);
