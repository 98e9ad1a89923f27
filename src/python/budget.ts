/** What looking at the expressions of a program may still cost, and what has been found of them already. */
import type { SyntaxNode } from '@lezer/common';
import type { Program } from './program';

export interface Memory {
    /** By the calls that were entered, and by expression. */
    readonly found: WeakMap<Program['entered'], Map<string, Remembered>>;
    /** How often an expression was not followed because it is too deep, or has cost too much. */
    limits: number;
}

interface Remembered {
    readonly value: unknown;
    readonly depth: number;
    /** From less deep more may be found. */
    readonly isLimited: boolean;
}

export const newMemory = (): Memory => ({ found: new WeakMap(), limits: 0 });

/** More than any target that is looked at needs. */
export const BUDGET = 200_000;

/** Takes from the budget; false when it is used up. */
export function spend(program: Program, cost: number): boolean {
    program.budget.left -= cost;
    const isLeft = program.budget.left >= 0;
    program.memory.limits += isLeft ? 0 : 1;
    return isLeft;
}

/** Whether an expression so deep is looked at; if so, that costs a little. */
export function mayLook(program: Program, depth: number, deepest: number): boolean {
    program.memory.limits += depth > deepest ? 1 : 0;
    return depth <= deepest && spend(program, 1);
}

/**
 * What `find` finds of an expression, once for each budget: names that stand for sums of names would else be followed
 * 2^n times.
 */
export function remembered<V>(
    { memory, entered }: Program,
    what: string,
    { from, to }: SyntaxNode,
    depth: number,
    find: () => V,
): V {
    const found = memory.found.get(entered) ?? new Map<string, Remembered>();
    memory.found.set(entered, found);
    const key = `${what} ${from} ${to}`;
    const before = found.get(key);
    if (before && (!before.isLimited || before.depth <= depth)) {
        memory.limits += before.isLimited ? 1 : 0;
        return before.value as V;
    }
    const { limits } = memory;
    const value = find();
    found.set(key, { value, depth, isLimited: memory.limits > limits });
    return value;
}
