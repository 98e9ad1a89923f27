import { useMemo } from 'preact/hooks';
import { factsOf, proofOf, t } from '../explain';
import type { Explanation, NaiveView, SampleView } from '../explain';
import { Fold } from './Fold';
import type { FoldProps } from './Fold';
import { useSettled } from './state/useSettled';
import { Facts } from './table/Facts';
import { ProofView } from './table/ProofView';

/** What else there is to know of the loss: more numbers, and the proof that both ways lead to it. */
export function LossSections({
    explanation,
    view,
    naive,
    fold,
}: {
    readonly explanation: Explanation;
    readonly view: SampleView;
    readonly naive: NaiveView | undefined;
    /** Of the section of a name. */
    readonly fold: (name: string) => FoldProps;
}) {
    const facts = useMemo(() => factsOf(explanation, view.sample), [explanation, view.sample]);
    const settledFacts = useSettled(facts, view.sample);
    const now = useMemo(() => ({ explanation, view, naive }), [explanation, view, naive]);
    const settled = useSettled(now, view.sample);
    // Closed, both follow a drag when it pauses: the proof takes as long as the loss itself.
    const shownFacts = fold('facts').open ? facts : settledFacts;
    const factList = useMemo(() => <Facts facts={shownFacts} />, [shownFacts]);
    const proved = fold('proof').open ? now : settled;
    const proof = useMemo(() => proofOf(proved, proved.naive), [proved]);
    const proofView = useMemo(() => proof && <ProofView {...proof} />, [proof]);
    return (
        <>
            {facts.length > 0 && (
                <Fold
                    {...fold('facts')}
                    title={t('Facts')}
                    gist={facts.map(({ name, text }) => `${name} ${text}`).join(' · ')}
                >
                    {factList}
                </Fold>
            )}
            {proof && (
                <Fold
                    {...fold('proof')}
                    title={<code>LogSoftmax + NLLLoss = CrossEntropyLoss</code>}
                    gist={t('the same loss in two steps')}
                >
                    {proofView}
                </Fold>
            )}
        </>
    );
}
