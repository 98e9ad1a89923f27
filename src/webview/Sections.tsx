import type { ComponentChildren } from 'preact';
import { factsOf, formatNumber, proofOf, t } from '../explain';
import type { Explanation, NaiveView, SampleView } from '../explain';
import { Facts } from './table/Facts';
import { ProofView } from './table/ProofView';

/** A line with the gist of what it holds, that opens. */
const Fold = ({
    name,
    title,
    gist,
    open,
    onOpen,
    children,
}: {
    readonly name: string;
    readonly title: ComponentChildren;
    readonly gist: string;
    readonly open: boolean;
    readonly onOpen: (open: boolean) => void;
    readonly children: ComponentChildren;
}) => (
    <details class="fold" data-fold={name} open={open} onToggle={({ currentTarget }) => onOpen(currentTarget.open)}>
        <summary>
            <h2>{title}</h2> <span class="quiet">{gist}</span>
        </summary>
        {children}
    </details>
);

interface SectionProps {
    readonly explanation: Explanation;
    readonly view: SampleView;
    readonly opened: readonly string[];
    readonly onOpened: (opened: readonly string[]) => void;
}

/** What else there is to know of the loss: more numbers, and the proof that both ways lead to it. */
export function LossSections({
    explanation,
    view,
    naive,
    opened,
    onOpened,
}: SectionProps & { readonly naive: NaiveView | undefined }) {
    const facts = factsOf(explanation, view.sample);
    const proof = proofOf({ explanation, view }, naive);
    const fold = (name: string) => ({
        name,
        open: opened.includes(name),
        onOpen: (open: boolean) =>
            open !== opened.includes(name) && onOpened(open ? [...opened, name] : opened.filter(each => each !== name)),
    });
    return (
        <>
            {facts.length > 0 && (
                <Fold
                    {...fold('facts')}
                    title={t('Facts')}
                    gist={facts.map(({ name, text }) => `${name} ${text}`).join(' · ')}
                >
                    <Facts facts={facts} />
                </Fold>
            )}
            {proof && (
                <Fold
                    {...fold('proof')}
                    title={<code>LogSoftmax + NLLLoss = CrossEntropyLoss</code>}
                    gist={proof.ways
                        .slice(0, 2)
                        .map(({ value }) => formatNumber(value))
                        .join(' = ')}
                >
                    <ProofView {...proof} />
                </Fold>
            )}
        </>
    );
}
