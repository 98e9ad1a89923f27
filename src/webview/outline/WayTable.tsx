import { lineName, t } from '../../explain';
import { describeObstacle, outlinedPart, rangeInWords, shapeInWords, stepCode } from '../../explain/callOutline';
import type { PanelOutline } from '../../protocol';
import { vscode } from '../state/vscodeApi';

type Step = PanelOutline['parts'][number]['steps'][number];

/**
 * The way of each argument to the loss, a row for each step. Where it is narrow, a row has two lines: the roles keep it
 * a table for assistive tools.
 */
export function WayTable({ outline }: { readonly outline: PanelOutline }) {
    const { parts } = outline;
    const hasRanges = parts.some(({ steps }) => steps.some(({ range }) => range !== undefined));
    return (
        <table class="ways" role="table" data-ranges={hasRanges}>
            <thead role="rowgroup">
                <tr role="row">
                    <Head>{t('code')}</Head>
                    <Head>{t('shape')}</Head>
                    <Head>{t('type')}</Head>
                    {hasRanges && <Head>{t('range')}</Head>}
                    <Head>{t('line')}</Head>
                </tr>
            </thead>
            {parts.map(part => (
                <tbody key={part.part} role="rowgroup" data-part={part.part}>
                    <tr class="part" role="row">
                        <th role="rowheader" scope="rowgroup" colSpan={hasRanges ? 5 : 4}>
                            {outlinedPart(part, outline)}
                        </th>
                    </tr>
                    {part.steps.map((step, i) => (
                        <StepRow key={i} step={step} hasRanges={hasRanges} />
                    ))}
                </tbody>
            ))}
        </table>
    );
}

const Head = ({ children }: { readonly children: string }) => (
    <th role="columnheader" scope="col">
        {children}
    </th>
);

function StepRow({ step, hasRanges }: { readonly step: Step; readonly hasRanges: boolean }) {
    const { obstacle, dtype, place } = step;
    return (
        <tr role="row">
            <td role="cell" class="code">
                <code>{stepCode(step)}</code>
            </td>
            {obstacle ? (
                <td role="cell" class="obstacle quiet" colSpan={hasRanges ? 3 : 2}>
                    {describeObstacle(obstacle)}
                </td>
            ) : (
                <>
                    <Fact>{shapeInWords(step)}</Fact>
                    <Fact>{dtype}</Fact>
                    {hasRanges && <Fact>{rangeInWords(step)}</Fact>}
                </>
            )}
            <td role="cell" class="at">
                <button type="button" class="link" onClick={() => vscode.postMessage({ type: 'revealPlace', place })}>
                    {lineName(place.line)}
                </button>
            </td>
        </tr>
    );
}

/** What is not known is a dash, and said to who does not see it. */
const Fact = ({ children }: { readonly children: string | undefined }) => (
    <td role="cell" class="fact">
        {children ?? (
            <span class="quiet">
                <span aria-hidden="true">–</span>
                <span class="unseen">{t('not known')}</span>
            </span>
        )}
    </td>
);
