import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatExactly, formatNumber, logitExpected, logitFieldName, parseLogit, sliderName } from '../../explain';

/**
 * A logit that can be typed over: click, Enter or F2 opens a field; there Enter applies, Escape leaves the number as it
 * was.
 */
export function LogitField({
    label,
    value,
    onValue,
}: {
    readonly label: string;
    readonly value: number;
    readonly onValue: (value: number) => void;
}) {
    const [typing, setTyping] = useState(false);
    const field = useRef<HTMLInputElement>(null);
    const number = useRef<HTMLButtonElement>(null);
    // Where the keyboard closed the field, the focus goes back to the number.
    const returns = useRef(false);
    useLayoutEffect(() => {
        field.current?.select();
        if (returns.current) {
            returns.current = false;
            number.current?.focus();
        }
    }, [typing]);

    const apply = (input: HTMLInputElement): boolean => {
        const typed = parseLogit(input.value);
        input.setCustomValidity(typed === undefined ? logitExpected() : '');
        if (typed !== undefined && !Object.is(typed, value)) {
            onValue(typed);
        }
        return input.reportValidity();
    };
    const close = (): void => {
        returns.current = true;
        setTyping(false);
    };

    if (!typing) {
        return (
            <button
                ref={number}
                type="button"
                class="number"
                aria-label={logitFieldName(formatNumber(value), label)}
                onClick={() => setTyping(true)}
                onKeyDown={({ key }) => key === 'F2' && setTyping(true)}
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
            defaultValue={formatExactly(value)}
            spellcheck={false}
            onInput={({ currentTarget }) => currentTarget.setCustomValidity('')}
            onKeyDown={event => {
                if (event.key === 'Escape' || (event.key === 'Enter' && apply(event.currentTarget))) {
                    event.preventDefault();
                    close();
                }
            }}
            onBlur={() => setTyping(false)}
        />
    );
}
