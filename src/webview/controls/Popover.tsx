import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

/** A button, and a box below it that opens over the page; Escape, or a click somewhere else, closes it. */
export function Popover({
    name,
    label,
    title,
    className,
    button,
    comparison,
    children,
}: {
    readonly name: string;
    /** What a screen reader calls the button, where what it shows is a sign. */
    readonly label?: string;
    readonly title?: string;
    readonly className?: string | undefined;
    readonly button: ComponentChildren;
    /** What the box is marked with, where it compares. */
    readonly comparison?: string | undefined;
    readonly children: (close: () => void) => ComponentChildren;
}) {
    const [open, setOpen] = useState(false);
    const id = useId();
    const whole = useRef<HTMLSpanElement>(null);
    const opener = useRef<HTMLButtonElement>(null);
    useEffect(() => {
        if (!open) {
            return undefined;
        }
        const onPointerDown = ({ target }: Event): void => {
            if (target instanceof Node && !whole.current?.contains(target)) {
                setOpen(false);
            }
        };
        document.addEventListener('pointerdown', onPointerDown);
        return () => document.removeEventListener('pointerdown', onPointerDown);
    }, [open]);
    useEffect(() => {
        if (open) {
            whole.current?.querySelector('input')?.focus();
        }
    }, [open]);
    const close = (): void => {
        setOpen(false);
        opener.current?.focus();
    };
    return (
        <span
            ref={whole}
            class="popover"
            data-popover={name}
            data-comparison={comparison}
            onFocusOut={({ relatedTarget, currentTarget }) => {
                if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) {
                    setOpen(false);
                }
            }}
            onKeyDown={event => {
                if (open && event.key === 'Escape') {
                    event.stopPropagation();
                    close();
                }
            }}
        >
            <button
                ref={opener}
                type="button"
                class={className ?? 'link'}
                aria-label={label}
                title={title}
                aria-expanded={open}
                aria-controls={id}
                onClick={() => setOpen(!open)}
            >
                {button}
            </button>
            <div id={id} class="popover-box" role="group" aria-label={label} hidden={!open}>
                {open && children(close)}
            </div>
        </span>
    );
}
