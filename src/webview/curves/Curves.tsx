import { useMemo, useState } from 'preact/hooks';
import { className, formatNumber, t, wasInText } from '../../explain';
import type { Explanation, SampleView } from '../../explain';
import {
    apart,
    curvesOf,
    curveTitle,
    describeLossByLogit,
    describeLossByProbability,
    describeProbabilityByLogit,
    linePath,
    noCurves,
    readLossByLogit,
    readLossByProbability,
    readProbability,
    tangentOf,
} from '../../explain/curves';
import type { Axis, CurveName, MovedPoint, SampleCurves } from '../../explain/curves';
import { roundLogit, stepOfKey } from '../controls/logitSteps';
import type { PlotPoint, PlotAxes } from './plotPoint';
import { Dot, PlaceLabel, Plot } from './Plot';
import type { Drag } from './Plot';
import { PlotSlider } from './PlotSlider';

interface CurveProps {
    readonly curves: SampleCurves;
    readonly view: SampleView;
    readonly explanation: Explanation;
    readonly drag: Drag;
}

/**
 * Loss and probability of the sample as the logit of one class moves: the target's, the most probable class's without
 * one.
 */
export function Curves({
    explanation,
    view,
    original,
    onLogit,
}: {
    readonly explanation: Explanation;
    readonly view: SampleView;
    readonly original: Float64Array | undefined;
    readonly onLogit: (c: number, value: number, continues: boolean) => void;
}) {
    const [held, setHeld] = useState<Axis>();
    const curves = useMemo(() => curvesOf(view, original, held), [view, original, held]);
    if (!curves) {
        return <p class="hint">{noCurves(view)}</p>;
    }
    const drag: Drag = {
        onMove: (logit, continues) => onLogit(curves.c, roundLogit(logit), continues),
        onHold: holds => setHeld(holds ? curves.logitAxis : undefined),
    };
    const given: CurveProps = { curves, view, explanation, drag };
    return (
        <div class={view.target ? 'curves' : 'curves untargeted'}>
            {curves.noLoss === 'not-finite' ? (
                <NoCurve name="lossByProbability" why={describeLossByProbability(curves)} />
            ) : (
                <LossByProbability {...given} />
            )}
            <ProbabilityByLogit {...given} />
            {curves.noLoss ? (
                <NoCurve name="lossByLogit" why={describeLossByLogit(curves, view, explanation)} />
            ) : (
                <LossByLogit {...given} />
            )}
        </div>
    );
}

const NoCurve = ({ name, why }: { readonly name: CurveName; readonly why: string }) => (
    <section class="curve">
        <h3>{curveTitle(name)}</h3>
        <p>{why}</p>
    </section>
);

function LossByProbability({ curves, view }: CurveProps) {
    const { points, present, ghost, candidates, probabilityAxis, lossAxis, atProbability } = curves;
    const axes = { x: probabilityAxis, y: lossAxis };
    const place = ({ probability, loss }: Pick<MovedPoint, 'probability' | 'loss'>): PlotPoint => ({
        x: probability,
        y: loss,
    });
    const formula = view.oneHot && !view.weight;
    return (
        <Plot
            name="lossByProbability"
            axes={axes}
            xTitle="p"
            yTitle={formula || !view.target ? '−ln p' : t('loss')}
            caption={describeLossByProbability(curves)}
            lines={[{ kind: 'main', path: pathThrough(points.map(place), axes) }]}
            read={p => {
                const point = atProbability(p);
                return { ...place(point), text: readLossByProbability(point) };
            }}
            readFrom={present?.probability ?? 0.5}
        >
            {candidates.map(candidate => (
                <Dot key={candidate.c} axes={axes} place={place(candidate)} kind="candidate" />
            ))}
            {apart(candidates.map(place), axes.x, axes.y).map(i => (
                <PlaceLabel
                    key={i}
                    axes={axes}
                    place={place(candidates[i]!)}
                    text={className(view, candidates[i]!.c)}
                />
            ))}
            {view.target && ghost && <Dot axes={axes} place={place(ghost)} kind="was" title={wasInText(ghost.logit)} />}
            {view.target && present && (
                <>
                    <Dot axes={axes} place={place(present)} kind="present" />
                    <PlaceLabel
                        axes={axes}
                        place={place(present)}
                        text={
                            formula
                                ? `−ln ${formatNumber(present.probability)} = ${formatNumber(present.loss)}`
                                : formatNumber(present.loss)
                        }
                    />
                </>
            )}
        </Plot>
    );
}

