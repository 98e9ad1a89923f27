import type { ComponentChildren, RefObject } from 'preact';

/** Whether a section is open, and what opens and closes it. */
export interface FoldProps {
    readonly name: string;
    readonly open: boolean;
    readonly onOpen: (open: boolean) => void;
}

/**
 * A line with the gist of what it holds, that opens. What is closed is in the page, where a search finds it and opens it;
 * it has to be cheap.
 */
export const Fold = ({
    name,
    open,
    onOpen,
    title,
    gist,
    whole,
    children,
}: FoldProps & {
    readonly title: ComponentChildren;
    readonly gist: string;
    readonly whole?: RefObject<HTMLDetailsElement | null>;
    readonly children: ComponentChildren;
}) => (
    <details
        ref={whole ?? null}
        class="fold"
        data-fold={name}
        open={open}
        onToggle={({ currentTarget }) => currentTarget.open !== open && onOpen(currentTarget.open)}
    >
        <summary>
            <h2>{title}</h2> <span class="quiet">{gist}</span>
        </summary>
        {children}
    </details>
);
