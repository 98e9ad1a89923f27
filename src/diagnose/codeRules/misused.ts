import type { CodeEvidence } from '../codeEvidence';
import { gatherEvidence } from '../evidence';
import { CrossEntropyInputError } from '../../math';
import type { Rule } from '../rule';
import { lossMisused } from '../rules/lossMisused';

const NOTHING = { data: new Float64Array(0), shape: [0] };

/** The rule on misused losses, which looks at no number. */
export const misused: Rule<typeof lossMisused.code, CodeEvidence> = {
    code: lossMisused.code,
    find: ({ criterion }) =>
        lossMisused.find(
            gatherEvidence(
                { logits: NOTHING, target: { kind: 'index', data: new Int32Array(0), shape: [] } },
                new CrossEntropyInputError({ code: 'scalar-logits', targetKind: undefined }),
                { criterion },
            ),
        ),
};
