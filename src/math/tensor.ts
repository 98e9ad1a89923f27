import { startOf } from './layout';
import type { Layout } from './layout';
import { CompensatedSum } from './summation';
import type { IntegerTensor, Tensor } from './types';

/** What a loop over all logits hands out: where the logit stands, and whose it is. */
type ClassTerm = (offset: number, sample: number, classIndex: number) => number;

/** One number for each logit, in the logits' order. */
export function mapClasses(layout: Layout, term: ClassTerm): Float64Array {
    const { samples, classes, stride } = layout;
    const data = new Float64Array(samples * classes);
    for (let sample = 0; sample < samples; sample++) {
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) data[i] = term(i, sample, c);
    }
    return data;
}

/** The sum over the classes of each sample, rounded once to float64; per sample. */
export function sumOverClasses(layout: Layout, term: ClassTerm): Float64Array {
    const { samples, classes, stride } = layout;
    const sums = new Float64Array(samples);
    for (let sample = 0; sample < samples; sample++) {
        const sum = new CompensatedSum();
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) sum.add(term(i, sample, c));
        sums[sample] = sum.total;
    }
    return sums;
}

/** The sums of numbers that are there already: without a call for each, which a drag over 128 000 classes would feel. */
export function sumsOfClasses(layout: Layout, data: Float64Array): Float64Array {
    const { samples, classes, stride } = layout;
    const sums = new Float64Array(samples);
    for (let sample = 0; sample < samples; sample++) {
        const sum = new CompensatedSum();
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) sum.add(data[i]!);
        sums[sample] = sum.total;
    }
    return sums;
}

/** A tensor of the logits' shape. */
export function perClassTensor({ shape }: Layout, data: Float64Array): Tensor {
    return { data, shape };
}

/** A tensor with one number per sample. */
export function perSampleTensor({ sampleShape }: Layout, data: Float64Array): Tensor {
    return { data, shape: sampleShape };
}

/** A tensor with f(sample) for each sample. */
export function mapSamples(layout: Layout, f: (sample: number) => number): Tensor {
    return perSampleTensor(layout, new Float64Array(layout.samples).map((_, sample) => f(sample)));
}

/** The same for whole numbers. */
export function mapSamplesToIntegers({ samples, sampleShape }: Layout, f: (sample: number) => number): IntegerTensor {
    return { data: new Int32Array(samples).map((_, sample) => f(sample)), shape: sampleShape };
}

/** A tensor of shape (). */
export function scalarTensor(value: number): Tensor {
    return { data: Float64Array.of(value), shape: [] };
}
