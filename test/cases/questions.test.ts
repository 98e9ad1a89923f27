// Texts after public questions: what the person had, and what the product has to say of it.
import type { Target } from '../../src/math';
import { reportOnText } from '../../src/report';
import type { ReportedFix, TextReport } from '../../src/report';
import { isNear, readJson, testCases } from './known';
import type { Numeral } from './known';

interface Question {
    readonly id: string;
    readonly languageId: string;
    readonly text: string;
    readonly cursor: number;
    readonly expect: Expectation;
}

interface ExpectedTarget {
    readonly kind: Target['kind'];
    readonly data: readonly number[];
}
type ExpectedLoss = Numeral | readonly Numeral[] | null;

/** Each that is present has to hold. The `...Any` ask for one of theirs; codes are of findings or problems. */
interface Expectation {
    readonly kind?: readonly TextReport['kind'][];
    readonly shape?: readonly number[];
    /** null: no target. */
    readonly target?: ExpectedTarget | null;
    readonly targetKind?: Target['kind'];
    readonly targetNot?: readonly number[];
    /** The target, or a word that the text does not hold it. */
    readonly targetOrUnresolved?: ExpectedTarget;
    readonly options?: Readonly<Record<string, number | string | readonly number[]>>;
    readonly criterionName?: string;
    /** null: no loss. */
    readonly loss?: ExpectedLoss;
    readonly lossAny?: readonly ExpectedLoss[];
    readonly comparison?: 'equal' | { readonly any: readonly string[] };
    readonly unresolved?: readonly string[];
    readonly findings?: readonly string[];
    readonly findingsAny?: readonly string[];
    readonly forbid?: readonly string[];
    readonly noErrors?: boolean;
    readonly noErrorsExcept?: readonly string[];
    readonly problems?: readonly string[];
    readonly problemsAny?: readonly string[];
    readonly noProblems?: boolean;
    readonly fix?: { readonly code: string; readonly contains?: string };
    readonly says?: readonly string[];
    readonly saysAny?: readonly string[];
    readonly saysNot?: readonly string[];
}

const TOLERANCE = 1e-9;
const isAlarm = ({ severity }: { readonly severity: string }): boolean => severity !== 'info';
const codesOf = (items: readonly { readonly code: string }[]): readonly string[] => items.map(({ code }) => code);
const isLike = (got: ArrayLike<number> | undefined, want: readonly Numeral[]): boolean =>
    got?.length === want.length && want.every((value, i) => isNear(got[i], value, TOLERANCE));

function isLoss(got: TextReport['loss'], want: ExpectedLoss): boolean {
    if (want === null) {
        return got === undefined;
    }
    const losses = got === undefined ? undefined : typeof got === 'number' ? [got] : got;
    return isLike(losses, typeof want === 'object' ? want : [want]);
}

/** One-hot probabilities and the same indices are one target. */
function isTarget(got: Target, want: ExpectedTarget, shape: readonly number[]): boolean {
    if (got.kind === want.kind) {
        return isLike(got.data, want.data);
    }
    const classes = shape.length === 1 ? shape[0]! : shape[1]!;
    return (
        got.kind === 'probability' &&
        shape.length <= 2 &&
        isLike(
            got.data,
            want.data.flatMap(index => Array.from({ length: classes }, (_, c) => Number(c === index))),
        )
    );
}

/** Everything that the panel and the underlines say in words. */
const wordsOf = ({ message, findings, notices, verdict, unresolved, problems }: TextReport): string =>
    [
        message,
        ...findings.map(({ message: said, suggestedCode }) => `${said} ${suggestedCode ?? ''}`),
        ...notices,
        verdict?.text,
        verdict?.lead,
        ...(verdict?.mistakes ?? []).map(({ text }) => text),
        ...unresolved.map(({ part }) => `unresolved ${part}`),
        ...problems.map(({ message: said }) => said),
    ].join('\n');

function after(text: string, { edits }: ReportedFix): string {
    return edits
        .toSorted((a, b) => b.start - a.start)
        .reduce((fixed, { start, end, text: by }) => fixed.slice(0, start) + by + fixed.slice(end), text);
}

function faultsOf({ text, expect }: Question, report: TextReport): readonly string[] {
    const { findings, problems } = report;
    return [
        ...((expect.kind ?? ['found']).includes(report.kind) ? [] : [`${report.kind}: ${report.message}`]),
        ...(report.kind === 'found' ? faultsOfExample(expect, report) : []),
        ...lacking('the panel lacks', expect.findings, codesOf(findings)),
        ...lackingAny('the panel lacks any of', expect.findingsAny, [...codesOf(findings), ...codesOf(problems)]),
        ...(expect.forbid ?? [])
            .filter(code => [...codesOf(findings), ...codesOf(problems)].includes(code))
            .map(code => `says ${code}`),
        ...lacking('not underlined:', expect.problems, codesOf(problems)),
        ...lackingAny('not underlined: any of', expect.problemsAny, codesOf(problems)),
        ...(expect.noProblems ? problems.filter(isAlarm).map(({ code }) => `underlined for no reason: ${code}`) : []),
        ...(expect.fix ? faultsOfFix(expect.fix, text, problems) : []),
        ...faultsOfWords(expect, wordsOf(report)),
    ];
}

