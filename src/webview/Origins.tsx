import { columnNames, columnsRead, lineName, originsTitle, partName, t } from '../explain';
import type { PanelExample } from '../protocol';
import { ChooseColumns } from './controls/ChooseColumns';
import { vscode } from './state/vscodeApi';

/** Where the document says what the loss is made of; a click goes there. */
export function Origins({ example }: { readonly example: PanelExample }) {
    const { source, origins, unresolved } = example;
    // A notice that says how they were read lets one choose, too.
    const columns = columnsRead(example) === undefined ? example.columns : undefined;
    const { parts = [] } = source;
    return !columns && origins.length + unresolved.length + parts.length === 0 ? null : (
        <p class="origins">
            {originsTitle(source)}{' '}
            {columns && (
                <span data-origin="columns">
                    {t('columns')} <code>{columnNames(columns.logits)}</code> <ChooseColumns />
                </span>
            )}
            {parts.map(({ part, name }) => (
                <span key={part} data-origin={part}>
                    {partName(part)} <code>{name}</code>
                </span>
            ))}
            {[
                ...origins.filter(({ part }) => part !== 'printedLoss').map(origin => ({ ...origin, known: true })),
                ...unresolved.map(origin => ({ ...origin, known: false })),
            ].map(({ part, place, known }) => (
                <span key={part} data-origin={part}>
                    {partName(part)}{' '}
                    <button
                        type="button"
                        class="link"
                        onClick={() => vscode.postMessage({ type: 'revealPlace', place })}
                    >
                        {place.label ?? lineName(place.line)}
                    </button>
                    {!known && <> {t('(its values are not in your file)')}</>}
                </span>
            ))}
        </p>
    );
}
