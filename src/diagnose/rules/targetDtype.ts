import { t } from '../../format/l10n';
import { isIndexDtype, kindOfDtype } from '../../model/dtype';
import { isIntegerOfLogitsShape } from '../evidence';
import type { Evidence } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { isBinary } from '../rows';
import { rule } from '../rule';

interface Detected {
    readonly dtype: string;
    readonly wanted: 'int64' | 'float';
    /** Class indices as floats that are not whole: no cast makes them right. */
    readonly fractions: boolean;
    /** Whether NumPy, JAX and TensorFlow would be content with it; only torch refuses int32, and may not be what is called. */
    readonly elsewhereFine: boolean;
}

/** A type that torch does not take, by what the text says, or by what torch refused. */
export const targetDtype = rule({
    code: 'target-dtype',
    about: 'types',
    detect(evidence) {
        // The shape, or what else torch named first, is the thing to fix.
        const code = evidence.refusal?.details.code;
        const first = code !== undefined && code !== 'floating-target' && code !== 'target-out-of-range';
        // The other libraries convert.
        return first || evidence.criterion.framework !== 'torch'
            ? undefined
            : (ofIndices(evidence) ?? ofProbabilities(evidence));
    },
    severity: ({ elsewhereFine }) => (elsewhereFine ? 'warning' : 'error'),
    words({ dtype, wanted, fractions }) {
        if (wanted === 'float') {
            return [t("The target is {0} and has the logits' shape: class probabilities must be floats.", dtype)];
        }
        return fractions
            ? [
                  t('The target is {0} and contains fractions; class indices must be int64.', dtype),
                  t('Are these labels meant for a different loss?'),
              ]
            : [t('The target is {0}; class indices must be int64 (long).', dtype)];
    },
    why: () =>
        t(
            'torch distinguishes class indices from class probabilities by type and shape, and rejects other integer types.',
        ),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: facts => {
        const cast = castOf(facts);
        return cast && `loss = nn.CrossEntropyLoss()(logits, target.${cast}())`;
    },
    place: 'target',
    quickFixes(facts) {
        const to = castOf(facts);
        return to ? [{ kind: 'cast-target', to, title: t('Cast the target: {0}', `.${to}()`) }] : [];
    },
});

const castOf = ({ wanted, fractions }: Detected): 'long' | 'float' | undefined =>
    wanted === 'float' ? 'float' : fractions ? undefined : 'long';

/** Class indices as floats, or as integers of another size than torch wants. */
function ofIndices({ target, refusal, text }: Evidence): Detected | undefined {
    const refused = refusal?.details.code === 'floating-target';
    const kind = refused ? 'float' : kindOfDtype(text.targetDtype);
    if (!refused && (target.kind !== 'index' || kind === undefined || isIndexDtype(text.targetDtype ?? ''))) {
        return undefined;
    }
    return {
        dtype: text.targetDtype ?? 'float',
        wanted: 'int64',
        fractions: target.data.some(t => !Number.isInteger(t)),
        elsewhereFine: kind !== 'float' && text.criterion === undefined,
    };
}

/** Class probabilities as integers; one-hot ones have a finding of their own. */
function ofProbabilities(evidence: Evidence): Detected | undefined {
    const { target, refusal, text } = evidence;
    return refusal || !isIntegerOfLogitsShape(evidence) || isBinary(target.data)
        ? undefined
        : { dtype: text.targetDtype ?? 'int64', wanted: 'float', fractions: false, elsewhereFine: false };
}
