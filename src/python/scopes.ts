import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import { collectBindings } from './bindings';

/** A stretch of code that may or may not run: one branch of `statement`. */
export interface Branch {
    readonly from: number;
    readonly to: number;
    readonly statement: { readonly from: number; readonly to: number };
}

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
    readonly branch?: Branch;
}

/** Where names live: a module, a class, a function, a lambda or a comprehension. */
export interface Scope {
    readonly kind: 'module' | 'class' | 'function';
    readonly from: number;
    readonly to: number;
    readonly parent: Scope | undefined;
    readonly children: Scope[];
    /** By dotted name, in the order of the text. */
    readonly bindings: Map<string, Binding[]>;
    /** Names that functions elsewhere may set at any time (`global x`). */
    readonly volatile: Set<string>;
    /** Lists of bindings that `lookUp` has made of these, by what they are for. */
    readonly derived: Map<string, readonly Binding[]>;
}

const FUNCTIONS = new Set([
    'FunctionDefinition',
    'LambdaExpression',
    'ArrayComprehensionExpression',
    'SetComprehensionExpression',
    'DictionaryComprehensionExpression',
    'ComprehensionExpression',
]);

/** The kind of scope that a node opens, if any. */
export const scopeKindOf = ({ name }: SyntaxNodeRef): 'class' | 'function' | undefined =>
    name === 'ClassDefinition' ? 'class' : FUNCTIONS.has(name) ? 'function' : undefined;

export function newScope(
    kind: Scope['kind'],
    { from, to }: { readonly from: number; readonly to: number },
    parent?: Scope,
): Scope {
    const scope: Scope = {
        kind,
        from,
        to,
        parent,
        children: [],
        bindings: new Map(),
        volatile: new Set(),
        derived: new Map(),
    };
    parent?.children.push(scope);
    return scope;
}

/** All scopes of a text with what is bound in them. Linear in the text. */
export function readScopes(source: string, tree: Tree): Scope {
    const module = newScope('module', { from: 0, to: source.length });
    let scope = module;
    const branches: Branch[] = [];
    tree.iterate({
        enter(ref) {
            const kind = scopeKindOf(ref);
            const branch = branchOf(ref);
            if (branch) {
                branches.push(branch);
            }
            const outer = scope;
            if (kind) {
                scope = newScope(kind, ref, scope);
            }
            collectBindings(source, ref, { outer, inner: scope, branch: branches.at(-1) });
        },
        leave(ref) {
            if (scopeKindOf(ref)) {
                scope = scope.parent ?? module;
            }
            if (branches.at(-1)?.from === ref.from && branchOf(ref)) {
                branches.pop();
            }
        },
    });
    return module;
}

/** The bodies of `if`, `elif`, `else`, `except` and `case`: whether they run is not known. */
function branchOf(ref: SyntaxNodeRef): Branch | undefined {
    if (ref.name !== 'Body') {
        return undefined;
    }
    const { parent, prevSibling } = ref.node;
    if (parent?.name === 'MatchClause' && parent.parent?.parent) {
        return { from: ref.from, to: ref.to, statement: parent.parent.parent };
    }
    const conditional =
        parent?.name === 'IfStatement' ||
        (parent?.name === 'TryStatement' && prevSibling?.name !== 'try' && prevSibling?.name !== 'finally');
    return parent && conditional ? { from: ref.from, to: ref.to, statement: parent } : undefined;
}

/** The innermost scope around an offset. */
export function scopeAt(module: Scope, offset: number): Scope {
    let scope = module;
    for (;;) {
        const inner = lastStartingBefore(scope.children, offset);
        if (!inner || offset >= inner.to) {
            return scope;
        }
        scope = inner;
    }
}

function lastStartingBefore(scopes: readonly Scope[], offset: number): Scope | undefined {
    let low = 0;
    let high = scopes.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (scopes[middle]!.from <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return scopes[low - 1];
}
