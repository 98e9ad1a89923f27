import { foundOnce } from '../../model/foundOnce';
import type { SyntaxNode } from '@lezer/common';
import type { Binding, Scope } from '../scopes';
import { textOf } from '../syntax';
import type { Changed } from './changed';

import type { Code } from './code';
import { givers, methodsAround } from './names';
import { calledName, objectsIn, valuesOf } from './objects';

/** A `Sequential` that is given an attribute, which it then has as its last layer. */
export function grownByAttribute(code: Code, changed: Changed): readonly Changed[] {
    const { scope, name, at, change } = changed;
    const dot = name.lastIndexOf('.');
    const owner = name.slice(0, Math.max(0, dot));
    return change === 'attribute' && dot >= 0 && isSequential(code, scope, owner, at, 0)
        ? [{ ...changed, name: owner, change: 'parts' }]
        : [];
}

/** So many names, or functions around one another, are gone through. */
const MAX_DEPTH = 8;

function isSequential(code: Code, scope: Scope, name: string, at: number, depth: number): boolean {
    const methods = methodsAround(scope, name);
    const found = methods ? givenInClass(code, methods, name) : givers(code, scope, name, at);
    if (found.length === 0 && scope.parent && !methods) {
        return depth < MAX_DEPTH && isSequential(code, scope.parent, name, at, depth + 1);
    }
    return found
        .flatMap(valuesOf)
        .some(
            node =>
                saysSequential(code, node) ||
                (depth < MAX_DEPTH &&
                    (code.own.has(calledName(code.source, node) ?? '') ||
                        objectsIn(code, node, false).some(one => isSequential(code, scope, one, at, depth + 1)))),
        );
}

const givenInClass = (code: Code, methods: readonly Scope[], name: string): readonly Binding[] =>
    foundOnce(
        foundOnce(code.memory.givenInClass, methods, () => new Map<string, readonly Binding[]>()),
        name,
        () => methods.flatMap(method => givers(code, method, name, Infinity)),
    );

const saysSequential = ({ source, memory }: Code, node: SyntaxNode): boolean =>
    foundOnce(memory.sequential, node, () => /(?:^|\W)(?:Sequential|ModuleList)\s*\(/.test(textOf(source, node)));
