import { formatExactly } from '../../explain';

/** A number of a sample; a dash where there is none. */
export function Cell({
    value,
    format,
    minor = false,
}: {
    readonly value: number | undefined;
    readonly format: (value: number) => string;
    readonly minor?: boolean;
}) {
    return (
        <span
            role="gridcell"
            class={minor ? 'minor' : ''}
            title={value === undefined ? undefined : formatExactly(value)}
        >
            {value === undefined ? '–' : format(value)}
        </span>
    );
}
