import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../explain';
import { isJudged } from '../../explain/batch/judged';
import { hasLossMap } from '../../explain/batch/lossMap';
import { confusionDigest, heatMapDigest, histogramDigest, mapDigest, reductionDigest } from '../../explain/batch/viewWords';
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
export function BatchViews({ explanation, ...rest }: ViewProps) {
    const judged = isJudged(explanation) ? explanation : undefined;
    const mapped = judged && hasLossMap(judged);
    return (
        <div class="views">
            {mapped && <View name="map" title={t('Loss by position')} digest={mapDigest(judged)} opened><LossPicture explanation={judged} {...rest} /></View>}
            {judged && <View name="histogram" title={t('Histogram of the losses')} digest={histogramDigest(judged)} opened={!mapped && layoutOf(explanation.question.logits.shape).samples >= LARGE}><LossBars explanation={judged} {...rest} /></View>}
            {judged && <View name="confusion" title={t('Confusion matrix')} digest={confusionDigest(judged)}><ConfusionTable explanation={judged} {...rest} /></View>}
            {explanation.stages && <View name="heatmap" title={t('Softmax of every sample')} digest={heatMapDigest(explanation)}><HeatMap explanation={explanation} {...rest} /></View>}
            {judged && <View name="reduction" title={t('From losses to the loss')} digest={reductionDigest(judged)}><ReductionTable explanation={judged} {...rest} /></View>}
        </div>
    );
}

function View({ name, title, digest, opened = false, children }: {
    readonly name: string; readonly title: string; readonly digest: string; readonly opened?: boolean; readonly children: ComponentChildren;
}) {
    const [open, setOpen] = useState(opened);
    return (
        <details data-view={name} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary><h3>{title}</h3> <span class="hint">{digest}</span></summary>
            {open && children}
        </details>
    );
}
