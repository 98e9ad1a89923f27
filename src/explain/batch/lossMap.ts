import { layoutOf } from '../../math';
import { positionOn } from './position';
import { isKept } from './judged';
import type { Judged } from './judged';
import { oncePer } from '../oncePer';

/** One axis of the samples that is not in the picture: which index it is at, of how many. */
export interface MapPage {
    readonly name: string;
    readonly index: number;
    readonly size: number;
    /** How many samples lie between neighbours. */
    readonly stride: number;
}

/**
 * The losses of a batch of shape (N, C, d1, ...) as a picture: its last two axes, at the sample in view. A picture
 * that is larger than the screen has cells of several positions, each with its largest loss.
 */
export interface LossMap {
    /** The leading axes. */
    readonly pages: readonly MapPage[];
    readonly rowAxis: string;
    readonly columnAxis: string;
    /** Of cells. */
    readonly rows: number;
    readonly columns: number;
    /** How many positions a cell has from top to bottom, and from left to right. */
    readonly cellRows: number;
    readonly cellColumns: number;
    /** The largest loss of each cell, NaN before all; row-major. */
    readonly losses: Float64Array;
    /** The sample that has it; in a cell where all are ignored, the first. */
    readonly samples: Int32Array;
    /** 1 where no position of the cell counts. */
    readonly ignored: Uint8Array;
    /** The cell of the sample in view. */
    readonly current: number;
}

export const hasLossMap = ({ question }: Judged): boolean => layoutOf(question.logits.shape).sampleShape.length > 1;

/** Cost: the positions of the picture. @param mostRows of cells */
export function lossMap(
    { question, breakdown }: Judged,
    sample: number,
    mostRows: number,
    mostColumns: number,
): LossMap {
    const { sampleShape } = layoutOf(question.logits.shape);
    const leading = sampleShape.slice(0, -2);
    const [height, width] = sampleShape.slice(-2) as [number, number];
    const [cellRows, cellColumns] = [Math.ceil(height / mostRows), Math.ceil(width / mostColumns)];
    const [rows, columns] = [Math.ceil(height / cellRows), Math.ceil(width / cellColumns)];
    const within = sample % (height * width);
    const first = sample - within;
    const cellOf = (position: number): number =>
        Math.floor(Math.floor(position / width) / cellRows) * columns + Math.floor((position % width) / cellColumns);
    const losses = new Float64Array(rows * columns).fill(-Infinity);
    const samples = new Int32Array(rows * columns).fill(-1);
    const ignored = new Uint8Array(rows * columns).fill(1);
    for (let position = 0; position < height * width; position++) {
        const [cell, at] = [cellOf(position), first + position];
        const loss = breakdown.perSample.data[at]!;
        const kept = isKept(breakdown, at);
        if (kept ? ignored[cell] === 1 || isLarger(loss, losses[cell]!) : samples[cell] === -1) {
            losses[cell] = kept ? loss : 0;
            samples[cell] = at;
            ignored[cell] = Number(!kept);
        }
    }
    return {
        pages: leading.map((size, axis) => ({ name: axisName(axis), size, ...positionOn(sampleShape, sample, axis) })),
        rowAxis: axisName(leading.length),
        columnAxis: axisName(leading.length + 1),
        rows,
        columns,
        cellRows,
        cellColumns,
        losses,
        samples,
        ignored,
        current: cellOf(within),
    };
}

/**
 * The sample with the largest finite loss of the whole batch, so that its pictures can be compared; undefined without
 * one. Cost: N.
 */
export const hardestSample = oncePer(({ breakdown }: Judged): number | undefined => {
    const { data } = breakdown.perSample;
    let hardest: number | undefined;
    for (let sample = 0; sample < data.length; sample++) {
        if (
            isKept(breakdown, sample) &&
            Number.isFinite(data[sample]!) &&
            !(hardest !== undefined && data[sample]! <= data[hardest]!)
        ) {
            hardest = sample;
        }
    }
    return hardest;
});

/** As PyTorch's documentation calls them. */
const axisName = (axis: number): string => (axis === 0 ? 'N' : `d${axis}`);

const isLarger = (loss: number, than: number): boolean => loss > than || (Number.isNaN(loss) && !Number.isNaN(than));
