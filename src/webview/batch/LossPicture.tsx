import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { classLabel, formatNumber, sentences, t } from '../../explain';
import type { Judged } from '../../explain/batch/judged';
import { hardestSample, lossMap } from '../../explain/batch/lossMap';
import type { LossMap, MapPage } from '../../explain/batch/lossMap';
import { chanceOf } from '../../explain/batch/chance';
import { chanceMark, describeMap, describePosition } from '../../explain/batch/viewWords';
import { layoutOf } from '../../math';
import { cellSize, classColour, drawClassMap, drawLossMap } from './drawLossMap';
import { emInPixels, useWidth } from '../state/sizes';
import { useTheme } from './useTheme';
import type { JudgedViewProps } from './viewProps';

/**
 * Neither a cell nor the picture grows beyond, in em; below so many pixels a cell cannot be told from its neighbour.
 */
const LARGEST_CELL = 3;
const HIGHEST = 36;
const SMALLEST_CELL = 2;

/** So many maps stand side by side where there is room: target, prediction, loss. */
const MAPS = 3;
/** In em. */
const GAP = 0.8;

/**
 * The positions of a batch as pictures: their targets, their predictions, their losses; of more than two axes the last
 * two, with a field for each other one.
 */
export function LossPicture({ explanation, sample, onView }: JudgedViewProps) {
    const frame = useRef<HTMLDivElement>(null);
    const canvas = useRef<HTMLCanvasElement>(null);
    const targets = useRef<HTMLCanvasElement>(null);
    const predictions = useRef<HTMLCanvasElement>(null);
    const width = Math.floor((useWidth(frame) - (MAPS - 1) * GAP * emInPixels()) / MAPS);
    const theme = useTheme();
    const height = HIGHEST * emInPixels();
    const map = useMemo(
        () =>
            lossMap(
                explanation,
                sample,
                Math.floor(height / SMALLEST_CELL),
                Math.max(1, Math.floor(width / SMALLEST_CELL)),
            ),
        [explanation, sample, height, width],
    );
    const cell = cellSize(map, width, height, LARGEST_CELL * emInPixels(), SMALLEST_CELL);
    const largest = explanation.breakdown.perSample.data[hardestSample(explanation) ?? -1] ?? 0;
    const { targetClass, prediction } = explanation.breakdown;
    useLayoutEffect(() => {
        drawClassMap(targets.current!, map, cell, at => targetClass.data[at]!);
        drawClassMap(predictions.current!, map, cell, at => prediction.data[at]!);
        drawLossMap(canvas.current!, map, cell, largest);
    }, [map, cell.width, cell.height, largest, theme]);
    const present = useMemo(() => classesIn(explanation, map), [explanation, map]);

    const sampleUnder = ({ offsetX, offsetY }: MouseEvent): number | undefined => {
        const [row, column] = [Math.floor(offsetY / cell.height), Math.floor(offsetX / cell.width)];
        return row >= 0 && row < map.rows && column >= 0 && column < map.columns
            ? map.samples[row * map.columns + column]
            : undefined;
    };
    const view = (to: number | undefined): void => {
        if (to !== undefined) {
            onView(to);
        }
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        const to = cellAfterKey(event.key, map.current, map.rows, map.columns);
        if (to !== undefined) {
            event.preventDefault();
            onView(map.samples[to]!);
        }
    };
    return (
        <div class="loss-map">
            <p class="hint">{sentences(describeMap(map), t('The table of samples shows these values as numbers.'))}</p>
            {map.pages
                .filter(({ size }) => size > 1)
                .map(page => (
                    <PageField key={page.name} page={page} onPage={by => onView(sample + by * page.stride)} />
                ))}
            <div ref={frame} class="maps">
                {(
                    [
                        [t('Target'), targets],
                        [t('Prediction'), predictions],
                    ] as const
                ).map(([title, ref]) => (
                    <figure key={title}>
                        <figcaption>{title}</figcaption>
                        <canvas ref={ref} aria-hidden="true" onClick={event => view(sampleUnder(event))} />
                    </figure>
                ))}
                <figure>
                    <figcaption>{t('Loss')}</figcaption>
                    <canvas
                        ref={canvas}
                        tabIndex={0}
                        role="application"
                        aria-label={t('Loss by position')}
                        aria-describedby="map-position"
                        onClick={event => view(sampleUnder(event))}
                        onKeyDown={onKeyDown}
                        onPointerMove={event => {
                            const under = sampleUnder(event);
                            event.currentTarget.title = under === undefined ? '' : describePosition(explanation, under);
                        }}
                    />
                </figure>
            </div>
            <p id="map-position" role="status" class="hint">
                {describePosition(explanation, sample)}
            </p>
            <p class="legend">
                {present.map(c => (
                    <span key={c}>
                        <span class="swatch" style={{ background: classColour(c) }} aria-hidden="true" />{' '}
                        {classLabel(explanation.question, c)}
                    </span>
                ))}
            </p>
            <Legend
                map={map}
                largest={largest}
                chance={chanceOf(explanation)}
                classes={layoutOf(explanation.question.logits.shape).classes}
            />
        </div>
    );
}

