import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import type { Binding, Branch, Scope } from './scopes';
import { argumentsOf, childrenOf, dottedName, elementsIn, memberOf, split, stringValue, textOf } from './syntax';

/** Where a statement or expression stands. */
interface Site {
    /** The scope that the statement stands in, and the one that it opens; the same where it opens none. */
    readonly outer: Scope;
    readonly inner: Scope;
    readonly branch: Branch | undefined;
}

/** The nodes that bind names, other than comprehensions. */
const BINDS = new Set([
    'AssignStatement',
    'NamedExpression',
    'UpdateStatement',
    'DeleteStatement',
    'ForStatement',
    'WithStatement',
    'TryStatement',
    'CapturePattern',
    'FunctionDefinition',
    'ClassDefinition',
    'ParamList',
    'ScopeStatement',
    'ImportStatement',
    'ExpressionStatement',
]);

/** Notes what the statement or expression `ref` binds. */
export function collectBindings(source: string, ref: SyntaxNodeRef, site: Site): void {
    if (site.outer === site.inner && !BINDS.has(ref.name)) {
        return;
    }
    const bind = (scope: Scope, name: string, binding: Omit<Binding, 'branch'>): void => {
        const { branch } = site;
        const inBranch =
            branch && branch.from >= scope.from && branch.to <= scope.to ? { ...binding, branch } : binding;
        const known = scope.bindings.get(name);
        if (known) {
            known.push(inBranch);
        } else {
            scope.bindings.set(name, [inBranch]);
        }
    };
    const forget = (
        scope: Scope,
        nodes: readonly SyntaxNode[],
        at: number,
        more: Pick<Binding, 'change' | 'iterates'> = {},
    ): void => {
        for (const { name } of nodes.flatMap(node => namesIn(source, node, []))) {
            bind(scope, ownerOfModules(ownerOfData(name)), { at, value: undefined, path: [], ...more });
        }
    };
    switch (ref.name) {
        case 'AssignStatement': {
            const groups = split(
                childrenOf(ref.node).filter(({ name }) => name !== 'TypeDef'),
                'AssignOp',
            );
            const value = groups.pop();
            for (const group of groups) {
                for (const { name, path } of targetsIn(source, group)) {
                    const change = path === undefined ? 'parts' : changeOfAttribute(name, value);
                    bind(site.inner, path === undefined ? ownerOfModules(name) : name, {
                        at: ref.to,
                        value: path === undefined ? undefined : valueOf(value),
                        path: path ?? [],
                        ...(change && { change }),
                    });
                    const owner = ownerOfData(name);
                    if (owner !== name) {
                        bind(site.inner, owner, { at: ref.to, value: undefined, path: [] });
                    }
                }
            }
            return forget(site.inner, value?.flatMap(node => changedByCall(source, node)) ?? [], ref.to, {
                change: 'parts',
            });
        }
        case 'NamedExpression': {
            const [target, , value] = childrenOf(ref.node);
            if (target) {
                bind(site.inner, textOf(source, target), { at: ref.to, value, path: [] });
            }
            return;
        }
        case 'UpdateStatement':
            return forget(site.inner, childrenOf(ref.node).slice(0, 1), ref.to, { change: 'numbers' });
        case 'DeleteStatement':
            for (const node of childrenOf(ref.node)) {
                forget(site.inner, [node], ref.to, node.name === 'VariableName' ? {} : { change: 'parts' });
            }
            return;
        case 'ForStatement':
            return forget(site.inner, loopVariables(ref.node), ref.from, iterated(ref.node));
        case 'WithStatement':
        case 'TryStatement':
            return forget(
                site.inner,
                childrenOf(ref.node).filter(node => node.prevSibling?.name === 'as'),
                ref.from,
            );
        case 'CapturePattern':
            return forget(site.inner, childrenOf(ref.node), ref.to);
        case 'FunctionDefinition':
        case 'ClassDefinition': {
            const name = ref.node.getChild('VariableName');
            if (name) {
                bind(site.outer, textOf(source, name), { at: name.to, value: undefined, path: [], defines: ref.node });
            }
            return;
        }
        case 'ParamList':
            for (const node of ref.node.getChildren('VariableName').filter(node => !isDefault(node))) {
                const collects = node.prevSibling?.name === '*' || node.prevSibling?.name === '**';
                bind(site.inner, textOf(source, node), {
                    at: site.inner.from,
                    value: undefined,
                    path: [],
                    ...(!collects && ref.node.parent && { parameterOf: ref.node.parent }),
                });
            }
            return;
        case 'ScopeStatement':
            for (const { name } of ref.node.getChildren('VariableName').flatMap(node => namesIn(source, node, []))) {
                for (let scope: Scope | undefined = site.inner; scope; scope = scope.parent) {
                    scope.volatile.add(name);
                }
            }
            return;
        case 'ImportStatement':
            for (const { name, imported } of importsIn(source, ref.node)) {
                bind(site.inner, name, { at: ref.to, value: undefined, path: [], imported });
            }
            return;
        case 'ExpressionStatement': {
            const grown = grownByLayer(source, ref.node);
            if (grown) {
                return bind(site.inner, grown.name, { at: ref.to, value: grown.call, path: [] });
            }
            const attribute = attributeSet(source, ref.node);
            if (attribute !== undefined) {
                bind(site.inner, attribute, { at: ref.to, value: undefined, path: [], change: 'attribute' });
            }
            const call = ref.node.firstChild;
            if (call) {
                forget(site.inner, changedInPlace(source, call), ref.to, {
                    change: changesNumbers(source, call) ? 'numbers' : 'parts',
                });
                forget(site.inner, [...changedByCall(source, call), ...setByName(source, call)], ref.to, {
                    change: 'parts',
                });
            }
            return;
        }
        default:
            if (site.outer !== site.inner) {
                // a comprehension
                forget(site.inner, loopVariables(ref.node), ref.from, iterated(ref.node));
            }
    }
}

