/** Numbers at 0 <= x < 1, the same for the same seed (Mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
    let state = seed | 0;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

export const below = (random: Random, end: number): number => Math.floor(random() * end);
export const oneOf = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)]!;