/** So many classes have their colour in the legend. */
const NAMED = 24;

/** The classes that the maps show, as targets or predictions. */
function classesIn(
    { breakdown: { targetClass, prediction } }: Judged,
    { samples, ignored }: LossMap,
): readonly number[] {
    const present = new Set<number>();
    samples.forEach((at, cell) => {
        if (!ignored[cell]) {
            present.add(targetClass.data[at]!).add(prediction.data[at]!);
        }
    });
    return [...present].sort((a, b) => a - b).slice(0, NAMED);
}

function PageField({
    page: { name, index, size },
    onPage,
}: {
    readonly page: MapPage;
    readonly onPage: (by: number) => void;
}) {
    return (
        <label>
            {t('{0} (0 to {1})', name, size - 1)}{' '}
            <input
                type="number"
                name={`page-${name}`}
                min={0}
                max={size - 1}
                step={1}
                value={index}
                onInput={({ currentTarget: { valueAsNumber, validity } }) =>
                    validity.valid && Number.isInteger(valueAsNumber) && onPage(valueAsNumber - index)
                }
            />
        </label>
    );
}

function Legend({
    map: { losses, ignored },
    largest,
    chance = Infinity,
    classes,
}: {
    readonly map: LossMap;
    readonly largest: number;
    readonly chance: number | undefined;
    readonly classes: number;
}) {
    return (
        <p class="legend">
            <span>0</span>
            <span class="ramp" aria-hidden="true">
                {chance < largest && (
                    <span class="chance-tick" style={{ insetInlineStart: `${(100 * chance) / largest}%` }} />
                )}
            </span>
            <span>{formatNumber(largest)}</span>
            {chance < largest && <span>{t('| at {0}', chanceMark(classes, chance, chance / largest))}</span>}
            {ignored.includes(1) && (
                <span>
                    <span class="swatch ignored" aria-hidden="true" /> {t('ignored')}
                </span>
            )}
            {!losses.every(Number.isFinite) && (
                <span>
                    <span class="swatch broken" aria-hidden="true" /> {t('infinite or nan')}
                </span>
            )}
        </p>
    );
}

function cellAfterKey(key: string, cell: number, rows: number, columns: number): number | undefined {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    switch (key) {
        case 'ArrowRight':
            return column + 1 < columns ? cell + 1 : undefined;
        case 'ArrowLeft':
            return column > 0 ? cell - 1 : undefined;
        case 'ArrowDown':
            return row + 1 < rows ? cell + columns : undefined;
        case 'ArrowUp':
            return row > 0 ? cell - columns : undefined;
        default:
            return undefined;
    }
}