const isDefault = (node: SyntaxNode): boolean => node.prevSibling?.name === 'AssignOp';

const valueOf = (group: readonly SyntaxNode[] | undefined): Binding['value'] => {
    const parts = group ? split(group, ',') : [];
    return parts.length === 1 && parts[0]!.length === 1 && group?.length === 1
        ? parts[0]![0]
        : parts.every(part => part.length === 1)
          ? parts.map(part => part[0]!)
          : undefined;
};

interface TargetName {
    readonly name: string;
    /** undefined: the code changes a part of the value, or unpacks it in a way that is not followed. */
    readonly path: readonly number[] | undefined;
}

function targetsIn(source: string, group: readonly SyntaxNode[]): readonly TargetName[] {
    const parts = split(group, ',');
    return parts.length === 1 && group.length === 1
        ? namesIn(source, group[0]!, [])
        : parts.flatMap((part, index) =>
              part.length === 1
                  ? namesIn(source, part[0]!, [index])
                  : part.flatMap(node => namesIn(source, node, undefined)),
          );
}

/** The names that `node` sets: itself, those of a tuple, or the one a part of which changes (`x[0]`). */
function namesIn(source: string, node: SyntaxNode, path: readonly number[] | undefined): readonly TargetName[] {
    const name = dottedName(source, node);
    if (name !== undefined) {
        return [{ name, path }];
    }
    switch (node.name) {
        case 'TupleExpression':
        case 'ArrayExpression':
        case 'ParenthesizedExpression':
            return elementsIn(node).flatMap((part, index) =>
                part.flatMap(inner =>
                    namesIn(
                        source,
                        inner,
                        path && part.length === 1
                            ? node.name === 'ParenthesizedExpression'
                                ? path
                                : [...path, index]
                            : undefined,
                    ),
                ),
            );
        case 'MemberExpression': {
            const base = baseOf(source, node);
            return base === undefined ? [] : [{ name: base, path: undefined }];
        }
        default:
            return [];
    }
}

/** `self.weight` of `self.weight[0].data`. */
function baseOf(source: string, node: SyntaxNode): string | undefined {
    for (let at: SyntaxNode | null = node; at; at = at.firstChild) {
        const name = dottedName(source, at);
        if (name !== undefined) {
            return name;
        }
    }
    return undefined;
}

/** The variables between `for` and `in`. */
function loopVariables(node: SyntaxNode): readonly SyntaxNode[] {
    let inside = false;
    return childrenOf(node).filter(child => {
        if (child.name === 'for' || child.name === 'in') {
            inside = child.name === 'for';
            return false;
        }
        return inside;
    });
}

/** Methods that change the object itself. torch's end in an underscore. */
const CHANGES =
    /^(?:\w*[A-Za-z]_|append|extend|insert|add_module|register_module|pop|remove|sort|reverse|clear|update|fill|itemset|put|resize)$/;
const CHANGES_NO_VALUE = new Set(['requires_grad_', 'detach_', 'retain_grad_', 'share_memory_']);

function changedInPlace(source: string, call: SyntaxNode): readonly SyntaxNode[] {
    const member = call.name === 'CallExpression' && call.firstChild ? memberOf(source, call.firstChild) : undefined;
    return member && CHANGES.test(member.property) && !CHANGES_NO_VALUE.has(member.property) ? [member.object] : [];
}

