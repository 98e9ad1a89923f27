/*
 * How sentences show numbers: word for word what src/explain/numbers.ts has, which the layering keeps out of
 * reach here. A test holds the two together.
 */
const DECIMALS = 4;

/** Four decimals as PyTorch prints them, an exponent where they would hide the number, PyTorch's words for what is no number. */
export function formatNumber(value: number): string {
    if (!Number.isFinite(value)) {
        return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
    }
    const size = Math.abs(value);
    const hidden = size !== 0 && (size < 1e-3 || size >= 1e6);
    return hidden ? value.toExponential(DECIMALS) : (value === 0 ? 0 : value).toFixed(DECIMALS);
}

/** A probability in per cent. */
export function formatPercent(probability: number): string {
    const percent = 100 * probability;
    if (!Number.isFinite(percent)) {
        return formatNumber(percent);
    }
    const nearlyAll = percent > 99.9 && percent < 100;
    const text = nearlyAll ? '>\u00a099.9' : percent >= 10 ? percent.toFixed(0) : String(Number(percent.toPrecision(2)));
    return `${text}\u00a0%`;
}

/** A count, with its thousands apart. */
export function formatCount(count: number): string {
    return count.toLocaleString('en-US');
}

/** A shape as PyTorch prints a tuple. */
export function formatShape(shape: readonly number[]): string {
    return `(${shape.join(', ')})`;
}
