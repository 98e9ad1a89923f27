import type { ComponentChildren } from 'preact';
import { t } from '../explain';

type Kind = 'error' | 'warning' | 'info';

/** A message above the table; assistive tools announce it. */
export const Notice = ({ kind, children }: { readonly kind: Kind; readonly children: ComponentChildren }) => (
    <div class={`notice ${kind}`} role={kind === 'info' ? 'note' : 'alert'}>
        <Icon kind={kind} />
        <span class="said">{children}</span>
    </div>
);

/** The sign of a kind of message, as the editor's own lists of problems have it; a word for who does not see it. */
export const Icon = ({ kind }: { readonly kind: Kind }) => (
    <>
        <strong class="unseen">{label(kind)} </strong>
        <svg class={`sign ${kind}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            {kind === 'error' && (
                <>
                    <circle cx="8" cy="8" r="6" />
                    <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />
                </>
            )}
            {kind === 'warning' && <path d="M8 2.5 14 13.5H2zM8 6.5v3.5m0 1.2v.9" />}
            {kind === 'info' && (
                <>
                    <circle cx="8" cy="8" r="6" />
                    <path d="M8 7.2v4M8 4.7v.9" />
                </>
            )}
        </svg>
    </>
);

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
