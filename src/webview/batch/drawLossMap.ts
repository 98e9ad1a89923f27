import type { LossMap } from '../../explain/batch/lossMap';

/** In CSS pixels. */
export interface CellSize {
    readonly width: number;
    readonly height: number;
}

/** Cells as large as there is room for. Those of an image are square; of samples x positions they need not be. */
export function cellSize(
    { rows, columns, pages }: LossMap,
    width: number,
    height: number,
    largest: number,
    smallest: number,
): CellSize {
    const fit = (room: number, count: number): number =>
        Math.floor(Math.max(smallest, Math.min(largest, room / count)));
    const cell = { width: fit(width, columns), height: fit(height, rows) };
    const side = Math.min(cell.width, cell.height);
    return pages.length > 0 ? { width: side, height: side } : cell;
}

/** How a cell is filled. */
interface Fill {
    readonly style: string | CanvasPattern;
    readonly opacity: number;
}

/** The colours of the theme that pictures are drawn in. */
function coloursOf(canvas: HTMLCanvasElement) {
    const style = getComputedStyle(canvas);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    return {
        loss: colour('--vscode-charts-red'),
        text: colour('--vscode-foreground'),
        background: colour('--vscode-editor-background'),
    };
}

/**
 * Draws the losses as shades from 0 to the largest, ignored positions hatched, infinite and NaN ones in the text's
 * colour.
 */
export function drawLossMap(canvas: HTMLCanvasElement, map: LossMap, cell: CellSize, largest: number): void {
    const { loss, text } = coloursOf(canvas);
    drawMap(canvas, map, cell, i => {
        const value = map.losses[i]!;
        return Number.isFinite(value)
            ? { style: loss, opacity: Math.max(0, Math.min(1, value / largest || 0)) }
            : { style: text, opacity: 1 };
    });
}

/** Draws a class for each position, each in a colour of its own; ignored positions hatched. */
export const drawClassMap = (
    canvas: HTMLCanvasElement,
    map: LossMap,
    cell: CellSize,
    classOf: (sample: number) => number,
): void => drawMap(canvas, map, cell, i => ({ style: classColour(classOf(map.samples[i]!)), opacity: 1 }));

/** Turned by the golden angle, the hues of neighbouring classes are far apart, however many there are. */
export const classColour = (c: number): string => `hsl(${Math.round((210 + c * 137.508) % 360)} 55% 55%)`;

/** Cells, and a frame around the sample in view. */
function drawMap(canvas: HTMLCanvasElement, map: LossMap, cell: CellSize, fillOf: (i: number) => Fill): void {
    const { rows, columns, ignored, current } = map;
    const density = window.devicePixelRatio;
    const [width, height] = [columns * cell.width, rows * cell.height];
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const context = canvas.getContext('2d')!;
    context.scale(density, density);
    const { text, background } = coloursOf(canvas);
    const hatch: Fill = { style: hatchOf(context, text), opacity: 1 };
    for (let i = 0; i < rows * columns; i++) {
        const fill = ignored[i] ? hatch : fillOf(i);
        context.fillStyle = fill.style;
        context.globalAlpha = fill.opacity;
        context.fillRect((i % columns) * cell.width, Math.floor(i / columns) * cell.height, cell.width, cell.height);
    }
    context.globalAlpha = 1;
    frameCell(
        context,
        (current % columns) * cell.width,
        Math.floor(current / columns) * cell.height,
        cell,
        text,
        background,
    );
}

/** Two lines, one of which stands out from whatever is beneath; outside of a cell that is too small for them. */
function frameCell(
    context: CanvasRenderingContext2D,
    x: number,
    y: number,
    { width, height }: CellSize,
    outer: string,
    inner: string,
): void {
    const inset = Math.min(width, height) >= 8 ? 1 : -2;
    context.lineWidth = 2;
    context.strokeStyle = outer;
    context.strokeRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset);
    context.lineWidth = 1;
    context.strokeStyle = inner;
    context.strokeRect(x + inset + 1.5, y + inset + 1.5, width - 2 * inset - 3, height - 2 * inset - 3);
}

/** Slanted lines that run on from cell to cell. */
function hatchOf(context: CanvasRenderingContext2D, colour: string): CanvasPattern {
    const tile = new OffscreenCanvas(6, 6);
    const lines = tile.getContext('2d')!;
    lines.strokeStyle = colour;
    lines.globalAlpha = 0.6;
    lines.beginPath();
    for (const start of [-6, 0, 6]) {
        lines.moveTo(start, 6);
        lines.lineTo(start + 6, 0);
    }
    lines.stroke();
    return context.createPattern(tile, 'repeat')!;
}
