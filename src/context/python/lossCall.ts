import type { SyntaxNode } from '@lezer/common';
import { lossNamed } from './losses';
import type { LossSignature } from './losses';
import { kindOfDtype } from '../../model/dtype';
import type { Misuse } from '../../model/criterion';
import { outlineOf } from '../../python/outline/outline';
import { isTargetName } from '../names';
import { classAround, classDefined, entering, joined, methodOf, superInitIn } from '../../python/functions';
import { calleeOf } from '../../python/callees';
import { definitionOf, entryOf, resolved, result } from '../../python/program';
import type { Program } from '../../python/program';
import { argumentsOf, bindArguments, dottedName, memberOf, textOf, unpacks, unwrapped } from '../../python/syntax';
import type { Argument } from '../../python/syntax';

/** A call that computes a loss. */
export interface LossCall {
    /** The program as it comes to the call: behind the calls of the functions around it. */
    readonly program: Program;
    readonly node: SyntaxNode;
    /** `CrossEntropyLoss`, `cross_entropy`, ... */
    readonly name: string;
    readonly signature: LossSignature;
    /** Where the criterion is made; the call itself where it is a function. */
    readonly maker: SyntaxNode;
    readonly options: ReadonlyMap<string, SyntaxNode>;
    readonly logits: SyntaxNode | undefined;
    readonly target: SyntaxNode | undefined;
    readonly misuse?: Misuse;
}

/** What can be called with logits and a target, and the arguments that it already has. */
interface BoundLoss {
    readonly name: string;
    readonly signature: LossSignature;
    readonly maker?: SyntaxNode;
    readonly given: readonly Argument[];
    /** The program where the criterion is made. */
    readonly within: Program;
}

const MAX_STEPS = 8;

/** Whether the call may compute a loss: what it gets is not looked at. */
export function mayBeLoss(program: Program, { firstChild }: SyntaxNode): boolean {
    const callee = firstChild && unwrapped(firstChild);
    return (
        callee !== null &&
        (boundLossOf(program, callee, 0) !== undefined ||
            (signatureOf(program, callee) ?? classNamed(program, callee))?.signature.kind === 'class')
    );
}

/** The criterion that is given as an argument, `loss=CategoricalCrossentropy()`, and its options. */
export function lossGiven(
    program: Program,
    argument: SyntaxNode,
): Pick<LossCall, 'name' | 'signature' | 'maker' | 'options'> | undefined {
    const criterion = boundLossOf(program, argument, 0);
    if (!criterion || (criterion.maker && unpacks(criterion.maker))) {
        return undefined;
    }
    const { name, signature, maker, given } = criterion;
    const parameters = signature.kind === 'class' ? signature.parameters : [];
    return { name, signature, maker: maker ?? argument, options: bindArguments(given, parameters) };
}

/** What the call computes, where that is a cross-entropy. */
export function lossCall(program: Program, node: SyntaxNode): LossCall | undefined {
    const callee = node.firstChild && unwrapped(node.firstChild);
    const criterion = callee && boundLossOf(program, callee, 0);
    if (!criterion) {
        return callee ? calledClass(program, node, callee) : undefined;
    }
    const { name, signature, maker, given, within } = criterion;
    const here = argumentsOf(program.source, node);
    const isClass = signature.kind === 'class';
    const numbers = bindArguments(here, signature.call);
    const [logits, target] = [
        numbers.get(signature.logitsName) ??
            (signature.framework === 'sklearn' ? (numbers.get('y_proba') ?? numbers.get('y_prob')) : undefined),
        numbers.get(signature.targetName),
    ];
    const isSwapped = logits && target && areSwapped(program, signature, logits, target);
    return {
        program: joined(program, within),
        node,
        name,
        signature,
        maker: maker ?? node,
        options: isClass
            ? bindArguments(given, signature.parameters)
            : new Map([...bindArguments(given, []), ...numbers]),
        logits: isSwapped ? target : logits,
        target: isSwapped ? logits : target,
        ...(isSwapped && { misuse: 'arguments-swapped' }),
    };
}

/** `nn.CrossEntropyLoss(output, target)`: torch takes them for its weight and for a flag. */
function calledClass(program: Program, node: SyntaxNode, callee: SyntaxNode): LossCall | undefined {
    const loss = signatureOf(program, callee) ?? classNamed(program, callee);
    const [logits, target, ...more] = argumentsOf(program.source, node);
    const isCalledAgain = node.parent?.name === 'CallExpression' && node.parent.firstChild?.from === node.from;
    const isPlain = logits && target && logits.name === undefined && target.name === undefined && more.length === 0;
    if (loss?.signature.kind !== 'class' || loss.signature.framework !== 'torch' || !isPlain || isCalledAgain) {
        return undefined;
    }
    const [first, second] = [outlineOf(program, logits.value), outlineOf(program, target.value)];
    const areTensors = (first?.shape?.length ?? 0) >= 2 || (second?.shape?.length ?? 0) >= 1;
    return areTensors || isTargetName(dottedName(program.source, target.value)?.split('.').at(-1))
        ? {
              program,
              node,
              ...loss,
              maker: node,
              options: new Map(),
              logits: logits.value,
              target: target.value,
              misuse: 'class-called',
          }
        : undefined;
}

