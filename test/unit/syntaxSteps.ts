/**
 * Counts the steps from node to node of syntax trees instead of timing them: to parents, children and siblings, by nodes
 * and by cursors.
 */
import { TreeCursor } from '@lezer/common';
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';

const WAYS = ['firstChild', 'lastChild', 'nextSibling', 'prevSibling', 'parent'] as const;

/** What nodes and cursors are made from: a node is of a tree, or packed with others, as small ones are. */
function prototypes(): ReadonlySet<object> {
    const found = new Set<object>([TreeCursor.prototype]);
    const note = (node: SyntaxNode | null): void => {
        for (let at = node; at; at = at.nextSibling) {
            found.add(Object.getPrototypeOf(at) as object);
            note(at.firstChild);
        }
    };
    note(parser.parse('f(x)\n'.repeat(1000)).topNode);
    return found;
}

/** The steps that `run` takes. */
export async function syntaxSteps(run: () => unknown): Promise<number> {
    let steps = 0;
    const undo: (() => void)[] = [];
    for (const prototype of prototypes()) {
        for (const way of WAYS) {
            const native = Object.getOwnPropertyDescriptor(prototype, way)!;
            const counted = native.get
                ? {
                      get(this: unknown): unknown {
                          steps++;
                          return native.get!.call(this);
                      },
                  }
                : {
                      value(this: unknown, ...args: unknown[]): unknown {
                          steps++;
                          return (native.value as (...args: unknown[]) => unknown).apply(this, args);
                      },
                  };
            Object.defineProperty(prototype, way, { ...native, ...counted });
            undo.push(() => Object.defineProperty(prototype, way, native));
        }
    }
    try {
        await run();
    } finally {
        undo.forEach(each => each());
    }
    return steps;
}
