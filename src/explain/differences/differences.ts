/** Two arrays compared, stage by stage. Loaded when a person compares. */
import { relating } from '../../diagnose/relation';
import type { Relation, ComparedArray } from '../../diagnose/relation';
import { layoutOf } from '../../math';
import { atOnce } from '../../model/turns';
import { explain } from '../../diagnose/explanation';
import type { Explanation } from '../../diagnose/explanation';
import { viewSample } from '../sampleView';
import type { SampleView } from '../sampleView';
import { borrow, lend } from './borrow';
import type { OtherExample } from './borrow';
import { sampleDifferences, stageDifferences } from './numbers';
import type { SampleDifferences, StageDifference } from './numbers';
import { counterpart, pairingOf } from './pairing';
import type { Pairing } from './pairing';
import { describeRelation, describeUnrelated, remarksOn } from './words';

/** A is what the panel explains, B is compared with it. */
export interface ArrayDifferences {
    readonly a: Explanation;
    readonly b: Explanation;
    readonly pairing: Pairing;
    /** What B has to do with A. */
    readonly relation: Relation | undefined;
    readonly sentence: string;
    readonly remarks: readonly string[];
    readonly samples: SampleDifferences | undefined;
}

/** See `differencesInSteps`. */
export const differencesOf = (...given: Parameters<typeof differencesInSteps>): ArrayDifferences =>
    atOnce(differencesInSteps(...given));

/**
 * With pauses on the way.
 *
 * @param sample the one in view; it matters only where B is one sample and A is more
 * @param isLent whether A's target is already that of B's text
 */
export function* differencesInSteps(
    shown: Explanation,
    other: OtherExample,
    sample: number,
    isLent = false,
): Generator<void, ArrayDifferences> {
    const pairing = pairingOf(layoutOf(shown.question.logits.shape), layoutOf(other.logits.shape));
    const lent = lend(shown.question, other, pairing);
    const a = lent ? explain(lent) : shown;
    yield;
    const borrowed = borrow(other, a.question, pairing, sample);
    const b = explain(borrowed.question);
    yield;
    const [sideA, sideB] = [sideOf(a), sideOf(b)];
    const relation = sideA && sideB && (yield* relating(sideA, sideB));
    return {
        a,
        b,
        pairing,
        relation,
        sentence: relation ? describeRelation(relation, b.question) : describeUnrelated(a.question, b.question),
        remarks: remarksOn(a, b, pairing, { ...borrowed, lent: isLent || lent !== undefined }),
        samples: yield* sampleDifferences(a, b, pairing),
    };
}

function sideOf({ question: { logits, decimals }, stages }: Explanation): ComparedArray | undefined {
    return (
        stages && {
            logits,
            softmax: stages.softmax,
            logSoftmax: stages.logSoftmax,
            ...(decimals !== undefined && { decimals }),
        }
    );
}

/** A sample of A, and the one of B that it is compared with. */
export interface ComparedSample {
    readonly a: SampleView;
    readonly b: SampleView;
    readonly stages: readonly StageDifference[];
}

/** @param view the sample of A */
export function compareSample({ a, b, pairing }: ArrayDifferences, view: SampleView): ComparedSample | undefined {
    const other = counterpart(pairing, view.sample);
    const ofB = other === undefined ? undefined : viewSample(b, other);
    return (
        ofB && {
            a: view,
            b: ofB,
            stages: stageDifferences({ explanation: a, view }, { explanation: b, view: ofB }),
        }
    );
}
