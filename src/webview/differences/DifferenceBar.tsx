/** From the middle to the left for less, to the right for more; `largest` fills its half. */
export function DifferenceBar({ value, largest }: { readonly value: number; readonly largest: number }) {
    const share = Number.isNaN(value) || value === 0 ? 0 : Math.min(1, Math.abs(value) / largest);
    const width = `${50 * share}%`;
    return (
        <span class="track middle">
            {share > 0 && (
                <span
                    class={value < 0 ? 'fill negative' : 'fill'}
                    style={value < 0 ? { insetInlineEnd: '50%', width } : { insetInlineStart: '50%', width }}
                />
            )}
        </span>
    );
}