function ProbabilityByLogit({ curves, view, drag }: CurveProps) {
    const { c, rival, points, present, ghost, logitAxis, probabilityAxis, at } = curves;
    const axes = { x: logitAxis, y: probabilityAxis };
    const place = ({ logit, probability }: MovedPoint): PlotPoint => ({ x: logit, y: probability });
    const ofRival = ({ logit, rivalProbability }: MovedPoint): PlotPoint => ({ x: logit, y: rivalProbability });
    const rivalStart = ofRival(at(logitAxis.low));
    return (
        <Plot
            name="probabilityByLogit"
            axes={axes}
            xTitle="logit"
            yTitle="p"
            caption={describeProbabilityByLogit(curves, view)}
            drag={drag}
            lines={[
                { kind: 'rival', path: pathThrough(points.map(ofRival), axes) },
                { kind: 'main', path: pathThrough(points.map(place), axes) },
            ]}
            read={logit => {
                const point = at(logit);
                return { ...place(point), text: readProbability(point) };
            }}
        >
            <span class="line-label" aria-hidden="true">
                {className(view, c)}
            </span>
            <PlaceLabel axes={axes} place={rivalStart} below={rivalStart.y > 0.85} text={className(view, rival)} />
            {ghost && <Dot axes={axes} place={place(ghost)} kind="was" title={wasInText(ghost.logit)} />}
            {present && (
                <>
                    <Dot axes={axes} place={ofRival(present)} kind="candidate" />
                    <PlaceLabel
                        axes={axes}
                        place={place(present)}
                        below={present.probability > 0.15}
                        text={`p = ${formatNumber(present.probability)}`}
                    />
                    <MovablePoint
                        name="probabilityByLogit"
                        axes={axes}
                        point={present}
                        place={place(present)}
                        label={className(view, c)}
                        text={readProbability(present)}
                        drag={drag}
                    />
                </>
            )}
        </Plot>
    );
}

function LossByLogit({ curves, view, explanation, drag }: CurveProps) {
    const { c, points, present, ghost, logitAxis, lossAxis, at } = curves;
    const axes = { x: logitAxis, y: lossAxis };
    const place = ({ logit, loss }: Pick<MovedPoint, 'logit' | 'loss'>): PlotPoint => ({ x: logit, y: loss });
    const tangent = present && tangentOf(present, logitAxis).map(place);
    return (
        <Plot
            name="lossByLogit"
            axes={axes}
            xTitle="logit"
            yTitle={t('loss')}
            caption={describeLossByLogit(curves, view, explanation)}
            drag={drag}
            lines={[
                { kind: 'main', path: pathThrough(points.map(place), axes) },
                ...(tangent ? [{ kind: 'tangent', path: pathThrough(tangent, axes) } as const] : []),
            ]}
            read={logit => {
                const point = at(logit);
                return { ...place(point), text: readLossByLogit(point) };
            }}
        >
            {ghost && <Dot axes={axes} place={place(ghost)} kind="was" title={wasInText(ghost.logit)} />}
            {present && (
                <>
                    <PlaceLabel axes={axes} place={place(present)} text={formatNumber(present.loss)} />
                    <MovablePoint
                        name="lossByLogit"
                        axes={axes}
                        point={present}
                        place={place(present)}
                        label={className(view, c)}
                        text={readLossByLogit(present)}
                        drag={drag}
                    />
                </>
            )}
        </Plot>
    );
}

const pathThrough = (places: readonly PlotPoint[], { x, y }: PlotAxes): string =>
    linePath(
        places.map(place => [place.x, place.y]),
        x,
        y,
    );

/** The sample's point; the pointer moves it anywhere in the plot, the arrow keys here. */
function MovablePoint({
    name,
    axes,
    point,
    place,
    label,
    text,
    drag,
}: {
    readonly name: CurveName;
    readonly axes: PlotAxes;
    readonly point: MovedPoint;
    readonly place: PlotPoint;
    readonly label: string;
    readonly text: string;
    readonly drag: Drag;
}) {
    return (
        <PlotSlider
            axes={axes}
            place={place}
            kind="present"
            label={t('{0}: {1}', curveTitle(name), label)}
            text={text}
            value={point.logit}
            stepOf={stepOfKey}
            onValue={drag.onMove}
        />
    );
}
