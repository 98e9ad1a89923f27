import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatExactly, formatNumber, logitExpected, logitFieldName, parseLogit, sliderName, t } from '../../explain';
import { roundLogit, stepOfKey } from './logitSteps';

/**
 * A logit that can be typed over: a click, Enter, F2 or the number itself opens a field; there Enter applies, as
 * leaving it does, and Escape leaves the number as it was. With Alt the arrow keys move it.
 */
export function LogitField({
    label,
    value,
    onValue,
    focusable,
}: {
    readonly label: string;
    readonly value: number;
    readonly onValue: (value: number, continues: boolean) => void;
    /** Makes the number a cell of its table. */
    readonly focusable: object;
}) {
    // What the field begins with: the number, or the key that opened it.
    const [typing, setTyping] = useState<string>();
    const field = useRef<HTMLInputElement>(null);
    const number = useRef<HTMLButtonElement>(null);
    // Where the keyboard closed the field, the focus goes back to the number.
    const returns = useRef(false);
    useLayoutEffect(() => {
        if (field.current && typing === formatExactly(value)) {
            field.current.select();
        } else {
            field.current?.focus();
        }
        if (returns.current) {
            returns.current = false;
            number.current?.focus();
        }
    }, [typing]);

    const apply = (input: HTMLInputElement): boolean => {
        const typed = parseLogit(input.value);
        input.setCustomValidity(typed === undefined ? logitExpected() : '');
        if (typed !== undefined && !Object.is(typed, value)) {
            onValue(typed, false);
        }
        return input.reportValidity();
    };
    const close = (): void => {
        returns.current = true;
        setTyping(undefined);
    };

    const onKeyDown = (event: KeyboardEvent): void => {
        const by = event.altKey ? stepOfKey(event.key) : undefined;
        if (by !== undefined) {
            event.preventDefault();
            event.stopPropagation();
            onValue(roundLogit((Number.isFinite(value) ? value : 0) + by), event.repeat);
        } else if (event.key === 'F2') {
            event.stopPropagation();
            setTyping(formatExactly(value));
        } else if (/^[\d.+-]$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            event.stopPropagation();
            setTyping(event.key);
        }
    };

    if (typing === undefined) {
        return (
            <button
                ref={number}
                type="button"
                class="number"
                aria-label={logitFieldName(formatNumber(value), label)}
                title={t('Type to change it; Alt with the arrow keys moves it')}
                onClick={() => setTyping(formatExactly(value))}
                onKeyDown={onKeyDown}
                {...focusable}
            >
                {formatNumber(value)}
            </button>
        );
    }
    return (
        <input
            ref={field}
            type="text"
            class="number"
            aria-label={sliderName(label)}
            defaultValue={typing}
            spellcheck={false}
            onInput={({ currentTarget }) => currentTarget.setCustomValidity('')}
            onKeyDown={event => {
                event.stopPropagation();
                if (event.key === 'Escape' || (event.key === 'Enter' && apply(event.currentTarget))) {
                    event.preventDefault();
                    close();
                }
            }}
            onBlur={({ currentTarget }) => {
                // The keyboard has applied or left it already.
                if (!returns.current && parseLogit(currentTarget.value) !== undefined) {
                    apply(currentTarget);
                }
                setTyping(undefined);
            }}
        />
    );
}
