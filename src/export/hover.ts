/** The short form of an explanation, as Markdown for a hover. */
import type { FoundExample } from '../context';
import { describeRefusal } from '../diagnose/refusal';
import { layoutOf } from '../math';
import { sampleRow } from '../explain/batch/row';
import { columnsRead, namesOfColumns } from '../explain/columns';
import { explain } from '../diagnose/explanation';
import type { Explanation } from '../diagnose/explanation';
import { findingsOf } from '../diagnose/findings';
import { classLabel } from '../explain/labels';
import { t } from '../format/l10n';
import { markdownTable, plain } from './markdown';
import { formatCount, formatNumber, formatShape } from '../format/numbers';
import { classesToShow, sampleNoun } from '../explain/samples';
import { viewSample } from '../explain/sampleView';
import { classesLeft } from '../explain/sentences';
import type { SampleView } from '../explain/sampleView';
import { columnsOf, formatCell } from '../explain/stages';

/** A hover is read at a glance. */
const CLASSES = 8;
const SAMPLES = 6;
const SIGNS = { error: '$(error)', warning: '$(warning)', info: '$(info)' } as const;

/**
 * @param link where "Explain Cross-Entropy" leads.
 * @param decimals how far the logits were rounded when they were printed
 */
export function hoverMarkdown(
    { logits: written, received, context }: FoundExample,
    link: string,
    decimals?: number,
): string {
    const logits = received?.logits ?? written;
    const shapes = [written, logits].map(array => formatShape(array.shape));
    const shape = [...new Set(shapes)].join(' → ');
    const explanation = explain({
        logits,
        ...context,
        ...(decimals !== undefined && { decimals }),
        ...(logits.dtype !== undefined && { logitsDtype: logits.dtype }),
        ...(received && { received: { from: written.shape, steps: [] } }),
    });
    const title = `**${plain(logits.name ?? 'logits')}** ${t('shape {0}', shape)}`;
    const open = `[${t('Explain Cross-Entropy')}](${link})`;
    return [title, ...columns(written), ...body(explanation), open].join('\n\n');
}

/** How the columns of a table were read, where that is not plain to see. */
function columns({ leftOut, columns: read }: Pick<FoundExample['logits'], 'leftOut' | 'columns'>): readonly string[] {
    const said = columnsRead({ ...(leftOut && { leftOut }), ...(read && { columns: namesOfColumns(read) }) });
    return said === undefined ? [] : [plain(said)];
}

function body(explanation: Explanation): readonly string[] {
    const { samples } = layoutOf(explanation.question.logits.shape);
    const findings = findingsOf(explanation);
    const problems = [
        ...findings.map(({ severity, brief }) => `${SIGNS[severity]} ${plain(brief)}`),
        ...(explanation.refusal && findings.length === 0 ? [plain(describeRefusal(explanation.refusal))] : []),
    ];
    if (samples === 1) {
        const view = viewSample(explanation, 0);
        return view ? [...problems, classTable(view), ...verdict(view)] : problems;
    }
    return [...problems, ...batch(explanation, samples)];
}

function classTable(view: SampleView): string {
    const shown = classesToShow(view.logits, CLASSES, view.targetClass === undefined ? [] : [view.targetClass]);
    const columns = columnsOf(view).filter(({ brief }) => brief?.(view) !== undefined);
    const header = [t('class'), ...columns.map(({ brief }) => brief!(view)!)];
    const rows = shown.map(c => [
        plain(classLabel(view, c)),
        ...columns.map(column => formatCell(column, column.values(c), view)),
    ]);
    const rest = view.logits.length - shown.length;
    return markdownTable(header, rows) + (rest > 0 ? `\n\n${classesLeft(rest)}` : '');
}

function verdict(view: SampleView): readonly string[] {
    return view.loss === undefined ? [] : [`${t('loss')} **${formatNumber(view.loss)}**`];
}

const samplesLeft = (count: number): string =>
    count === 1 ? t('and 1 more sample') : t('and {0} more samples', formatCount(count));

function batch(explanation: Explanation, samples: number): readonly string[] {
    const shown = Math.min(samples, SAMPLES);
    const header = [
        sampleNoun(layoutOf(explanation.question.logits.shape).sampleShape),
        t('prediction'),
        t('target'),
        t('p(target)'),
        t('loss'),
    ];
    const rows = Array.from({ length: shown }, (_, sample) => {
        const { position, prediction, target, targetProbability, loss } = sampleRow(explanation, sample);
        return [position, plain(prediction), plain(target), formatMaybe(targetProbability), formatMaybe(loss)];
    });
    const loss = explanation.breakdown?.loss;
    return [
        markdownTable(header, rows),
        ...(samples > shown ? [samplesLeft(samples - shown)] : []),
        ...(loss?.shape.length === 0 ? [`${t('loss')} **${formatNumber(loss.data[0]!)}**`] : []),
    ];
}

const formatMaybe = (value: number | undefined): string => (value === undefined ? '–' : formatNumber(value));
