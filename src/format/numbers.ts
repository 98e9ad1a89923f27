/** What PyTorch prints. */
const USUAL_DECIMALS = 4;
let decimals = USUAL_DECIMALS;

/** How many decimals numbers are shown with, everywhere, from now on: 2 to 10, else the usual four. */
export function configureDecimals(wanted: unknown): void {
    decimals = typeof wanted === 'number' && wanted >= 2 && wanted <= 10 ? Math.round(wanted) : USUAL_DECIMALS;
}

/** How many decimals numbers are shown with. */
export const shownDecimals = (): number => decimals;

/**
 * A number as the panel, the hover and copied text show it: four decimals as PyTorch prints them, unless a person wants
 * another number of them, an exponent where they would hide the number, a true minus sign, and PyTorch's words for what is not finite.
 */
export function formatNumber(value: number): string {
    if (!Number.isFinite(value)) {
        return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '\u2212inf';
    }
    const size = Math.abs(value);
    const hidden = size !== 0 && (size < 10 ** (1 - decimals) || size >= 1e6);
    return withMinus(hidden ? value.toExponential(decimals) : value.toFixed(decimals));
}

/** Of a formatted number: in a product it needs parentheses. */
export const isNegative = (formatted: string): boolean => formatted.startsWith('\u2212');

/** What rounding allows, or how far two numbers are apart: of small ones two digits tell enough, 1.5e-4. */
export function formatBound(value: number): string {
    return value !== 0 && Math.abs(value) < 1e-3
        ? withMinus(Number(value.toPrecision(2)).toExponential())
        : formatNumber(value);
}

/** A weight, a denominator, a one-hot target: whole numbers without decimals. */
export function formatFactor(value: number): string {
    return Number.isSafeInteger(value) ? withMinus(String(value)) : formatNumber(value);
}

/** Every digit that the double has, as code and fields write it: with a hyphen for a minus sign, -inf. */
export function formatExactly(value: number): string {
    return Number.isFinite(value) ? String(value) : withHyphen(formatNumber(value));
}

/** A number as a person reads it, with a true minus sign. */
export function withMinus(formatted: string): string {
    return formatted.replaceAll('-', '\u2212');
}

/** A number as code, fields and LaTeX write it. */
export function withHyphen(formatted: string): string {
    return formatted.replaceAll('\u2212', '-');
}

/** A tick of an axis: every digit, since ticks are round. */
export function formatTick(tick: number): string {
    return withMinus(formatExactly(tick));
}

/** A probability as a percentage, for sentences: 55%, 4.5%, 0.02%. */
export function formatPercent(probability: number): string {
    const percent = 100 * probability;
    if (!Number.isFinite(percent)) {
        return formatNumber(percent);
    }
    // "100%" and "0%" are said only where they are meant.
    const nearlyAll = percent >= 99.5 && percent < 100;
    const text = nearlyAll
        ? percent > 99.9
            ? '>99.9'
            : percent.toFixed(1)
        : percent >= 10
          ? percent.toFixed(0)
          : String(Number(percent.toPrecision(2)));
    return `${withMinus(text)}%`;
}

/** A count, with its thousands apart. By hand: the first `Intl.NumberFormat` takes longer than all else that a panel draws. */
export function formatCount(count: number): string {
    const digits = String(Math.abs(count));
    if (digits.length <= 3 || !Number.isSafeInteger(count)) {
        return String(count);
    }
    const first = digits.length % 3 || 3;
    const thousands = [digits.slice(0, first)];
    for (let at = first; at < digits.length; at += 3) {
        thousands.push(digits.slice(at, at + 3));
    }
    return `${count < 0 ? '-' : ''}${thousands.join(',')}`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

/** So many bytes, as files are measured: 5 bytes, 1.5 kB, 420 MB. */
export function formatSize(bytes: number): string {
    const unit = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
    return `${Number((bytes / 1000 ** unit).toPrecision(3))} ${UNITS[unit]!}`;
}

/** A shape in a sentence: (3), (1, 3). In Python code a single size has a comma behind it, (3,). */
export function formatShape(shape: readonly number[]): string {
    return `(${shape.join(', ')})`;
}

/** Where a sample stands in the batch, one index per axis but the class axis: "3" or "3, 0, 7". */
export function samplePosition(sampleShape: readonly number[], sample: number): string {
    const position: number[] = [];
    for (let rest = sample, axis = sampleShape.length - 1; axis >= 0; axis--) {
        position.unshift(rest % sampleShape[axis]!);
        rest = Math.floor(rest / sampleShape[axis]!);
    }
    return position.join(', ');
}