const lacking = (what: string, wanted: readonly string[] = [], there: readonly string[]): readonly string[] =>
    wanted.filter(code => !there.includes(code)).map(code => `${what} ${code}, has ${there.join(' ')}`);

const lackingAny = (
    what: string,
    wanted: readonly string[] | undefined,
    there: readonly string[],
): readonly string[] =>
    wanted && !wanted.some(code => there.includes(code)) ? [`${what} ${wanted.join(' ')}, has ${there.join(' ')}`] : [];

function faultsOfExample(expect: Expectation, report: TextReport): readonly string[] {
    const { criterion, findings, logits, loss, options, unresolved } = report;
    const missing = unresolved.map(({ part }) => part);
    const losses = expect.lossAny ?? (expect.loss === undefined ? [] : [expect.loss]);
    return [
        ...(expect.shape && String(expect.shape) !== String(logits!.shape) ? [`shape ${String(logits!.shape)}`] : []),
        ...faultsOfTarget(expect, report),
        ...Object.entries(expect.options ?? {}).flatMap(([name, want]) =>
            isOption(options?.[name as keyof typeof options], want) ? [] : [`option ${name}`],
        ),
        ...(expect.criterionName === undefined || criterion?.name === expect.criterionName
            ? []
            : [`criterion ${criterion?.name}`]),
        ...(losses.length === 0 || losses.some(want => isLoss(loss, want)) ? [] : [`loss ${String(loss)}`]),
        ...faultsOfComparison(expect.comparison, report),
        ...lacking('does not say that the text lacks the', expect.unresolved, missing),
        ...(expect.noErrors || expect.noErrorsExcept
            ? findings
                  .filter(isAlarm)
                  .flatMap(({ code }) => (expect.noErrorsExcept?.includes(code) ? [] : [`says ${code}`]))
            : []),
    ];
}

const isOption = (got: unknown, want: number | string | readonly number[]): boolean =>
    typeof want === 'string'
        ? got === want
        : typeof want === 'number'
          ? typeof got === 'number' && isNear(got, want, TOLERANCE)
          : got instanceof Float64Array && isLike(got, want);

function faultsOfTarget(expect: Expectation, { target, misfit, logits, findings, unresolved }: TextReport) {
    const said = target ? [`target ${target.kind} ${String(target.data)}`] : ['no target'];
    const { shape } = logits!;
    // A target that does not fit is found where the panel says what is wrong with it.
    const misfits = misfit && codesOf(findings).some(code => /^target-|shape-mismatch|class-axis/.test(code));
    const either = expect.targetOrUnresolved;
    return [
        ...(expect.target === null && target ? said : []),
        ...(expect.target && !(target ? isTarget(target, expect.target, shape) : misfits) ? said : []),
        ...(expect.targetKind && target?.kind !== expect.targetKind ? said : []),
        ...(expect.targetNot && target && isLike(target.data, expect.targetNot) ? said : []),
        ...(either && target && !isTarget(target, either, shape) ? said : []),
        ...(either && !target && !misfit && !unresolved.some(({ part }) => part === 'target') ? said : []),
    ];
}

function faultsOfComparison(expected: Expectation['comparison'], { comparison, printedLoss }: TextReport) {
    const got = !comparison ? [] : comparison.equal ? ['equal'] : codesOf(comparison.mistakes);
    const wanted = expected === 'equal' ? ['equal'] : expected?.any;
    return lackingAny(`printed loss ${printedLoss}: comparison lacks any of`, wanted, got);
}

function faultsOfFix(
    { code, contains }: NonNullable<Expectation['fix']>,
    text: string,
    problems: TextReport['problems'],
) {
    const ours = problems.filter(problem => problem.code === code);
    const fixes = ours.flatMap(problem => problem.fixes);
    return [
        ...(ours.length > 0 && fixes.length === 0 ? [`no quick fix for ${code}`] : []),
        ...(fixes.length > 0 && contains !== undefined && !fixes.some(fix => after(text, fix).includes(contains))
            ? [`no fix gives ${contains}`]
            : []),
    ];
}

function faultsOfWords({ says = [], saysAny, saysNot = [] }: Expectation, words: string): readonly string[] {
    const isSaid = (pattern: string): boolean => new RegExp(pattern, 'i').test(words);
    return [
        ...says.filter(pattern => !isSaid(pattern)).map(pattern => `does not say /${pattern}/`),
        ...(saysAny && !saysAny.some(isSaid) ? [`says none of ${saysAny.join(' ')}`] : []),
        ...saysNot.filter(isSaid).map(pattern => `says /${pattern}/`),
    ];
}

describe('what is said of public questions', () => {
    const questions = readJson('questions.json') as readonly Question[];
    testCases(
        'questions',
        questions.map(question => ({
            name: question.id,
            faults: async () => {
                const { text, languageId, cursor } = question;
                const at = { languageId, selections: [{ start: cursor, end: cursor }] };
                return faultsOf(question, await reportOnText(text, at));
            },
        })),
    );
});
