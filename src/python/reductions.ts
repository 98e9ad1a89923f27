/** What makes one number of many: all of them, or those along an axis. */
import { kindOfDtype } from '../model/dtype';
import { elementsOf } from '../model/tensor';
import { wholeNumberOf } from './values';
import type { Arguments } from './arguments';
import { numberOf, scalar, tensor } from './values';
import type { TensorValue } from './values';

type Reduce = (numbers: Float64Array) => number;

const sum: Reduce = numbers => numbers.reduce((total, x) => total + x, 0);
const mean: Reduce = numbers => sum(numbers) / numbers.length;
const largest: Reduce = numbers => numbers.reduce((most, x) => (Number.isNaN(x) || x > most ? x : most), -Infinity);
const smallest: Reduce = numbers => numbers.reduce((least, x) => (Number.isNaN(x) || x < least ? x : least), Infinity);
const norm: Reduce = numbers => Math.sqrt(numbers.reduce((total, x) => total + x * x, 0));
const logSumExp: Reduce = numbers => {
    const most = largest(numbers);
    return most === -Infinity ? most : most + Math.log(numbers.reduce((total, x) => total + Math.exp(x - most), 0));
};

/** The numbers along an axis, reduced; all of them where none is named. Undefined for what the text does not tell. */
function reduced(value: TensorValue, args: Arguments, reduce: Reduce, dtype: string): TensorValue | undefined {
    const given = args.text('dim') ?? args.text('axis') ?? args.texts[0];
    if (args.text('dtype') !== undefined || args.text('weights') !== undefined) {
        return undefined;
    }
    if (given === undefined || given === 'None') {
        return value.data.length > 0 ? scalar(reduce(value.data), dtype) : undefined;
    }
    const axis = wholeNumberOf(args.bind('dim')('dim') ?? args.bind('axis')('axis'));
    const keep = args.bind('dim', 'keepdim')('keepdim') ?? args.bind('axis', 'keepdims')('keepdims');
    const at = axis === undefined ? undefined : axis < 0 ? axis + value.shape.length : axis;
    const size = at === undefined ? undefined : value.shape[at];
    if (at === undefined || size === undefined || size === 0) {
        return undefined;
    }
    const inner = elementsOf(value.shape.slice(at + 1));
    const data = Float64Array.from({ length: value.data.length / size }, (_, index) => {
        const start = Math.floor(index / inner) * inner * size + (index % inner);
        return reduce(Float64Array.from({ length: size }, (__, i) => value.data[start + i * inner]!));
    });
    return tensor(data, keep && numberOf(keep) === 1 ? value.shape.with(at, 1) : value.shape.toSpliced(at, 1), dtype);
}

type Reduction = (value: TensorValue, args: Arguments) => TensorValue | undefined;

const toFloat = ({ dtype }: TensorValue): string => (kindOfDtype(dtype) === 'float' ? dtype : 'float32');
const ofNumbers =
    (reduce: Reduce): Reduction =>
    (value, args) =>
        reduced(value, args, reduce, value.dtype === 'bool' ? 'int64' : value.dtype);
const ofFloats =
    (reduce: Reduce): Reduction =>
    (value, args) =>
        reduced(value, args, reduce, toFloat(value));

/** torch gives a pair where `max` is told an axis: see `valuesOfPair`; NumPy says `axis`, and gives the numbers. */
const unlessPair =
    (reduction: Reduction): Reduction =>
    (value, args) =>
        args.texts.length > 0 || args.text('dim') !== undefined ? undefined : reduction(value, args);

const max = ofNumbers(largest);
const min = ofNumbers(smallest);

/** One row per reduction; a newcomer is a row. */
export const reductionRows: readonly (readonly [names: string, apply: Reduction])[] = [
    ['sum', ofNumbers(sum)],
    ['mean', ofFloats(mean)],
    ['max', unlessPair(max)],
    ['min', unlessPair(min)],
    ['amax', max],
    ['amin', min],
    ['logsumexp', ofFloats(logSumExp)],
    // Another norm than the second is not followed.
    ['norm', (value, args) => (args.isEmpty ? ofFloats(norm)(value, args) : undefined)],
];

/** What `x.max(dim=1)` has as its `.values`, and first. */
export const valuesOfPair: ReadonlyMap<string, Reduction> = new Map([
    ['max', max],
    ['min', min],
]);
