import type { NumericArray } from '../../read';
import type { Program } from '../../python/program';

/** What an array is in a Python text: code; a printout in a comment, of the variable `name`; or part of a string. */
export type Setting =
    { readonly kind: 'code' | 'text' } | { readonly kind: 'comment'; readonly name: string | undefined };

export function settingOf({ source, tree }: Program, array: NumericArray): Setting {
    for (let node = tree.resolveInner(array.start, 1), depth = 0; depth < 1000; depth++) {
        if (node.name === 'Comment') {
            return { kind: 'comment', name: array.name ?? printedName(source, array.start) };
        }
        if (node.name === 'String' || node.name === 'FormatString') {
            return { kind: 'text' };
        }
        if (!node.parent) {
            break;
        }
        node = node.parent;
    }
    return { kind: 'code' };
}

/**
 * `output` of `print(output)  # tensor(...)`, `output = model(x)  # tensor(...)`, or of such a line right above the
 * comment.
 */
function printedName(source: string, start: number): string | undefined {
    const before = source.slice(Math.max(0, start - 500), start).split('\n');
    const sameLine = /^(.*?)#[^#]*$/.exec(before.at(-1)!)?.[1]?.trim();
    const line = (sameLine === undefined || sameLine === '' ? before.at(-2) : sameLine) ?? '';
    const [, printed, assigned, alone] = PRINTING.exec(line) ?? [];
    return printed ?? assigned ?? alone;
}

/** `print('logits', output)`, `output = model(x)`, `output`, also behind a prompt. */
const PRINTING = /^\s*(?:>>> ?)?(?:print\((?:[^()]*,\s*)?([\w.]+)\)\s*;?$|([\w.]+)\s*=(?!=)|([\w.]+)\s*;?$)/;
