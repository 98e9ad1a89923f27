import { elementsOf, sameShape } from '../../../model/tensor';
import { messages } from '../../messages';
import type { SemicolonRows } from './contents';
import type { Frame } from './frame';

/** NumPy allows 64 dimensions. */
const MAX_RANK = 64;

/**
 * `;` ends a row in MATLAB and Julia, and stands before the number of copies in Rust. Says false where it does neither.
 */
export function endRow(frame: Frame): boolean {
    const { contents } = frame;
    const inRow = contents.items - (frame.semicolons?.end ?? 0);
    if (frame.bracket === '{' || contents.rowShape !== undefined || inRow === 0) {
        return false;
    }
    const rows = (frame.semicolons ??= { count: 0, length: inRow, end: 0 });
    if (inRow !== rows.length) {
        frame.break({ reason: 'ragged', message: messages.ragged(rows.count + 1, [inRow], [rows.length]) });
    }
    rows.count++;
    rows.end = contents.items;
    contents.wantsElement = true;
    return true;
}

/** The shape of what the frame holds; undefined where that is not an array, and the frame broken where it is refused. */
export function shapeOf(frame: Frame): number[] | undefined {
    const { contents, semicolons } = frame;
    if (contents.gaps > 0 && contents.commas > 0 && semicolons === undefined) {
        frame.break({ reason: 'not-numeric', message: messages.mixedSeparators() });
        return undefined;
    }
    if (frame.isConstructor) {
        return shapeOfConstructor(frame, frame.said?.size);
    }
    return semicolons !== undefined ? shapeOfRows(frame, semicolons) : [contents.items, ...(contents.rowShape ?? [])];
}

/** Of `tensor(0.5)` it is (), of `tensor([...])` that of the argument, of `tensor([], size=(0, 3))` what it says. */
function shapeOfConstructor(frame: Frame, size: number[] | undefined): number[] | undefined {
    const { items, rowShape } = frame.contents;
    if (items === 0) {
        return elementsOf(size ?? [0]) === 0 ? (size ?? [0]) : undefined; // ndarray(shape=(2, 3)) shows no numbers
    }
    const shape = rowShape === undefined ? (items === 1 ? [] : [items]) : items > 1 ? [items, ...rowShape] : rowShape;
    if (size === undefined || elementsOf(size) === elementsOf(shape)) {
        return size ?? shape;
    }
    frame.break({ reason: 'elided', message: messages.wrongCount(elementsOf(shape), elementsOf(size)) });
    return undefined;
}

/** Rows that `;` ends. A column of single numbers is read as a vector: as logits it would have one class only. */
function shapeOfRows(frame: Frame, rows: SemicolonRows): number[] | undefined {
    const inRow = frame.contents.items - rows.end;
    const count = rows.count + (inRow > 0 ? 1 : 0);
    if (inRow > 0 && inRow !== rows.length) {
        frame.break({ reason: 'ragged', message: messages.ragged(count, [inRow], [rows.length]) });
        return undefined;
    }
    return rows.length === 1 ? [count] : [count, rows.length];
}

/** Adds the array that `child` held to `frame` as its next element. */
export function addRow(frame: Frame, child: Frame, shape: number[]): void {
    const { contents } = frame;
    contents.booleans += child.contents.booleans;
    if (contents.rowShape === undefined) {
        if (contents.items > 0) {
            frame.break({ reason: 'ragged', message: messages.numberBesideRows() });
        }
        contents.rowShape = shape;
        if (shape.length >= MAX_RANK) {
            frame.break({ reason: 'too-large', message: messages.tooDeep(MAX_RANK) });
        }
    } else if (!sameShape(contents.rowShape, shape)) {
        frame.break({ reason: 'ragged', message: messages.ragged(contents.items + 1, shape, contents.rowShape) });
    }
    contents.addElement();
}

const RESHAPE = /^\s{0,40}\.(?:reshape|view)\(\s{0,9}&?\s{0,9}[([]?((?:\s{0,9}-?\d{1,9}\s{0,9},?){1,8})[)\]]?\s{0,9}\)/;

/** The shape that `.reshape(2, 3)` or `.view(-1, 3)` behind an array of `count` numbers gives it. */
export function reshapedBehind(text: string, end: number, count: number): number[] | undefined {
    const said = RESHAPE.exec(text.slice(end, end + 200))?.[1];
    const sizes = said?.match(/-?\d+/g)?.map(Number) ?? [];
    const known = sizes.filter(size => size >= 0).reduce((product, size) => product * size, 1);
    const shape = sizes.map(size => (size === -1 ? count / known : size));
    const isShape = shape.length > 0 && sizes.filter(size => size < 0).length < 2 && shape.every(Number.isInteger);
    return isShape && elementsOf(shape) === count && count > 0 ? shape : undefined;
}
