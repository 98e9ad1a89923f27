import { barOf, wasInText } from '../../explain';
import type { BarScale } from '../../explain';

/** From 0 to the value. A ghost shows where the value was. */
export function Bar({
    value,
    ghost,
    ...scale
}: BarScale & { readonly value: number; readonly ghost?: number | undefined }) {
    const stretch = (x: number) => {
        const { start, length } = barOf(x, scale);
        return { insetInlineStart: `${100 * start}%`, width: `${100 * length}%` };
    };
    return (
        <span class="track">
            <span class={value < 0 ? 'fill negative' : 'fill'} style={stretch(value)} />
            {ghost !== undefined && ghost !== value && (
                <span class="ghost" title={wasInText(ghost)} style={stretch(ghost)} />
            )}
        </span>
    );
}
