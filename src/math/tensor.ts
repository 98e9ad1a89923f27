import { eachSample, earlierPart } from './earlier';
import type { Earlier } from './earlier';
import { anotherClass, startOf } from './layout';
import type { Layout } from './layout';
import { CompensatedSum } from './summation';
import type { ClassNumbers, ClassTensor, IntegerTensor, Tensor } from './types';

/** The numbers of each sample. What is the same for all classes of a sample is found once, when it is asked for. */
export type OfSample = (sample: number) => ClassNumbers;

/** The numbers of data in the logits' order. */
export function readData(layout: Layout, data: Float64Array): OfSample {
    const { stride } = layout;
    return sample => {
        const start = startOf(layout, sample);
        return c => data[start + c * stride]!;
    };
}

/**
 * A tensor of the logits' shape: no number of it is computed before it is asked for.
 *
 * @param all the same numbers, where there is a faster way to have all of them
 */
export function classTensor(
    layout: Layout,
    ofSample: OfSample,
    all = (): Float64Array => mapClasses(layout, ofSample),
): ClassTensor {
    let data: Float64Array | undefined;
    const tensor: Tensor = {
        shape: layout.shape,
        get data() {
            return (data ??= all());
        },
    };
    // Not enumerable, so that what is copied or compared is the numbers and their shape.
    return Object.defineProperty(tensor, 'ofSample', { value: ofSample }) as ClassTensor;
}

/** All numbers, in the logits' order. */
function mapClasses(layout: Layout, ofSample: OfSample): Float64Array {
    const { samples, classes, stride } = layout;
    const data = new Float64Array(samples * classes);
    for (let sample = 0; sample < samples; sample++) {
        const at = ofSample(sample);
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
            data[i] = at(c);
        }
    }
    return data;
}

/** The sum over the classes of a sample, rounded once to float64. */
export function sumOfNumbers({ classes }: Layout, at: ClassNumbers): number {
    const sum = new CompensatedSum();
    for (let c = 0; c < classes; c++) {
        sum.add(at(c));
    }
    return sum.total;
}

/** The sum over the classes of numbers that are alike for all classes but one. */
export function sumOfAlike({ classes }: Layout, at: ClassNumbers, one: number): number {
    return at(one) + (classes - 1) * at(anotherClass(one));
}

/** `sumOfNumbers` for each sample. */
export function sumOverClasses(layout: Layout, ofSample: OfSample): Float64Array {
    return eachSample(layout.samples, sample => sumOfNumbers(layout, ofSample(sample)));
}

/** A tensor with one number per sample. */
export function perSampleTensor({ sampleShape }: Layout, data: Float64Array): Tensor {
    return { data, shape: sampleShape };
}

/** A tensor with f(sample) for each sample. */
export function mapSamples(layout: Layout, f: (sample: number) => number, earlier?: Earlier<Tensor>): Tensor {
    return perSampleTensor(
        layout,
        eachSample(
            layout.samples,
            f,
            earlierPart(earlier, ({ data }) => data),
        ),
    );
}

/** A tensor of whole numbers with f(sample) for each sample. */
export function mapSamplesToIntegers({ samples, sampleShape }: Layout, f: (sample: number) => number): IntegerTensor {
    return { data: new Int32Array(samples).map((_, sample) => f(sample)), shape: sampleShape };
}

/** A tensor of shape (). */
export function scalarTensor(value: number): Tensor {
    return { data: Float64Array.of(value), shape: [] };
}
