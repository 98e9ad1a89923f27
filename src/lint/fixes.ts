import type { LossInCode } from '../context';
import type { Finding, QuickFix } from '../diagnose';
import { t } from '../format/l10n';
import {
    addArgument,
    append,
    callCriterion,
    castTarget,
    countTargetFromZero,
    indicesOfTarget,
    removeSoftmaxes,
    renameLoss,
    setArgument,
    softmaxBefore,
    swapArguments,
    writeIndices,
} from './edits';
import type { Edit } from './edits';
import type { Fix } from './problem';

/** The fixes that a finding names, as edits of the code; only those that are safe there. */
export const fixesOf = ({ quickFixes }: Finding, called: LossInCode): readonly Fix[] =>
    quickFixes
        .flatMap(quickFix =>
            quickFix.kind === 'remove-softmax'
                ? withoutSoftmax(called)
                : { title: quickFix.title, edits: editsOf(quickFix, called) },
        )
        .filter(({ edits }) => edits.length > 0);

function withoutSoftmax(called: LossInCode): readonly Fix[] {
    const softmax = softmaxBefore(called);
    return softmax
        ? [
              {
                  title: t('Remove {0} before {1}', softmax.name, called.call.name),
                  edits: removeSoftmaxes(called),
              },
          ]
        : [];
}

function editsOf(quickFix: Exclude<QuickFix, { kind: 'remove-softmax' }>, called: LossInCode): readonly Edit[] {
    switch (quickFix.kind) {
        case 'append': {
            const argument = quickFix.to === 'logits' ? called.argument : called.call.target;
            return argument ? append(argument, quickFix.text) : [];
        }
        case 'add-argument':
            return addArgument(called.call, quickFix.name, quickFix.value);
        case 'set-argument':
            return setArgument(called.call, quickFix.name, quickFix.value);
        case 'rename-loss':
            return renameLoss(called, quickFix.name);
        case 'cast-target':
            return castTarget(called, quickFix.to);
        case 'count-target-from-zero':
            return countTargetFromZero(called, quickFix.ignored);
        case 'write-indices':
            return writeIndices(called, quickFix.indices);
        case 'argmax-target':
            return indicesOfTarget(called, quickFix.axis);
        case 'call-criterion':
            return callCriterion(called);
        case 'swap-arguments':
            return swapArguments(called);
        default:
            return quickFix satisfies never;
    }
}
