/** What holds for every text, whatever stands in it. */
import { findExample } from '../../../src/context';
import { readNumericArrays } from '../../../src/read';
import type { NumericArray } from '../../../src/read';
import { elementsOf } from '../../../src/model/tensor';
import type { Span } from '../../../src/model/span';
import { reportOnText } from '../../../src/report';
import type { TextReport } from '../../../src/report';
import { applyEdits } from '../../../src/lint/edits';

const DECIMAL = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;
/** A common factor above the numbers, as PyTorch before 0.4 and MATLAB print it. */
const FACTOR = /\*\s*(?:\n|\[)/;

/** What is read as code where no one says what it is. */
const IS_CODE = /\b(?:import|def|torch|F|nn)\b/;

const isIn = ({ start, end }: Span, within: Span): boolean =>
    within.start <= start && start <= end && end <= within.end;

/** Everything that is wrong with what is made of a text; empty where nothing is. */
export async function faultsOf(text: string): Promise<readonly string[]> {
    const read = readNumericArrays(text);
    const places = [...read.arrays, ...read.unreadable];
    const cursors = [0, text.length >> 1, text.length, ...places.slice(0, 3).map(({ start }) => start)];
    cursors.forEach(start => findExample(text, { start, end: start }));
    findExample(text, { start: 0, end: text.length });
    const report = await reportOn(text, places[0]?.start, IS_CODE.test(text) ? 'python' : 'plaintext');
    return [
        ...read.arrays.flatMap(array => faultsOfArray(text, array)),
        ...faultsOfPlaces(text, places),
        ...faultsOfReport(text, report),
    ];
}

/** The same for a program, and whether the first fix of what is wrong in it leaves less wrong. */
export async function faultsOfProgram(text: string): Promise<readonly string[]> {
    const read = readNumericArrays(text);
    const report = await reportOn(text, read.arrays[0]?.start, 'python');
    return [...faultsOfReport(text, report), ...(await faultsOfFix(text, report))];
}

const reportOn = (text: string, cursor = 0, languageId: string): Promise<TextReport> =>
    reportOnText(text, { languageId, selections: [{ start: cursor, end: cursor }] });

/** Calls that share what is wrong are fixed one after the other: more than these are not in a text. */
const MOST_CALLS = 5;

async function faultsOfFix(text: string, { problems }: TextReport, left = MOST_CALLS): Promise<readonly string[]> {
    const [problem] = problems.filter(({ fixes }) => fixes.length > 0);
    const [fix] = problem?.fixes ?? [];
    if (!problem || !fix) {
        return [];
    }
    const edits = fix.edits.map(({ start, end, text: newText }) => ({ start, end, newText }));
    const fixed = applyEdits(text, edits);
    const after = await reportOn(fixed, 0, 'python');
    const count = (all: TextReport['problems']): number => all.filter(({ code }) => code === problem.code).length;
    if (count(after.problems) < count(problems)) {
        return faultsOfReport(fixed, after);
    }
    // The next call has the same fix, and another place for it.
    const isOfferedAgain = after.problems.some(({ fixes }) => fixes.some(({ title }) => title === fix.title));
    return isOfferedAgain && left > 0
        ? faultsOfFix(fixed, after, left - 1)
        : [`"${fix.title}" leaves the ${problem.code}`];
}

function faultsOfArray(text: string, array: NumericArray): readonly string[] {
    const { data, shape, decimals = 0 } = array;
    const isScaled = FACTOR.test(text);
    const faults: string[] = [];
    if (elementsOf(shape) !== data.length) {
        faults.push(`shape ${String(shape)} of ${data.length} numbers`);
    }
    if (!Number.isInteger(decimals) || decimals < 0) {
        faults.push(`${decimals} decimals`);
    }
    for (let i = 0; i < Math.min(data.length, 2000); i++) {
        const span = array.spanOf(i);
        const token = text.slice(span.start, span.end);
        if (!isIn(span, array) || span.start === span.end) {
            faults.push(`number ${i} stands at ${span.start} to ${span.end}, outside its array`);
        } else if (DECIMAL.test(token) && !isScaled && !Object.is(Number(token), data[i])) {
            faults.push(`${token} is read as ${data[i]}`);
        }
    }
    return faults;
}

function faultsOfPlaces(text: string, places: readonly Span[]): readonly string[] {
    let last = 0;
    return places
        .toSorted((a, b) => a.start - b.start)
        .flatMap(({ start, end }) => {
            const isApart = last <= start && start < end && end <= text.length;
            last = end;
            return isApart ? [] : [`${start} to ${end} lies in what is before it, or outside the text`];
        });
}

function faultsOfReport(text: string, { logits, target, problems }: TextReport): readonly string[] {
    const whole = { start: 0, end: text.length };
    return [
        ...(logits && !isIn(logits, whole) ? ['the logits stand outside the text'] : []),
        ...(target && elementsOf(target.shape) !== target.data.length ? ['the target has another shape'] : []),
        ...problems.flatMap(problem => [
            ...(isIn(problem, whole) ? [] : [`${problem.code} is underlined outside the text`]),
            ...problem.fixes.flatMap(({ title, edits }) => {
                const inOrder = edits.toSorted((a, b) => a.start - b.start);
                const areApart = inOrder.every(
                    (edit, i) => isIn(edit, whole) && (i === 0 || inOrder[i - 1]!.end <= edit.start),
                );
                return areApart ? [] : [`the edits of "${title}" overlap, or lie outside the text`];
            }),
        ]),
    ];
}
