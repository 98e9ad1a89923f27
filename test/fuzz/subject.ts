import type { Random } from './random';

/** A kind of input that comes from outside, and what has to hold whatever is in it. Inputs are JSON, to be kept. */
export interface Subject<Input = unknown> {
    readonly name: string;
    /** How many of a hundred inputs are of this kind: as many as take about the same time. */
    readonly share: number;
    make(random: Random): Input;
    /** Everything that is wrong with what is made of an input; empty where nothing is. May throw, which is wrong, too. */
    faultsOf(input: Input): Promise<readonly string[]>;
    /** As much of the input taken away as can be while it still fails. */
    minimised(input: Input, fails: (input: Input) => Promise<boolean>): Promise<Input>;
}

/** The faults of an input, what it throws among them. */
export async function faultsIn<Input>(subject: Subject<Input>, input: Input): Promise<readonly string[]> {
    try {
        return await subject.faultsOf(input);
    } catch (error) {
        return [`throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
    }
}

/** A list without as many of its items as can be while what is left still fails. */
export async function fewest<T>(
    items: readonly T[],
    fails: (items: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
    let left = items;
    for (let size = Math.ceil(left.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
        for (let from = 0; from < left.length;) {
            const without = [...left.slice(0, from), ...left.slice(from + size)];
            if (await fails(without)) {
                left = without;
            } else {
                from += size;
            }
        }
    }
    return left;
}
