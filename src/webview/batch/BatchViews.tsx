import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../explain';
import { isJudged } from '../../explain/batch/judged';
import { hasLossMap } from '../../explain/batch/lossMap';
import {
    confusionDigest,
    heatMapDigest,
    histogramDigest,
    mapDigest,
    reductionDigest,
} from '../../explain/batch/viewWords';
import { layoutOf } from '../../math';
import { ConfusionTable } from './ConfusionTable';
import { HeatMap } from './HeatMap';
import { LossBars } from './LossBars';
import { LossPicture } from './LossPicture';
import { ReductionTable } from './ReductionTable';
import type { ViewProps } from './viewProps';

/** In so large a batch the histogram is what one looks at first. */
const LARGE = 16;

/** The batch from several sides. A closed view says the gist of it, and costs no drawing. */
export function BatchViews(props: ViewProps) {
    const { explanation } = props;
    const { samples, classes } = layoutOf(explanation.question.logits.shape);
    if (!explanation.stages || classes === 0) {
        return null;
    }
    const judged = isJudged(explanation) ? { ...props, explanation } : undefined;
    const mapped = judged !== undefined && hasLossMap(judged.explanation);
    return (
        <div class="views">
            {mapped && (
                <View name="map" title={t('Loss by position')} digest={mapDigest(judged.explanation)} opened>
                    <LossPicture {...judged} />
                </View>
            )}
            {judged && (
                <View
                    name="histogram"
                    title={t('Histogram of the losses')}
                    digest={histogramDigest(judged.explanation)}
                    opened={!mapped && samples >= LARGE}
                >
                    <LossBars {...judged} />
                </View>
            )}
            {judged && (
                <View name="confusion" title={t('Confusion matrix')} digest={confusionDigest(judged.explanation)}>
                    <ConfusionTable {...judged} />
                </View>
            )}
            <View name="heatmap" title={t('Softmax of every sample')} digest={heatMapDigest(explanation)}>
                <HeatMap {...props} />
            </View>
            {judged && (
                <View
                    name="reduction"
                    title={t('From losses to the loss')}
                    digest={reductionDigest(judged.explanation)}
                >
                    <ReductionTable {...judged} />
                </View>
            )}
        </div>
    );
}

function View({
    name,
    title,
    digest,
    opened = false,
    children,
}: {
    readonly name: string;
    readonly title: string;
    readonly digest: string;
    readonly opened?: boolean;
    readonly children: ComponentChildren;
}) {
    const [open, setOpen] = useState(opened);
    return (
        <details data-view={name} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary>
                <h3>{title}</h3> <span class="hint">{digest}</span>
            </summary>
            {open && children}
        </details>
    );
}
