import { contentOf } from '../scan/csv';

/** The labels without their quotes; undefined where they only count the rows, or are empty. */
export function labelsOfRows(labels: readonly string[]): readonly string[] | undefined {
    const counts = labels.every(
        (label, i) =>
            label === '' ||
            label === String(i) ||
            label === `"${i + 1}"` ||
            label === `${i + 1}:` ||
            /^\[\d+,?\]$/.test(label),
    );
    return counts ? undefined : labels.map(withoutQuotes);
}

function withoutQuotes(label: string): string {
    const quote = label.charAt(0);
    const isQuoted = label.length > 1 && (quote === '"' || quote === "'") && label.endsWith(quote);
    return isQuoted ? contentOf(label.slice(1, -1)) : label;
}
