/** Who changes a model or an array besides the name that the text uses: aliases, lists of parts, functions it is given to. */
import type { Scope } from '../scopes';
import { argumentsOf, memberOf, unwrapped } from '../syntax';
import { bind, changesIn } from './changed';
import type { Changed } from './changed';
import { codeOf } from './code';
import type { CallSite, Code, FunctionSite } from './code';
import { aroundComprehension, atCalls, heldByObject } from './functions';
import { grownByAttribute } from './grown';
import { givenInOtherMethods, sameObject } from './names';
import { calledName, objectsIn } from './objects';

export type { CallSite, FunctionSite } from './code';

/** What else is changed by a change. */
const WAYS: readonly ((code: Code, changed: Changed) => readonly Changed[])[] = [
    grownByAttribute,
    sameObject,
    givenInOtherMethods,
    heldByObject,
    aroundComprehension,
    atCalls,
];

/** So many changes of one text are followed. */
const MAX_CHANGES = 5000;

/** Notes each change for everything that stands for the changed object. */
export function spreadChanges(
    source: string,
    module: Scope,
    calls: readonly CallSite[],
    functions: readonly FunctionSite[],
): void {
    const code = codeOf(source, module, calls, functions);
    const open = changesIn(module);
    const seen = new Set<string>();
    const note = (changed: Changed): void => {
        const key = `${changed.scope.from} ${changed.scope.to} ${changed.name} ${changed.at} ${changed.change}`;
        if (!seen.has(key) && seen.size < MAX_CHANGES) {
            seen.add(key);
            bind(changed);
            open.push(changed);
        }
    };
    calls.flatMap(call => changedByCall(code, call)).forEach(note);
    for (let changed = open.pop(); changed && seen.size < MAX_CHANGES; changed = open.pop()) {
        for (const follow of WAYS) {
            follow(code, changed).forEach(note);
        }
    }
}

/** Methods that change which layers a model has, where a call of them is part of an expression. */
const CHANGES_PARTS = /^(?:append|extend|insert|add_module|register_module|register_forward_(?:pre_)?hook)$/;
/** What libraries, and files that are not at hand, call functions that give a model other layers. */
const NAMED_SO =
    /^(?:replace|remove|insert|append|attach|add|strip|swap|set|reset|change|drop|inject|wrap|patch)_\w*(?:layer|module|head|softmax|activation|classifier|output|hook)/;

/** What a call changes by itself, wherever it stands in an expression, or as the name of a function says that is elsewhere. */
function changedByCall(code: Code, { node: call, scope, branch }: CallSite): readonly Changed[] {
    const name = calledName(code.source, call);
    if (name === undefined || code.own.has(name)) {
        return [];
    }
    const member = call.firstChild && memberOf(code.source, call.firstChild);
    const changesParts = member && CHANGES_PARTS.test(name);
    // The binding of a statement notes it.
    const isNoted =
        call.parent?.name === 'ExpressionStatement' && member && unwrapped(member.object).name !== 'CallExpression';
    const [first] = NAMED_SO.test(name) ? argumentsOf(code.source, call) : [];
    const changed = changesParts ? (isNoted ? undefined : member.object) : first?.value;
    return changed
        ? objectsIn(code, changed, true).map(one => ({ scope, branch, name: one, at: call.to, change: 'parts' }))
        : [];
}
