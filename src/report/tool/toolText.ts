import type { ExplainReport } from '../../../api';

/** Digits of the numbers of the stages: more would fill the context of a model and tell it nothing. */
const DIGITS = 7;

/**
 * A report as a text that a model reads: JSON, the loss first. The loss has every digit; of the stages, which are many,
 * so many that they can be checked. What JSON has no numbers for is in words.
 */
export function toolText({ samples, python, ...report }: ExplainReport): string {
    const lines = Object.entries({ ...report, samples: samples.map(rounded) })
        .filter(([, value]) => !isEmpty(value))
        .map(([key, value]) => `"${key}": ${JSON.stringify(value, inWords)}`);
    return `{\n${lines.join(',\n')}\n}\n${python === undefined ? '' : `\nA PyTorch script that proves it:\n\n${python}`}`;
}

const rounded = ({ rows, ...sample }: ExplainReport['samples'][number]) => ({
    ...sample,
    rows: rows.map(([c, ...numbers]) => [c, ...numbers.map(short)]),
});

const short = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : value);

const isEmpty = (value: unknown): boolean =>
    value === '' || (Array.isArray(value) && value.length === 0) || (isPlain(value) && Object.keys(value).length === 0);

const isPlain = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

const inWords = (_: string, value: unknown): unknown =>
    typeof value !== 'number' || Number.isFinite(value)
        ? value
        : Number.isNaN(value)
          ? 'nan'
          : value > 0
            ? 'inf'
            : '-inf';
