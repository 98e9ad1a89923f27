import { isIndexDtype, kindOfDtype } from '../../model/dtype';
import { isIntegerOfLogitsShape } from '../evidence';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { targetDtype as message } from '../messages';
import { isBinary } from '../rows';

/** Class indices as floats, or as integers of another size than torch wants. */
function indexDtype({ target, refusal, seen }: Evidence): Evident | undefined {
    const refused = refusal?.details.code === 'floating-target';
    const kind = refused ? 'float' : kindOfDtype(seen.targetDtype);
    if (!refused && (target.kind !== 'index' || kind === undefined || isIndexDtype(seen.targetDtype ?? ''))) {
        return undefined;
    }
    const fractions = target.data.some(t => !Number.isInteger(t));
    return {
        // NumPy, JAX and TensorFlow are content with int32; only torch refuses it.
        code: 'target-dtype',
        severity: kind === 'float' ? 'error' : 'warning',
        says: message(seen.targetDtype ?? 'float', 'int64', fractions),
        ...(!fractions && { fix: 'loss = nn.CrossEntropyLoss()(logits, target.long())' }),
    };
}

/** Class probabilities as integers; one-hot ones have a finding of their own. */
function probabilityDtype(evidence: Evidence): Evident | undefined {
    const { target, refusal, seen } = evidence;
    if (refusal || !isIntegerOfLogitsShape(evidence) || isBinary(target.data)) {
        return undefined;
    }
    return {
        code: 'target-dtype',
        severity: 'error',
        says: message(seen.targetDtype ?? 'int64', 'float'),
        fix: 'loss = nn.CrossEntropyLoss()(logits, target.float())',
    };
}

/** A type that torch does not take, by what the text says, or by what torch refused. */
export function targetDtype(evidence: Evidence): Evident | undefined {
    // The shape, or what else torch named first, is the thing to mend.
    const code = evidence.refusal?.details.code;
    if (evidence.criterion.framework !== 'torch') {
        return undefined;
    } // the others convert
    if (code !== undefined && code !== 'floating-target' && code !== 'target-out-of-range') {
        return undefined;
    }
    return indexDtype(evidence) ?? probabilityDtype(evidence);
}
