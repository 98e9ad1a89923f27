import { defined } from '../model/defined';
import type { WrittenNumbers } from './scan/numbers';
import type { PlainText } from './plain/plainText';
import { placeOf, writeOut } from './scan/repeats';
import type { Labels, NumericArray, Span, TableColumns } from './types';

/** What a reader knows of an array besides its numbers. */
export interface Description {
    readonly start: number;
    readonly end: number;
    readonly shape: readonly number[];
    readonly name?: string | undefined;
    readonly dtype?: string | undefined;
    readonly rowLabels?: readonly string[] | undefined;
    readonly columnLabels?: readonly string[] | undefined;
    readonly classNames?: readonly string[] | undefined;
    readonly labels?: Labels | undefined;
    readonly leftOut?: readonly string[] | undefined;
    readonly columns?: TableColumns | undefined;
    readonly isPartial?: true | undefined;
}

/** An array over the numbers that were read for it. */
export class WrittenArray implements NumericArray {
    declare readonly data: Float64Array;
    readonly shape: readonly number[];
    readonly start: number;
    readonly end: number;
    declare readonly name?: string;
    declare readonly dtype?: string;
    declare readonly decimals?: number;
    declare readonly rowLabels?: readonly string[];
    declare readonly columnLabels?: readonly string[];
    declare readonly classNames?: readonly string[];
    declare readonly labels?: Labels;
    declare readonly leftOut?: readonly string[];
    declare readonly columns?: TableColumns;
    declare readonly isPartial?: true;

    constructor(
        private readonly written: WrittenNumbers,
        decimals: number | undefined,
        description: Description,
        /** Where the places are in the text that the array is of, if not in that which was read. Few are asked for. */
        private readonly original?: Pick<PlainText, 'startOf' | 'endOf'>,
    ) {
        const { values, stretch } = written;
        if (stretch.repeats.length === 0) {
            this.data = values;
        } else {
            // Most arrays of a text are only listed: the copies are written out when a person asks for this one.
            defineLazily(this, 'data', () => writeOut(stretch, values));
        }
        this.shape = description.shape;
        this.start = original === undefined ? description.start : original.startOf(description.start);
        this.end = original === undefined ? description.end : original.endOf(description.end);
        // What the text does not say stays absent. One by one: a text may have thousands of small arrays.
        const { name, dtype, rowLabels, columnLabels, classNames, labels, leftOut, columns, isPartial } = description;
        if (name !== undefined) {
            this.name = name;
        }
        if (dtype !== undefined) {
            this.dtype = dtype;
        }
        if (decimals !== undefined) {
            this.decimals = decimals;
        }
        if ((rowLabels ?? columnLabels ?? classNames ?? labels ?? leftOut ?? columns ?? isPartial) !== undefined) {
            Object.assign(
                this,
                defined({
                    rowLabels,
                    columnLabels,
                    classNames,
                    labels: labels && { ...labels, ...this.placeOf(labels) },
                    leftOut,
                    columns,
                    isPartial,
                }),
            );
        }
    }

    spanOf(index: number): Span {
        const { starts, ends, stretch } = this.written;
        if (!(Number.isInteger(index) && index >= 0 && index < stretch.length)) {
            throw new RangeError(`No number ${index} in an array of ${stretch.length}.`);
        }
        const place = placeOf(stretch, index);
        return this.placeOf({ start: starts[place]!, end: ends[place]! });
    }

    /** Where a span of the text that was read stands in the one that the array is of. */
    private placeOf({ start, end }: Span): Span {
        const { original } = this;
        return original ? { start: original.startOf(start), end: original.endOf(end) } : { start, end };
    }
}

/** A member that is made when it is first read. It is the object's own, as others are: it is copied with it. */
function defineLazily<K extends string, V>(object: { readonly [key in K]: V }, key: K, make: () => V): void {
    Object.defineProperty(object, key, {
        enumerable: true,
        configurable: true,
        get: () => {
            const value = make();
            Object.defineProperty(object, key, { enumerable: true, value });
            return value;
        },
    });
}
