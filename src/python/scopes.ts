import type { SyntaxNode } from '@lezer/common';
import { countLeading } from '../model/sorted';

/** A stretch of code that may or may not run: one branch of `statement`. */
export interface Branch {
    readonly from: number;
    readonly to: number;
    readonly statement: { readonly from: number; readonly to: number };
}

type Change = 'parts' | 'attribute' | 'numbers';

/** What gives a name its value. */
export interface Binding {
    /** The name counts from here on. */
    readonly at: number;
    /**
     * The expression, or the parts of a tuple that is written without brackets; undefined where the code does not say.
     */
    readonly value: SyntaxNode | readonly SyntaxNode[] | undefined;
    /** Which element of `value` it is, outermost index first, where several names are assigned at once. */
    readonly path: readonly number[];
    /** `torch.nn.CrossEntropyLoss` for a name that an import brings. */
    readonly imported?: string;
    /** The `def` or `class` that the name is of. */
    readonly defines?: SyntaxNode;
    /** The function, or lambda, of which the name is a parameter. */
    readonly parameterOf?: SyntaxNode;
    /**
     * The object that the name stands for is changed here, not the name: what it consists of (`model[-1] = layer`), one
     * of its attributes, or the numbers in it. Everything else that stands for that object changes with it.
     */
    readonly change?: Change;
    /** Of the variable of a loop, what the loop goes through. */
    readonly iterates?: SyntaxNode;
    readonly branch?: Branch;
}

export interface ClassHeading {
    readonly name: string;
    readonly bases: readonly string[];
}

/** Where names live: a module, a class, a function, a lambda or a comprehension. */
export interface Scope {
    readonly kind: 'module' | 'class' | 'function';
    readonly from: number;
    readonly to: number;
    readonly parent: Scope | undefined;
    readonly children: Scope[];
    /** Of a class, what it is called, and what it extends. */
    readonly heading?: ClassHeading;
    /** By dotted name, in the order of the text. */
    readonly bindings: Map<string, Binding[]>;
    /** Names that functions elsewhere may set at any time (`global x`). */
    readonly volatile: Set<string>;
    /** Lists of bindings that `lookUp` has made of these, by what they are for. */
    readonly derived: Map<string, readonly Binding[]>;
}

export function newScope(
    kind: Scope['kind'],
    { from, to }: { readonly from: number; readonly to: number },
    parent?: Scope,
    heading?: ClassHeading,
): Scope {
    const scope: Scope = {
        kind,
        from,
        to,
        parent,
        children: [],
        ...(heading && { heading }),
        bindings: new Map(),
        volatile: new Set(),
        derived: new Map(),
    };
    parent?.children.push(scope);
    return scope;
}

/** The innermost scope around an offset. */
export function scopeAt(module: Scope, offset: number): Scope {
    let scope = module;
    for (;;) {
        const inner = scope.children[countLeading(scope.children, ({ from }) => from <= offset) - 1];
        if (!inner || offset >= inner.to) {
            return scope;
        }
        scope = inner;
    }
}