/** Whether what is given as the logits can only be the class indices of what is given as the target. */
function areSwapped(
    program: Program,
    { framework, target: kind }: LossSignature,
    logits: SyntaxNode,
    target: SyntaxNode,
): boolean {
    if ((framework !== 'torch' && framework !== 'keras') || kind === 'probability') {
        return false;
    }
    // The target is looked at first: seldom is it a float array, and the way to the logits may be long.
    const second = outlineOf(program, target);
    if (framework === 'keras' && kind === 'index' && (second?.made === 'free' || second?.made === 'softmax')) {
        return !['free', 'softmax'].includes(outlineOf(program, logits)?.made ?? ''); // what a model gives is no index
    }
    if (kindOfDtype(second?.dtype) !== 'float' || !second?.shape) {
        return false;
    }
    const first = outlineOf(program, logits);
    return kindOfDtype(first?.dtype) === 'integer' && first?.shape?.length === second.shape.length - 1;
}

/** The criterion that an expression stands for: a function, an object made of a class, a name for either. */
function boundLossOf(program: Program, expression: SyntaxNode, step: number): BoundLoss | undefined {
    if (step > MAX_STEPS) {
        return undefined;
    }
    const node = unwrapped(expression);
    if (node.name === 'CallExpression') {
        const own = result(program, node);
        return own ? boundLossOf(own.program, own.node, step + 1) : made(program, node, step);
    }
    const loss = signatureOf(program, node);
    if (loss) {
        return loss.signature.kind === 'function' ? { ...loss, given: [], within: program } : undefined;
    }
    const definition = resolved(program, node) ?? entryOf(program, node);
    if (definition) {
        return boundLossOf(definition.program, definition.node, step + 1);
    }
    const member = memberOf(program.source, node);
    return member && (member.property === 'forward' || member.property === '__call__')
        ? (ofSuper(program, member.object) ?? boundLossOf(program, member.object, step + 1))
        : undefined;
}

/** `super().forward` in a class that extends a loss and has its options in its own `__init__`. */
function ofSuper(program: Program, object: SyntaxNode): BoundLoss | undefined {
    const node = unwrapped(object);
    const isSuper = node.name === 'CallExpression' && /^super\s*\(/.test(textOf(program.source, node));
    const owner = isSuper ? classAround(node) : undefined;
    const loss = owner && baseLoss(program, owner, 0);
    const init = owner && methodOf(program, owner, '__init__');
    const maker = init && superInitIn(program, init);
    return loss && maker && { ...loss, maker, given: argumentsOf(program.source, maker), within: program };
}

/** The loss that a class of the text extends. */
function baseLoss(program: Program, owner: SyntaxNode, step: number): ReturnType<typeof signatureOf> {
    return step > MAX_STEPS
        ? undefined
        : argumentsOf(program.source, owner)
              .map(({ value }) => {
                  const loss = signatureOf(program, value);
                  const base = loss ? undefined : classDefined(program, value);
                  return loss?.signature.kind === 'class' ? loss : base && baseLoss(program, base, step + 1);
              })
              .find(loss => loss !== undefined);
}

/** An object of a class of the text that extends a loss, and computes what that does. */
function derivedLoss(program: Program, call: SyntaxNode, callee: SyntaxNode): BoundLoss | undefined {
    const owner = classDefined(program, callee);
    const loss = owner && baseLoss(program, owner, 0);
    if (!owner || !loss || ['forward', 'call', '__call__'].some(name => methodOf(program, owner, name))) {
        return undefined;
    }
    const init = methodOf(program, owner, '__init__');
    if (!init) {
        return { ...loss, maker: call, given: argumentsOf(program.source, call), within: program };
    }
    const maker = superInitIn(program, init);
    return (
        maker && {
            ...loss,
            maker,
            given: argumentsOf(program.source, maker),
            within: entering(program, init, call),
        }
    );
}

/** `nn.CrossEntropyLoss(...)`, `nn.CrossEntropyLoss(...).cuda()`, `partial(F.cross_entropy, ...)`. */
function made(program: Program, call: SyntaxNode, step: number): BoundLoss | undefined {
    const callee = call.firstChild && unwrapped(call.firstChild);
    if (!callee) {
        return undefined;
    }
    const given = argumentsOf(program.source, call);
    const loss = signatureOf(program, callee) ?? classNamed(program, callee);
    if (loss) {
        return loss.signature.kind === 'class' ? { ...loss, maker: call, given, within: program } : undefined;
    }
    const derived = derivedLoss(program, call, callee);
    if (derived) {
        return derived;
    }
    const known = calleeOf(program, callee);
    if (known?.object && /^(?:to|cuda|cpu|half|float|double|eval|train)$/.test(known.name)) {
        return boundLossOf(program, known.object, step + 1);
    }
    const [partial, ...bound] = given;
    const inner =
        known?.name === 'partial' && partial && bound.every(({ name }) => name !== undefined)
            ? boundLossOf(program, partial.value, step + 1)
            : undefined;
    return inner?.signature.kind === 'function'
        ? { ...inner, maker: call, given: [...bound, ...inner.given] }
        : undefined;
}

function signatureOf(
    program: Program,
    node: SyntaxNode,
): { readonly name: string; readonly signature: LossSignature } | undefined {
    const callee = calleeOf(program, node);
    const signature = callee && !callee.object ? lossNamed(callee.name, callee.module) : undefined;
    return callee && signature && { name: callee.name, signature };
}

/** `Loss = nn.CrossEntropyLoss`, then `Loss()`. */
function classNamed(program: Program, node: SyntaxNode): ReturnType<typeof signatureOf> {
    const definition = definitionOf(program, node);
    return definition && signatureOf(program, definition);
}
