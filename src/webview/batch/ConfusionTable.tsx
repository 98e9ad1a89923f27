import { formatCount, formatPercent, t } from '../../explain';
import { confusionOf, precision, recall, sameGroup, shadeOf } from '../../explain/batch/confusion';
import type { ClassGroup, ConfusionMatrix } from '../../explain/batch/confusion';
import { describeCell, describeGroups } from '../../explain/batch/viewWords';
import { groupLabel } from '../../explain/batch/words';
import { useRovingFocus } from './useRovingFocus';
import type { JudgedViewProps } from './viewProps';

/** Target against prediction. A cell or a total lists its samples in the table, or all again. */
export function ConfusionTable({ explanation, filter, onFilter }: JudgedViewProps) {
    const matrix = confusionOf(explanation);
    const { question } = explanation;
    const { groups } = matrix;
    // One more for the totals: any target, any prediction.
    const lines: readonly (ClassGroup | undefined)[] = [...groups, undefined];
    const { onKeyDown, button } = useRovingFocus(lines.length ** 2, lines.length);
    const cell = (target: ClassGroup | undefined, row: number, prediction: ClassGroup | undefined, column: number) => {
        const count = countAt(matrix, row, column);
        const pressed =
            filter.kind === 'classes' && sameGroup(filter.target, target) && sameGroup(filter.prediction, prediction);
        const total = !target || !prediction;
        return (
            <td
                key={column}
                class={total ? 'total' : row === column && 'only' in target ? 'right' : 'mistake'}
                style={total ? {} : { '--shade': String(shadeOf(matrix, row, column)) }}
            >
                <button
                    type="button"
                    {...button(row * lines.length + column)}
                    aria-pressed={pressed}
                    aria-disabled={count === 0}
                    aria-label={describeCell(question, target, prediction, count)}
                    title={describeCell(question, target, prediction, count)}
                    onClick={() =>
                        count > 0 &&
                        onFilter(
                            pressed || (!target && !prediction)
                                ? { kind: 'all' }
                                : { kind: 'classes', ...(target && { target }), ...(prediction && { prediction }) },
                        )
                    }
                >
                    {count === 0 ? '·' : formatCount(count)}
                </button>
            </td>
        );
    };
    const note = describeGroups(explanation);
    return (
        <div class="confusion" onKeyDown={onKeyDown}>
            <p class="hint">
                {t('Rows are targets, columns are predictions. Click a cell to list its samples in the table.')}
                {note && ` ${note}`}
            </p>
            <div class="wide" tabIndex={-1}>
                <table aria-label={t('Confusion matrix')}>
                    <thead>
                        <tr>
                            <th scope="col" class="corner">
                                <span>{t('prediction →')}</span> <span>{t('target ↓')}</span>
                            </th>
                            {groups.map((group, column) => (
                                <th key={column} scope="col" class="class" title={groupLabel(question, group)}>
                                    <span>{groupLabel(question, group)}</span>
                                </th>
                            ))}
                            <th scope="col">{t('total')}</th>
                            <th scope="col" title={t('how many samples of this class were predicted correctly')}>
                                {t('recall')}
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {lines.map((target, row) => (
                            <tr key={row}>
                                <th scope="row" title={target && groupLabel(question, target)}>
                                    {target ? groupLabel(question, target) : t('total')}
                                </th>
                                {lines.map((prediction, column) => cell(target, row, prediction, column))}
                                <td class="total">{target && rateOrDash(recall(matrix, row))}</td>
                            </tr>
                        ))}
                        <tr>
                            <th scope="row" title={t('how many predictions of this class were right')}>
                                {t('precision')}
                            </th>
                            {groups.map((_, column) => (
                                <td key={column} class="total">
                                    {rateOrDash(precision(matrix, column))}
                                </td>
                            ))}
                            <td class="total" />
                            <td class="total" />
                        </tr>
                    </tbody>
                </table>
            </div>
        </div>
    );
}

function countAt(
    { groups, counts, targetTotals, predictionTotals, total }: ConfusionMatrix,
    row: number,
    column: number,
): number {
    const everyTarget = row === groups.length;
    const everyPrediction = column === groups.length;
    if (everyTarget) {
        return everyPrediction ? total : predictionTotals[column]!;
    }
    return everyPrediction ? targetTotals[row]! : counts[row]![column]!;
}

const rateOrDash = (rate: number): string => (Number.isNaN(rate) ? '–' : formatPercent(rate));
