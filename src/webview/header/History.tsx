import type { ComponentChildren } from 'preact';
import { t } from '../../explain';
import { memo } from '../state/memo';

/** Absent where there is nothing to undo, to redo or to reset. */
export interface HistoryActions {
    readonly onUndo: (() => void) | undefined;
    readonly onRedo: (() => void) | undefined;
    readonly onReset: (() => void) | undefined;
}

/** Takes changes back; not there before anything was changed. */
export const History = memo(function History({ onUndo, onRedo, onReset }: HistoryActions) {
    return !onUndo && !onRedo ? null : (
        <>
            <Tool label={t('Undo')} keys="Control+Z" onClick={onUndo}>
                <path d="M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7" />
            </Tool>
            <Tool label={t('Redo')} keys="Control+Shift+Z" onClick={onRedo}>
                <path d="m10 3 3.5 3.5L10 10m3-3.5H6.5a3.5 3.5 0 0 0 0 7H9" />
            </Tool>
            <Tool label={t('Reset to the values in your file')} onClick={onReset}>
                <path d="M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3" />
            </Tool>
        </>
    );
});

/** An icon of 16 by 16, drawn in lines. */
const Tool = ({
    label,
    keys,
    onClick,
    children,
}: {
    readonly label: string;
    readonly keys?: string;
    readonly onClick: (() => void) | undefined;
    readonly children: ComponentChildren;
}) => (
    <button
        type="button"
        class="icon"
        aria-label={label}
        title={label}
        aria-keyshortcuts={keys}
        aria-disabled={!onClick}
        onClick={onClick}
    >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            {children}
        </svg>
    </button>
);