/** `z` of `torch.sub(z, c, out=z)`, and the model that `register_forward_hook` has give something else. */
function changedByCall(source: string, call: SyntaxNode): readonly SyntaxNode[] {
    if (call.name !== 'CallExpression' || !call.firstChild) {
        return [];
    }
    const member = memberOf(source, call.firstChild);
    const out = argumentsOf(source, call).find(({ name }) => name === 'out')?.value;
    return [
        ...(out ? [out] : []),
        ...(member && /^register_forward_(?:pre_)?hook$/.test(member.property) ? [member.object] : []),
    ];
}

/** Of `f_`, which torch's methods that compute in place are called: they add or take away no layer. */
const changesNumbers = (source: string, call: SyntaxNode): boolean =>
    /_$/.test((call.firstChild && memberOf(source, call.firstChild)?.property) ?? '');

/** The model of `setattr(model, name, layer)`, any of whose layers may be another one then. */
function setByName(source: string, call: SyntaxNode): readonly SyntaxNode[] {
    const isSetattr =
        call.name === 'CallExpression' && call.firstChild && textOf(source, call.firstChild) === 'setattr';
    const [object, attribute] = isSetattr ? argumentsOf(source, call) : [];
    return object && attribute && stringValue(source, attribute.value) === undefined ? [object.value] : [];
}

const WRITTEN_OUT = new Set(['Number', 'String', 'Boolean', 'None']);

/** What sets `net.head`, unless it is a number or the like, may give the object another layer. */
const changeOfAttribute = (name: string, value: readonly SyntaxNode[] | undefined): Binding['change'] =>
    /^(?!(?:self|cls)\.\w+$).*\./.test(name) && !value?.every(node => WRITTEN_OUT.has(node.name))
        ? 'attribute'
        : undefined;

/** What a loop goes through. */
function iterated(node: SyntaxNode): Pick<Binding, 'iterates'> {
    const iterates = childrenOf(node).find(({ prevSibling }) => prevSibling?.name === 'in');
    return iterates ? { iterates } : {};
}

/** `model` of `model._modules`, which holds its layers. */
const ownerOfModules = (name: string): string => name.replace(/\._modules$/, '');

/** `z` of `z.data`, whose numbers are its own. */
const ownerOfData = (name: string): string => name.replace(/(?:\.data)+$/, '');

/** `model` of Keras' `model.add(Dense(10))`: from there on it is what the call says, one layer more. */
function grownByLayer(
    source: string,
    statement: SyntaxNode,
): { readonly name: string; readonly call: SyntaxNode } | undefined {
    const call = statement.firstChild;
    const member = call?.name === 'CallExpression' && call.firstChild ? memberOf(source, call.firstChild) : undefined;
    const [layer, ...more] = call && member?.property === 'add' ? argumentsOf(source, call) : [];
    const maker = layer?.value.name === 'CallExpression' ? layer.value.firstChild : null;
    const isLayer = maker && more.length === 0 && /(?:^|\.)[A-Z]\w*$/.test(textOf(source, maker));
    const name = member && isLayer ? dottedName(source, member.object) : undefined;
    return call && name !== undefined ? { name, call } : undefined;
}

/** `net.head` of `setattr(net, 'head', nn.Identity())`; of an object without a name, still some object's `head`. */
function attributeSet(source: string, statement: SyntaxNode): string | undefined {
    const call = statement.firstChild;
    const isSetattr =
        call?.name === 'CallExpression' && call.firstChild !== null && textOf(source, call.firstChild) === 'setattr';
    const [object, attribute] = isSetattr ? argumentsOf(source, call) : [];
    const name = attribute && stringValue(source, attribute.value);
    return object && name !== undefined ? `${dottedName(source, object.value) ?? '?'}.${name}` : undefined;
}

/** The names that an import statement brings, and what they stand for. */
function importsIn(source: string, node: SyntaxNode): readonly { readonly name: string; readonly imported: string }[] {
    const statement = textOf(source, node)
        .replace(/#.*/g, '')
        .replace(/[()\\\n\r]/g, ' ');
    const from = /^from\s+([\w.]+)\s+import\s/.exec(statement);
    const list = from ? statement.slice(from[0].length) : statement.replace(/^import\s/, '');
    return list.split(',').flatMap(item => {
        const match = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(item);
        const path = match?.[1];
        if (path === undefined) {
            return [];
        }
        const root = path.split('.')[0]!;
        const imported = from ? `${from[1]!}.${path}` : match?.[2] === undefined ? root : path;
        return [{ name: match?.[2] ?? root, imported }];
    });
}
