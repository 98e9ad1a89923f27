/** Where one is in the search for what is certain of an expression. */
import type { SyntaxNode } from '@lezer/common';
import type { Outline } from '../../model/outline';
import type { Program } from '../program';

/** Deeper expressions are not followed. */
export const DEEPEST = 30;

/** A program, and how deep in an expression one is. */
export interface At {
    readonly program: Program;
    readonly depth: number;
    /** What asks about a part of the expression: sizes, layers and operations need it, and it needs them. */
    readonly outline: (at: At, expression: SyntaxNode) => Outline | undefined;
}

/** What is certain of the value of an expression from here on. */
export const outlineIn = (at: At, expression: SyntaxNode): Outline | undefined => at.outline(at, expression);
