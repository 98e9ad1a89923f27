import type { Tensor } from '../../math';
import { defined } from '../../model/defined';
import type { LossInput } from '../../model/criterion';
import { evaluate } from '../../python/evaluate';
import type { Program } from '../../python/program';
import type { FactOf, LossFacts } from '../facts';
import { targetFact } from '../target';
import type { FollowedCall } from './calls';
import type { LossCall } from './lossCall';
import { optionFacts, whereDefined } from './options';

/** What one call says of the loss of these logits. */
export function factsOfCall(
    program: Program,
    followed: Pick<FollowedCall, 'call' | 'steps'>,
    logits: Tensor,
): LossFacts {
    return {
        ...defined({ target: targetOf(program, followed.call, logits) }),
        ...factsOfCode(program, followed),
    };
}

/** What it says whatever its logits. */
export function factsOfCode(program: Program, { call, steps }: Pick<FollowedCall, 'call' | 'steps'>): LossFacts {
    const { node, maker, name, signature, misuse } = call;
    return {
        criterion: {
            value: {
                name,
                framework: signature.framework,
                expects: expectedBy(program, call),
                steps,
                ...(misuse && { misuse }),
                call: { start: node.from, end: node.to },
            },
            where: { start: maker.from, end: maker.to },
        },
        ...optionFacts(program, call),
    };
}

function targetOf(
    program: Program,
    { target: node, signature }: LossCall,
    logits: Tensor,
): FactOf<'target'> | undefined {
    if (!node) {
        return undefined;
    }
    const value = evaluate(program, node);
    const where = whereDefined(program, node);
    return value?.kind === 'tensor' ? targetFact(value, logits, where, value.dtype, signature.target) : { where };
}

/** Keras' losses take logits only where they are told so. */
function expectedBy(program: Program, { signature, options }: LossCall): LossInput {
    const fromLogits = options.get('from_logits');
    const value = fromLogits && evaluate(program, fromLogits);
    return signature.framework === 'keras' && value?.kind === 'tensor' && value.data[0] === 1
        ? 'logits'
        : signature.input;
}
