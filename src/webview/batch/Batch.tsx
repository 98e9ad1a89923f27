import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { samplePosition, t } from '../../explain';
import type { Explanation } from '../../explain';
import type { SampleFilter } from '../../explain/batch/filters';
import { isJudged } from '../../explain/batch/judged';
import { hasLossMap } from '../../explain/batch/lossMap';
import { nextWrong, orderSamples, worstFirst } from '../../explain/batch/order';
import type { SampleOrder } from '../../explain/batch/order';
import {
    confusionDigest,
    heatMapDigest,
    histogramDigest,
    mapDigest,
    reductionDigest,
} from '../../explain/batch/viewWords';
import { layoutOf } from '../../math';
import { BatchSummary } from './BatchSummary';
import { BatchTable } from './BatchTable';
import { BatchToolbar } from './BatchToolbar';
import { ConfusionTable } from './ConfusionTable';
import { HeatMap } from './HeatMap';
import { LossBars } from './LossBars';
import { LossPicture } from './LossPicture';
import { ReductionTable } from './ReductionTable';
import { Stepper } from './Stepper';
import type { ViewProps } from './viewProps';

export interface BatchProps {
    readonly explanation: Explanation;
    /** The one in view. */
    readonly sample: number;
    /** @param c the class to light up in the table */
    readonly onView: (sample: number, c?: number) => void;
}

/** A way to look at a batch. */
interface View {
    readonly name: string;
    readonly title: string;
    /** What is to be seen in it, in a line. */
    readonly gist: () => string;
    readonly draw: () => ComponentChildren;
}

/** In a panel as narrow as this one way to look is opened when it is asked for: the sample comes first. */
const NARROW = '(max-width: 30em)';

/**
 * A batch: how it fares, its samples as a list or drawn, and the way from one to the next. A click on whatever stands
 * for samples brings one of them into view.
 */
export function Batch({ explanation, sample, onView }: BatchProps) {
    const [order, setOrder] = useState<SampleOrder>(worstFirst);
    const listed = useMemo(() => orderSamples(explanation, order), [explanation, order]);
    const row = useMemo(() => listed.indexOf(sample), [listed, sample]);
    const onFilter = (filter: SampleFilter): void => {
        const next = { ...order, filter };
        setOrder(next);
        const among = orderSamples(explanation, next);
        if (among.length > 0 && !among.includes(sample)) {
            onView(among[0]!);
        }
    };
    const viewListed = (to: number): void => {
        if (!listed.includes(to)) {
            setOrder({ ...order, filter: { kind: 'all' } });
        }
        onView(to);
    };
    const [previous, next] = useMemo(
        () => [nextWrong(explanation, listed, row, -1), nextWrong(explanation, listed, row, 1)],
        [explanation, listed, row],
    );
    const view = (to: number | undefined) => (to === undefined ? undefined : () => onView(to));
    const onWrong = { previous: view(previous), next: view(next) };
    const onKeyDown = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
        const go = key === 'n' ? onWrong.next : key === 'p' ? onWrong.previous : undefined;
        if (!ctrlKey && !metaKey && !altKey) {
            go?.();
        }
    };
    const views = viewsOf({ explanation, sample, onView, listed, filter: order.filter, onFilter }, () => (
        <BatchTable
            explanation={explanation}
            listed={listed}
            sample={sample}
            onView={onView}
            order={order}
            onOrder={setOrder}
            onKeyDown={onKeyDown}
        />
    ));
    const [opened, setOpened] = useState(() => (matchMedia(NARROW).matches ? undefined : 'list'));
    const open = views.find(({ name }) => name === opened);
    return (
        <>
            <section
                class="batch"
                aria-label={t('The batch')}
                style={{ '--position': `${longestPosition(explanation)}ch` }}
            >
                {isJudged(explanation) && <BatchSummary explanation={explanation} />}
                <div class="views" role="group" aria-label={t('Ways to look at the batch')}>
                    {views.map(({ name, title }) => (
                        <button
                            key={name}
                            type="button"
                            class="view-name"
                            aria-pressed={name === opened}
                            onClick={() => setOpened(name === opened ? undefined : name)}
                        >
                            {title}
                        </button>
                    ))}
                </div>
                {open && (
                    <div data-view={open.name}>
                        <BatchToolbar
                            explanation={explanation}
                            listed={listed.length}
                            filter={order.filter}
                            onFilter={onFilter}
                            sample={sample}
                            onJump={viewListed}
                            onWrong={onWrong}
                        />
                        <p class="quiet">{open.gist()}</p>
                        {open.draw()}
                    </div>
                )}
            </section>
            <Stepper explanation={explanation} sample={sample} listed={listed} row={row} onView={onView} />
        </>
    );
}

/** Those that the batch has something to show in. */
function viewsOf(props: ViewProps, list: () => ComponentChildren): readonly View[] {
    const { explanation } = props;
    const { classes } = layoutOf(explanation.question.logits.shape);
    const judged = isJudged(explanation) ? { ...props, explanation } : undefined;
    const isDrawable = explanation.stages !== undefined && classes > 0;
    return [
        { name: 'list', title: t('List'), gist: () => '', draw: list },
        ...(judged && hasLossMap(judged.explanation)
            ? [
                  {
                      name: 'map',
                      title: t('Map'),
                      gist: () => mapDigest(judged.explanation),
                      draw: () => <LossPicture {...judged} />,
                  },
              ]
            : []),
        ...(judged && isDrawable
            ? [
                  {
                      name: 'histogram',
                      title: t('Histogram'),
                      gist: () => histogramDigest(judged.explanation),
                      draw: () => <LossBars {...judged} />,
                  },
                  {
                      name: 'confusion',
                      title: t('Confusion'),
                      gist: () => confusionDigest(judged.explanation),
                      draw: () => <ConfusionTable {...judged} />,
                  },
              ]
            : []),
        ...(isDrawable
            ? [
                  {
                      name: 'heatmap',
                      title: 'Softmax',
                      gist: () => heatMapDigest(explanation),
                      draw: () => <HeatMap {...props} />,
                  },
              ]
            : []),
        ...(judged && isDrawable
            ? [
                  {
                      name: 'reduction',
                      title: t('Reduction'),
                      gist: () => reductionDigest(judged.explanation),
                      draw: () => <ReductionTable {...judged} />,
                  },
              ]
            : []),
    ];
}

/** In characters: the last sample has the largest indices. */
function longestPosition({ question }: Explanation): number {
    const { samples, sampleShape } = layoutOf(question.logits.shape);
    return samplePosition(sampleShape, samples - 1).length;
}
