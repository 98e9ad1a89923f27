import type { ComponentChildren } from 'preact';
import { t } from '../explain';

type Kind = 'error' | 'warning' | 'info';

/** A message above the stages; assistive tools announce it. */
export function Notice({ kind, children }: { readonly kind: Kind; readonly children: ComponentChildren }) {
    return <p class={`notice ${kind}`} role={kind === 'info' ? 'note' : 'alert'}><strong>{label(kind)}</strong> {children}</p>;
}

function label(kind: Kind): string {
    switch (kind) {
        case 'error': return t('Error:');
        case 'warning': return t('Warning:');
        case 'info': return t('Note:');
    }
}
