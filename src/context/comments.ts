import type { Span } from '../model/span';

/**
 * Whether the code at `offset` is commented out: an assignment behind `#` or `//`, while the array itself is not in a
 * comment.
 */
export function isCommentedOut(source: string, offset: number, array: Span): boolean {
    return COMMENTED_CODE.test(lineUpTo(source, offset)) && !COMMENT.test(lineUpTo(source, array.start));
}

const lineUpTo = (source: string, offset: number): string => {
    const before = source.slice(Math.max(0, offset - 400), offset);
    // The name of a plain number (`target = 2`) belongs to what is found.
    return before.slice(before.lastIndexOf('\n') + 1) + source.slice(offset, offset + 80).split('\n')[0]!;
};

const COMMENT = /^\s*(?:#|\/\/)/;
const COMMENTED_CODE = /^\s*(?:#|\/\/)\s*(?:(?:const|let|var|auto|float|int)\s+)?[\w.]+\s*=(?!=)/;
