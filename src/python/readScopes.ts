import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import { collectBindings } from './bindings';
import { spreadChanges } from './changes';
import type { CallSite, FunctionSite } from './changes';
import { newScope } from './scopes';
import type { Branch, ClassHeading, Scope } from './scopes';
import { argumentsOf, dottedName, textOf } from './syntax';

const FUNCTIONS = new Set([
    'FunctionDefinition',
    'LambdaExpression',
    'ArrayComprehensionExpression',
    'SetComprehensionExpression',
    'DictionaryComprehensionExpression',
    'ComprehensionExpression',
]);

/** The kind of scope that a node opens, if any. */
const scopeKindOf = ({ name }: SyntaxNodeRef): 'class' | 'function' | undefined =>
    name === 'ClassDefinition' ? 'class' : FUNCTIONS.has(name) ? 'function' : undefined;

/** `class Net(nn.Module)`: of the bases the last parts of their names. */
function headingOf(source: string, node: SyntaxNode): ClassHeading | undefined {
    const name = node.getChild('VariableName');
    const bases = argumentsOf(source, node).flatMap(({ value }) => dottedName(source, value)?.split('.').at(-1) ?? []);
    return name ? { name: textOf(source, name), bases } : undefined;
}

/** All scopes of a text with what is bound in them. Linear in the text. */
export function readScopes(source: string, tree: Tree): Scope {
    const module = newScope('module', { from: 0, to: source.length });
    let scope = module;
    const branches: Branch[] = [];
    const [calls, functions]: [CallSite[], FunctionSite[]] = [[], []];
    tree.iterate({
        enter(ref) {
            const kind = scopeKindOf(ref);
            const branch = branchOf(ref);
            if (branch) {
                branches.push(branch);
            }
            const outer = scope;
            if (kind) {
                scope = newScope(kind, ref, scope, kind === 'class' ? headingOf(source, ref.node) : undefined);
            }
            if (ref.name === 'FunctionDefinition' || ref.name === 'LambdaExpression') {
                functions.push({ node: ref.node, scope });
            } else if (ref.name === 'CallExpression') {
                calls.push({ node: ref.node, scope, ...(branches.length > 0 && { branch: branches.at(-1)! }) });
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
    spreadChanges(source, module, calls, functions);
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
