/** What is known from before, where only the logits of some samples changed. */
export interface Earlier<Known> {
    readonly known: Known;
    /** The samples that changed. */
    readonly changed: readonly number[];
}

/** A part of what is known. */
export const earlierPart = <Known, Part>(
    earlier: Earlier<Known> | undefined,
    part: (known: Known) => Part,
): Earlier<Part> | undefined => earlier && { known: part(earlier.known), changed: earlier.changed };

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
