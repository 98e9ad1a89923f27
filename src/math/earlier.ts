import { sampleAndClass } from './layout';
import type { Layout } from './layout';

/** What is known from before, where only the logits of some samples changed. */
export interface Earlier<Known> {
    readonly known: Known;
    /** The samples that changed. */
    readonly changed: readonly number[];
    /** The offsets of the logits that changed. */
    readonly offsets: readonly number[];
}

/** A part of what is known. */
export const earlierPart = <Known, Part>(
    earlier: Earlier<Known> | undefined,
    part: (known: Known) => Part,
): Earlier<Part> | undefined => earlier && { ...earlier, known: part(earlier.known) };

/** f(sample) for each sample; one that did not change keeps its number. */
export function eachSample(
    samples: number,
    f: (sample: number) => number,
    earlier?: Earlier<Float64Array>,
): Float64Array {
    if (earlier) {
        const numbers = earlier.known.slice();
        for (const sample of earlier.changed) {
            numbers[sample] = f(sample);
        }
        return numbers;
    }
    const numbers = new Float64Array(samples);
    for (let sample = 0; sample < samples; sample++) {
        numbers[sample] = f(sample);
    }
    return numbers;
}

/** Of so few changed logits it is worth a look what they leave as it was. */
const FEW = 8;

/** The classes of a sample whose logits changed, each once; undefined where they are many. */
export function fewChanged(
    layout: Layout,
    sample: number,
    { offsets }: Earlier<unknown>,
): readonly number[] | undefined {
    if (offsets.length > FEW) {
        return undefined;
    }
    const places = offsets.map(offset => sampleAndClass(layout, offset));
    return [...new Set(places.flatMap(at => (at.sample === sample ? [at.classIndex] : [])))];
}
