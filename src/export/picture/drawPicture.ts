import { sampleTable } from '../copy/table';
import type { SampleTable } from '../copy/table';
import type { Explanation } from '../../diagnose/explanation';
import { t } from '../../format/l10n';
import type { SampleView } from '../../explain/sampleView';
import { otherClasses } from '../../explain/sentences';
import { columnsOf } from '../../explain/stages';
import { panelName } from '../../explain/titles';
import { palettes } from './palette';
import type { Palette, PaletteName } from './palette';
import { element, wrap, xmlText } from './svgText';
import { drawTable, LETTER, tableHeight, tableWidth, TEXT, write } from './table';
import type { PictureColumn, Sheet } from './table';
import { describePicture, lossFormula } from './words';

/** So many classes have a row; of more, the most probable ones and the target, as in the panel. */
const ROWS = 12;
/** In pixels. */
const MARGIN = 36;
const LINE = 22;

export interface Picture {
    /** An SVG document. */
    readonly svg: string;
    /** In pixels. */
    readonly width: number;
    readonly height: number;
}

/**
 * The sample in view as a picture for a slide or a paper: its stages as columns, a row a class, and the loss. Undefined
 * where torch refuses the logits. Nothing in it is loaded from elsewhere; the fonts are those of whoever looks at it.
 *
 * @param name of the array
 */
export function drawPicture(
    explanation: Explanation,
    sample: number,
    name: string | undefined,
    paletteName: PaletteName,
): Picture | undefined {
    const table = sampleTable(explanation, sample, ROWS);
    if (!table) {
        return undefined;
    }
    const palette = palettes[paletteName];
    const sheet = sheetOf(table, palette);
    const width = Math.ceil(tableWidth(sheet)) + 2 * MARGIN;
    const sentence = table.refusal ?? describePicture(table.view);
    const lines = wrap(sentence, (width - 2 * MARGIN) / LETTER);
    const placed = { ...sheet, top: MARGIN + 44 + LINE * lines.length };
    const foot = placed.top + tableHeight(placed) + 34;
    const losses = lossLines(table, palette, foot);
    const height = foot + 30 * losses.length - 30 + MARGIN;
    const content = [
        element('title', {}, xmlText(t('{0}: {1}', panelName(), sentence))),
        element('rect', { width, height, fill: palette.background }),
        heading(table, name, palette),
        ...lines.map((line, i) => write(MARGIN, MARGIN + 42 + LINE * i, line, { fill: palette.quiet })),
        drawTable(placed),
        ...losses,
    ];
    const svg = element(
        'svg',
        {
            xmlns: 'http://www.w3.org/2000/svg',
            width,
            height,
            viewBox: `0 0 ${width} ${height}`,
            role: 'img',
            'font-family': 'system-ui, sans-serif',
            'font-size': TEXT,
            fill: palette.text,
        },
        `\n${content.join('\n')}\n`,
    );
    return { svg: `${svg}\n`, width, height };
}

function sheetOf({ view, classes, rest }: SampleTable, palette: Palette): Sheet {
    const others = view.logits.length - classes.length;
    const probability = 1 - classes.reduce((sum, c) => sum + view.softmax(c), 0);
    return {
        view,
        palette,
        columns: columnsInPicture(view),
        shown: classes,
        rest: rest && otherClasses(others, Math.max(0, probability)),
        left: MARGIN,
        top: 0,
    };
}

/** From logits to the terms that add up to the loss: the columns that have a heading. */
const columnsInPicture = (view: SampleView): readonly PictureColumn[] =>
    columnsOf(view).flatMap(column => {
        const heading = column.heading?.(view);
        return heading === undefined ? [] : [{ ...column, heading }];
    });

function heading({ heading: which }: SampleTable, name: string | undefined, palette: Palette): string {
    const parts = [
        element('tspan', { 'font-size': 20, 'font-weight': 600, fill: palette.text }, xmlText(panelName())),
        ...[name, which]
            .filter(part => part !== undefined)
            .map(part => element('tspan', { dx: 14, 'font-size': 16, fill: palette.quiet }, xmlText(part))),
    ];
    return element('text', { x: MARGIN, y: MARGIN + 14 }, parts.join(''));
}

/** The formula, and what comes out. */
function lossLines({ view, losses }: SampleTable, palette: Palette, top: number): readonly string[] {
    const formula = lossFormula(view);
    const lines = [
        ...(formula === undefined ? [] : [element('tspan', { 'font-size': 18, fill: palette.text }, xmlText(formula))]),
        ...losses.map(({ name, value, remark }) =>
            [
                element('tspan', { fill: palette.quiet }, xmlText(name)),
                element('tspan', { dx: 10, 'font-size': 20, 'font-weight': 600, fill: palette.text }, xmlText(value)),
                remark === undefined ? '' : element('tspan', { dx: 14, fill: palette.quiet }, xmlText(remark)),
            ].join(''),
        ),
    ];
    return lines.map((line, i) => element('text', { x: MARGIN, y: top + 30 * i }, line));
}

/** Browsers draw no canvas that is longer than this, in pixels. */
const LONGEST = 8192;

/** How many pixels of a bitmap go to a pixel of the picture, along each side. */
export const pixelScale = (width: number, height: number): number => Math.min(2, LONGEST / width, LONGEST / height);
