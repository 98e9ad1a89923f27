import type { Tensor } from '../../math';
import { asTarget } from '../target';
import type { Criterion, LossContext } from '../types';
import type { LossCall } from './criterion';
import { evaluate } from '../../python/evaluate';
import type { LossInput } from './losses';
import { readOptions, whereDefined } from './options';
import type { Program } from '../../python/program';
import type { Use } from './uses';

/** What one call says of the loss of these logits. */
export function readUse(program: Program, { call, steps }: Use, logits: Tensor): LossContext {
    const { options, sources, unresolved } = readOptions(program, call);
    const target = readTarget(program, call, logits);
    const { node, maker } = call;
    const criterion: Criterion = {
        name: call.name,
        framework: call.signature.framework,
        expects: expectedBy(program, call),
        steps,
        call: { start: node.from, end: node.to },
    };
    const missing = [...(target.unresolved ?? []), ...unresolved];
    return {
        ...target,
        options,
        criterion,
        sources: { ...target.sources, criterion: { start: maker.from, end: maker.to }, ...sources },
        ...(missing.length > 0 ? { unresolved: missing } : {}),
    };
}

type TargetPart = Pick<LossContext, 'target' | 'targetDtype' | 'misfit' | 'sources'> & {
    readonly unresolved?: NonNullable<LossContext['unresolved']>;
};

function readTarget(program: Program, { target: node, signature }: LossCall, logits: Tensor): TargetPart {
    if (!node) {
        return {};
    }
    const value = evaluate(program, node);
    const span = whereDefined(program, node);
    if (value?.kind !== 'tensor') {
        return { unresolved: [{ what: 'target', ...span }] };
    }
    const target = asTarget(value, logits);
    return target && (signature.target === undefined || signature.target === target.kind)
        ? { target, targetDtype: value.dtype, sources: { target: span } }
        : { misfit: { ...span, data: value.data, shape: value.shape }, targetDtype: value.dtype };
}

/** Keras' losses take logits only where they are told so. */
function expectedBy(program: Program, { signature, options }: LossCall): LossInput {
    const fromLogits = options.get('from_logits');
    const value = fromLogits && evaluate(program, fromLogits);
    return signature.framework === 'keras' && value?.kind === 'tensor' && value.data[0] === 1
        ? 'logits'
        : signature.input;
}
