import type { TargetedInputEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { formatExactly } from '../../explain';

/** Hears of a number that is being changed; `continues` until it is let go of or left. */
export type OnNumber = (value: number, continues: boolean) => void;

interface Range {
    readonly name: string;
    /** What a screen reader calls it, where no label does. */
    readonly label?: string;
    readonly value: number;
    readonly min?: number;
    readonly max?: number;
    readonly step: number | 'any';
    /** -1 where a grid leads to it. */
    readonly tabIndex?: -1;
    readonly onValue: OnNumber;
}

/** Says of each input whether it goes on with the change before: from the first to the `change` event is one. */
function useContinued(onValue: OnNumber) {
    const changing = useRef(false);
    return {
        input: (value: number): void => {
            onValue(value, changing.current);
            changing.current = true;
        },
        end: (): void => {
            changing.current = false;
        },
    };
}

/**
 * A number to type; what is no number in the range is not taken. What is being typed stays as it is: "0.10" on the way
 * to 0.105.
 */
export function NumberField({ onValue, value, label, ...range }: Range) {
    const { input, end } = useContinued(onValue);
    const [typed, setTyped] = useState<string>();
    const onInput = ({
        currentTarget: { value: text, valueAsNumber, validity },
    }: TargetedInputEvent<HTMLInputElement>): void => {
        setTyped(text);
        if (Number.isFinite(valueAsNumber) && !validity.rangeUnderflow && !validity.rangeOverflow) {
            input(valueAsNumber);
        }
    };
    const leave = (): void => {
        setTyped(undefined);
        end();
    };
    return (
        <input
            type="number"
            aria-label={label}
            {...range}
            value={typed ?? formatExactly(value)}
            onInput={onInput}
            onChange={leave}
            onBlur={leave}
        />
    );
}
