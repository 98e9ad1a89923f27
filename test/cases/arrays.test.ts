// Printouts and files in the styles of the time, with the arrays that they hold by construction.
import { readLossContext } from '../../src/context';
import { ReadText } from '../../src/document';
import { readNumericArrays } from '../../src/read';
import type { NumericArray } from '../../src/read';
import { reportOnText } from '../../src/report';
import type { TextReport } from '../../src/report';
import { isNear, readJson, testCases } from './known';
import type { Numeral } from './known';

interface ArrayCase {
    readonly name: string;
    readonly languageId: string;
    readonly text: string;
    /** The arrays of the text; `refuse`: one that cannot be read. */
    readonly expect: readonly ExpectedArray[] | 'refuse' | 'nothing';
    /** Single numbers do not count. */
    readonly scalars?: boolean;
    /** Where nothing is expected, a refusal is fine, too. */
    readonly refuseOk?: boolean;
    /** What is selected: the one expected array is what the command makes of it. */
    readonly select?: string;
}

type Nested = Numeral | readonly Nested[];

interface ExpectedArray {
    readonly shape?: readonly number[];
    /** Any of these in place of `shape`. */
    readonly shapes?: readonly (readonly number[])[];
    readonly values: Nested;
    /** It need not be found. */
    readonly optional?: boolean;
    /** Where it is not read: a refusal, or no word, is fine. */
    readonly orRefuse?: boolean;
    readonly orNothing?: boolean;
    /** The class names. */
    readonly names?: readonly string[];
    readonly target?: readonly number[];
}

type Found = Pick<NumericArray, 'data' | 'shape'>;

const flat = (values: Nested): readonly Numeral[] => (typeof values === 'object' ? values.flatMap(flat) : [values]);

const isLike = (got: ArrayLike<number>, want: readonly Numeral[]): boolean =>
    got.length === want.length && want.every((value, i) => isNear(got[i], value, 1e-6));

/** A single number may come with an axis or without. */
const isShape = (a: readonly number[], b: readonly number[]): boolean =>
    String(a) === String(b) || String([...a, ...b]) === '1';

const fits = ({ data, shape }: Found, { shape: only, shapes = [only!], values }: ExpectedArray): boolean =>
    isLike(data, flat(values)) && shapes.some(wanted => isShape(wanted, shape));

const told = ({ data, shape }: Found): string => `(${String(shape)}) ${[...data.subarray(0, 6)].join(' ')}`;

async function faultsOf(test: ArrayCase): Promise<readonly string[]> {
    const { text, languageId, select, expect, refuseOk, scalars } = test;
    if (select !== undefined && typeof expect === 'object') {
        const start = text.indexOf(select);
        const selections = [{ start, end: start + select.length }];
        return faultsOfSelection(expect[0]!, await reportOnText(text, { languageId, selections }));
    }
    const { arrays: all, unreadable } = readNumericArrays(text);
    const arrays = scalars ? all.filter(({ shape }) => shape.length > 0) : all;
    switch (expect) {
        case 'refuse':
            return [...arrays.map(told), ...(unreadable.length === 0 ? ['no refusal'] : [])];
        case 'nothing':
            return [...arrays.map(told), ...(refuseOk ? [] : unreadable.map(({ message }) => message))];
        default:
            return faultsOfArrays(test, expect, arrays, unreadable.length > 0);
    }
}

function faultsOfSelection(expected: ExpectedArray, { kind, message, logits, classNames }: TextReport) {
    if (logits) {
        return [...(fits(logits, expected) ? [] : [told(logits)]), ...faultsOfNames(expected, classNames)];
    }
    const fine = kind === 'unreadable' ? expected.orRefuse : expected.orNothing;
    return fine ? [] : [`${kind}: ${message}`];
}

const faultsOfNames = ({ names }: ExpectedArray, got: readonly string[] | undefined): readonly string[] =>
    names && String(names) !== String(got) ? [`class names ${String(got)}`] : [];

async function faultsOfArrays(
    test: ArrayCase,
    expected: readonly ExpectedArray[],
    arrays: readonly NumericArray[],
    refused: boolean,
): Promise<readonly string[]> {
    const left = new Set(arrays);
    const faults: string[] = [];
    const missing: ExpectedArray[] = [];
    for (const one of expected.toSorted((a, b) => Number(a.optional ?? false) - Number(b.optional ?? false))) {
        const found = [...left].find(array => fits(array, one));
        if (!found) {
            missing.push(...(one.optional ? [] : [one]));
            continue;
        }
        left.delete(found);
        faults.push(...(one.optional ? [] : await faultsOfContext(test, one, found)));
    }
    const excused = missing.every(({ orRefuse, orNothing }) => (refused ? orRefuse : orNothing));
    return [
        ...faults,
        ...[...left].map(told),
        ...(excused ? [] : missing.map(one => `lacks ${JSON.stringify(one.values)}`)),
    ];
}

async function faultsOfContext({ text, languageId }: ArrayCase, expected: ExpectedArray, array: NumericArray) {
    const { classNames, target } = await readLossContext(text, array, languageId);
    const middle = array.spanOf(array.data.length >> 1).start;
    const hovered = array.data.length > 1 ? await new ReadText(text, languageId).exampleAt(middle) : undefined;
    return [
        ...faultsOfNames(expected, classNames ?? array.classNames),
        ...(expected.target && !(target && isLike(target.data, expected.target))
            ? [`target ${String(target?.data)}`]
            : []),
        ...(array.data.length > 1 && !(hovered?.kind === 'found' && fits(hovered.logits, expected))
            ? [`the hover gives ${hovered?.kind}`]
            : []),
    ];
}

describe('the arrays of printouts and files', () => {
    const cases = readJson('arrays.json') as readonly ArrayCase[];
    testCases(
        'arrays',
        cases.map(test => ({ name: test.name, faults: () => faultsOf(test) })),
    );
});
