/** Which function, of a library or an object, the words before a call name. */
import type { SyntaxNode } from '@lezer/common';
import { lookUp } from './lookup';
import type { Lookup } from './lookup';
import type { Program } from './program';
import { dottedName, memberOf, textOf, unwrapped } from './syntax';

/** How a text calls a function. */
interface Callee {
    /** The last part: `cross_entropy` of `F.cross_entropy`; for an imported name the one that it has in its module. */
    readonly name: string;
    /** The module that an import says the name comes from. */
    readonly module?: string;
    /** The object of a method call, where it is not a module. */
    readonly object?: SyntaxNode;
}

/** Modules by their usual names: half a text often lacks its imports. */
const KNOWN_MODULES = new Set([
    'torch',
    'nn',
    'F',
    'np',
    'numpy',
    'jnp',
    'jax',
    'tf',
    'keras',
    'optax',
    'math',
    'metrics',
    'losses',
    'sklearn',
    'tensorflow',
    'functools',
    'einops',
]);

/** What a function's name stands for; undefined where the text defines it itself, or it is not a name. */
export function calleeOf(program: Program, node: SyntaxNode): Callee | undefined {
    const { source, module } = program;
    const dotted = dottedName(source, node);
    if (dotted !== undefined) {
        const dot = dotted.indexOf('.');
        const root = dot < 0 ? dotted : dotted.slice(0, dot);
        const found = lookUp(module, root, node.from);
        const path = importedPath(found, dot < 0 ? '' : dotted.slice(dot));
        if (path !== undefined) {
            return { name: lastPart(path), module: path.slice(0, Math.max(0, path.lastIndexOf('.'))) };
        }
        if (found.kind === 'unbound' && (dot < 0 || KNOWN_MODULES.has(root))) {
            return { name: lastPart(dotted) };
        }
        if (dot < 0) {
            return undefined;
        }
    }
    const member = memberOf(source, node);
    return member && { name: member.property, object: unwrapped(member.object) };
}

const importedPath = (found: Lookup, rest: string): string | undefined =>
    found.kind === 'bound' && found.binding.imported !== undefined ? found.binding.imported + rest : undefined;

const lastPart = (dotted: string): string => dotted.slice(dotted.lastIndexOf('.') + 1);

/**
 * The whole name of what a library brings: `numpy.inf` of `np.inf` under `import numpy as np`, `np.inf` without an
 * import. Undefined where the text sets the name itself, and for names without a module.
 */
export function libraryName(program: Program, node: SyntaxNode): string | undefined {
    const callee = dottedName(program.source, node) === undefined ? undefined : calleeOf(program, node);
    return !callee || callee.object
        ? undefined
        : callee.module !== undefined
          ? `${callee.module}.${callee.name}`
          : node.name === 'MemberExpression'
            ? textOf(program.source, node)
            : undefined;
}
