import { lineName, originsTitle, partName, t } from '../explain';
import type { PanelExample } from '../protocol';
import { vscode } from './state/vscodeApi';

/** Where the document says what the loss is made of; a click goes there. */
export function Origins({ example: { source, origins, unresolved } }: { readonly example: PanelExample }) {
    const { parts = [] } = source;
    return origins.length + unresolved.length + parts.length === 0 ? null : (
        <p class="origins">
            {originsTitle(source)}{' '}
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
