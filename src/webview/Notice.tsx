import type { ComponentChildren } from 'preact';
import { sentenceGap, t } from '../explain';

type Kind = 'error' | 'warning' | 'info';

/** A message above the stages; assistive tools announce it. */
export function Notice({
    kind,
    finding,
    children,
}: {
    readonly kind: Kind;
    readonly finding?: string;
    readonly children: ComponentChildren;
}) {
    return (
        <div class={`notice ${kind}`} role={kind === 'info' ? 'note' : 'alert'} data-finding={finding}>
            <strong>{label(kind)}</strong>
            {sentenceGap()}
            {children}
        </div>
    );
}

function label(kind: Kind): string {
    switch (kind) {
        case 'error':
            return t('Error:');
        case 'warning':
            return t('Warning:');
        case 'info':
            return t('Note:');
    }
}
