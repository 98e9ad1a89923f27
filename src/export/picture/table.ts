import { formatNumber } from '../../format/numbers';
import { barOf, barScaleOf } from '../../explain/bars';
import { classLabel } from '../../explain/labels';
import { t } from '../../format/l10n';
import type { SampleView } from '../../explain/sampleView';
import { formatCell } from '../../explain/stages';
import type { FilledColumn } from '../../explain/stages';
import type { Palette } from './palette';
import { clip, element, lettersOf, xmlText } from './svgText';
import type { Attributes } from './svgText';

/** In pixels: a row, what a column's numbers and its bars take, and what lies between columns. */
const ROW = 28;
const [NUMBER, BARS, GAP] = [84, 76, 26];
/** Of the text: its size, and about the width of a letter. */
export const TEXT = 14;
export const LETTER = 7.6;
/** So many letters of a class's name are shown. */
const NAME = 24;
/** The ring that marks the target, and its place. */
const MARK = 22;

/** A column of numbers below the name of what gives them. */
export interface PictureColumn extends Omit<FilledColumn, 'heading'> {
    readonly heading: string;
}

/** What the table is drawn from, and where it begins. */
export interface Sheet {
    readonly view: SampleView;
    readonly columns: readonly PictureColumn[];
    /** The classes that have a row. */
    readonly shown: readonly number[];
    /** What the others are together, if there are others. */
    readonly rest: string | undefined;
    readonly palette: Palette;
    readonly left: number;
    readonly top: number;
}

const HEAD = 52;

const namesWidth = ({ view, shown }: Sheet): number =>
    MARK + LETTER * Math.max(lettersOf(t('class')), ...shown.map(c => lettersOf(clip(classLabel(view, c), NAME))));

const widthOf = ({ isFactor }: PictureColumn): number => NUMBER + (isFactor ? 0 : BARS);

/** Where each column begins; the last number is where the table ends. */
function columnEdges(sheet: Sheet): readonly number[] {
    const edges = [sheet.left + namesWidth(sheet) + GAP];
    for (const column of sheet.columns) {
        edges.push(edges.at(-1)! + widthOf(column) + GAP);
    }
    return edges;
}

export const tableWidth = (sheet: Sheet): number => columnEdges(sheet).at(-1)! - GAP - sheet.left;

export const tableHeight = ({ shown, rest }: Sheet): number =>
    HEAD + ROW * (shown.length + (rest === undefined ? 0 : 1) + 1);

export function drawTable(sheet: Sheet): string {
    const { columns, shown, rest, left, top, palette } = sheet;
    const edges = columnEdges(sheet);
    const firstRow = top + HEAD;
    const sums = firstRow + ROW * (shown.length + (rest === undefined ? 0 : 1));
    return [
        write(left, top + 38, t('class'), { fill: palette.quiet, 'font-size': 12 }),
        ...columns.map((column, i) => columnHead(sheet, column, i, edges[i]!)),
        ...shown.map((c, row) => rowHead(sheet, c, firstRow + ROW * row)),
        ...columns.map((column, i) => numbers(sheet, column, edges[i]!, firstRow)),
        rest === undefined ? '' : write(left, firstRow + ROW * shown.length + 19, rest, { fill: palette.quiet }),
        ...columns.map((column, i) => columnSum(sheet, column, edges[i]!, sums)),
    ].join('\n');
}

/** The stage's name, an arrow from the stage before, and what its numbers are. */
function columnHead({ view, palette, top }: Sheet, { heading, title }: PictureColumn, i: number, x: number): string {
    return [
        i === 0 ? '' : write(x - GAP / 2, top + 16, '→', { fill: palette.quiet, 'text-anchor': 'middle' }),
        write(x, top + 16, heading, { fill: palette.text, 'font-weight': 600 }),
        write(x + NUMBER, top + 38, title(view), { fill: palette.quiet, 'font-size': 12, 'text-anchor': 'end' }),
    ].join('');
}

/** The class in its row; the target's is marked by more than colour. */
function rowHead(sheet: Sheet, c: number, y: number): string {
    const { view, palette, left } = sheet;
    const label = write(left + MARK, y + 19, clip(classLabel(view, c), NAME), {
        fill: palette.text,
        'font-weight': weightOf(view, c),
    });
    return c === view.targetClass
        ? [
              element('rect', { x: left - 8, y, width: tableWidth(sheet) + 16, height: ROW, rx: 4, fill: palette.row }),
              element('circle', {
                  cx: left + 7,
                  cy: y + ROW / 2,
                  r: 5,
                  fill: 'none',
                  stroke: palette.target,
                  'stroke-width': 1.5,
              }),
              element('circle', { cx: left + 7, cy: y + ROW / 2, r: 2, fill: palette.target }),
              label,
          ].join('')
        : label;
}

const weightOf = ({ targetClass }: SampleView, c: number): number => (c === targetClass ? 600 : 400);

function numbers({ view, shown, palette }: Sheet, column: PictureColumn, x: number, firstRow: number): string {
    const { values, isFactor, limit } = column;
    const scale = barScaleOf(
        shown.map(c => values(c)),
        limit,
    );
    return shown
        .map((c, row) => {
            const y = firstRow + ROW * row;
            const number = write(x + NUMBER, y + 19, formatCell(column, values(c), view), {
                fill: palette.text,
                'text-anchor': 'end',
                'font-weight': weightOf(view, c),
            });
            const { start, length } = barOf(values(c), scale);
            const bar = {
                x: x + NUMBER + 8 + start * (BARS - 8),
                y: y + 9,
                width: Math.max(1, length * (BARS - 8)),
                height: 10,
                fill: c === view.targetClass ? palette.target : palette.bar,
            };
            return isFactor || Number.isNaN(values(c)) ? number : number + element('rect', bar);
        })
        .join('');
}

function columnSum({ view, palette }: Sheet, column: PictureColumn, x: number, y: number): string {
    const sum = column.sum?.(view);
    if (sum === undefined) {
        return '';
    }
    return [
        element('path', { d: `M${x} ${y + 2}H${x + NUMBER}`, stroke: palette.line }),
        write(x, y + 19, 'Σ', { fill: palette.quiet }),
        write(x + NUMBER, y + 19, formatNumber(sum), { fill: palette.text, 'text-anchor': 'end' }),
    ].join('');
}

/** A line of text; `y` is its baseline. */
export const write = (x: number, y: number, text: string, attributes: Attributes): string =>
    element('text', { x, y, ...attributes }, xmlText(text));
