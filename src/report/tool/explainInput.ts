import type { ExplainInput, ExplainProblem, ExplainReport } from '../../../api';
import { logitsIn } from '../../context/logitsIn';
import type { FoundExample, NoExample } from '../../context';
import { readingOf, ReadText } from '../../document';
import type { Reading } from '../../document';
import { describeNoExample, leadSentence } from '../../explain';
import type { Explanation, Question } from '../../explain';
import { isJudged } from '../../explain/batch/judged';
import type { Judged } from '../../explain/batch/judged';
import { summaryOf } from '../../explain/batch/summary';
import { partName } from '../../explain/labels';
import { viewSample } from '../../explain/sampleView';
import { shortScript } from '../../export/copy/formats/pytorch';
import { layoutOf } from '../../math';
import type { CrossEntropyOptions } from '../../math';
import { DEFAULT_IGNORE_INDEX, resolveOptions } from '../../model/example';
import { defined } from '../../model/defined';
import { lineOf } from '../../model/span';
import type { Span } from '../../model/span';
import { readingInWords, reported } from '../report';
import { checkedInput, targetFrom } from './input';
import type { CheckedInput } from './input';
import { decimalsOf, ToolInputError } from './numbers';
import { chosenSamples, sampleReport } from './samples';

const SAMPLES = 3;
const CLASSES = 10;
/** More losses of reduction 'none', weights and class names than these tell no one anything. */
const MOST_LISTED = 1000;
/** A script with more numbers fills a conversation; those of an agent's program are better loaded from it. */
const MOST_IN_SCRIPT = 400;
/** Of a text with many arrays. */
const MOST_OTHERS = 20;

/**
 * What the panel says of a loss, as data: for agents and other extensions. The types and what they mean: api.d.ts.
 *
 * @throws ToolInputError that says what to send instead
 */
export async function explainInput(input: unknown): Promise<ExplainReport> {
    const checked = checkedInput(input);
    return checked.text === undefined ? ofNumbers(checked) : ofText(checked, checked.text);
}

/** Said to a program, so not translated. */
const NOTHING = 'There is no array of numbers there.';

const NO_TARGET = 'There is no target, so there is no loss. Send one as "target".';

const isAsked = ({ target, misfit }: Question): boolean => target !== undefined || misfit !== undefined;

/** What the input says besides the logits and the text. */
function told({ target, targetDtype, options, classNames, printedLoss }: CheckedInput, { logits }: Question) {
    return {
        ...(target && { target: targetFrom(target, logits, targetDtype) }),
        ...defined({ targetDtype, classNames, printedLoss }),
        options,
    };
}

function ofNumbers(input: CheckedInput): ExplainReport {
    const logits = input.logits!;
    const question = { logits, ...defined({ decimals: decimalsOf(logits) }) };
    return reportOf({ ...question, ...told(input, question) }, input, {
        logits: { shape: logits.shape },
        unresolved: [],
        problems: [],
        otherArrays: [],
    });
}

async function ofText(input: CheckedInput, source: string): Promise<ExplainReport> {
    const text = readText(source, input.language);
    const found = await foundIn(text, input.line);
    const problems = (await text.problems()).map(problem => problemIn(source, reported(problem)));
    if (found.kind !== 'found') {
        return withoutNumbers(found, problems, text);
    }
    const { misfit, ...reading } = readingOf(found, source);
    const { start, name } = found.logits;
    const given = told(input, reading);
    const question = {
        ...reading,
        ...(misfit && !given.target && { misfit }),
        ...given,
        options: { ...reading.options, ...given.options },
    };
    return reportOf(question, input, {
        ...factsOf(question),
        logits: { ...defined({ name }), shape: reading.logits.shape, line: lineOf(source, start) },
        problems,
        otherArrays: othersIn(text, [found.logits, ...reading.origins.map(({ place }) => place)]),
    });
}

/** What is said of numbers that another source has read, such as a debugger. */
export const explainReading = (reading: Reading, name: string, shown: Shown): ExplainReport =>
    reportOf(reading, shown, {
        ...factsOf(reading),
        logits: { name, shape: reading.logits.shape },
        problems: [],
        otherArrays: [],
    });

const factsOf = ({ criterion, received, unresolved }: Reading) => ({
    ...(criterion && { criterion: { name: criterion.name, framework: criterion.framework } }),
    ...(received && { steps: received.steps }),
    unresolved: unresolved.map(({ part }) => partName(part)),
});

/** A text that mentions a loss is read as Python, unless told otherwise: nothing else would read its code. */
function readText(source: string, language: string | undefined): ReadText {
    const asPython = new ReadText(source, 'python');
    return language === undefined && asPython.mayCallLoss ? asPython : new ReadText(source, language ?? 'plaintext');
}

/** The example of a line; else that of the first loss that the code calls, else the first array that can be logits. */
async function foundIn(text: ReadText, line: number | undefined): Promise<FoundExample | NoExample> {
    if (line !== undefined) {
        const starts = [0, ...Array.from(text.source.matchAll(/\n/g), ({ index }) => index + 1)];
        const start = starts[line - 1];
        if (start === undefined) {
            throw new ToolInputError(`The text has ${starts.length} lines, and "line" is ${line}.`);
        }
        return text.exampleIn([{ start, end: start }]);
    }
    const [called] = await text.losses();
    const byCode = called && (await text.exampleAt(called.array.start));
    return byCode ?? text.exampleIn([{ start: 0, end: text.source.length }]);
}

/** Where only the code of the text has something wrong, that is the answer. */
function withoutNumbers(none: NoExample, problems: readonly ExplainProblem[], text: ReadText): ExplainReport {
    const why = none.kind === 'nothing' ? (none.message ?? NOTHING) : describeNoExample(none);
    const otherArrays = othersIn(text, []);
    if (problems.length === 0) {
        const lines = otherArrays.map(({ line }) => line).join(', ');
        throw new ToolInputError(
            otherArrays.length > 0
                ? `${why} There are arrays on these lines: ${lines}. Say which as "line".`
                : `${why} Send the numbers themselves, as a printout or as "logits".`,
        );
    }
    return {
        meaning: why,
        findings: [],
        notices: [],
        options: {},
        unresolved: [],
        samples: [],
        samplesLeftOut: 0,
        problems,
        otherArrays,
    };
}

/** Which part of it. */
type Shown = Pick<ExplainInput, 'samples' | 'max_samples' | 'max_classes'>;

type OfText = Pick<ExplainReport, 'logits' | 'criterion' | 'steps' | 'unresolved' | 'problems' | 'otherArrays'>;

function reportOf(
    question: Question & Pick<Reading, 'printedLoss'>,
    { samples: asked, max_samples = SAMPLES, max_classes = CLASSES }: Shown,
    ofText: OfText,
): ExplainReport {
    const { explanation, loss, findings, notices, verdict } = readingInWords(question);
    const { samples } = layoutOf(question.logits.shape);
    const shown = chosenSamples(explanation, asked, max_samples).flatMap(
        sample => sampleReport(explanation, sample, max_classes) ?? [],
    );
    const first = viewSample(explanation, 0);
    const losses = typeof loss === 'number' ? undefined : loss;
    return {
        ...defined({ loss: losses?.slice(0, MOST_LISTED) ?? loss }),
        ...(losses && losses.length > MOST_LISTED && { lossesLeftOut: losses.length - MOST_LISTED }),
        meaning: isAsked(question) ? (first ? leadSentence(explanation, first) : '') : NO_TARGET,
        findings: findings.map(({ code, severity, message, why, link, suggestedCode, samples: some, classes }) => ({
            code,
            severity,
            message,
            why,
            link,
            ...defined({ suggestedCode, samples: some, classes }),
        })),
        notices,
        ...(verdict && {
            printedLoss: {
                printed: question.printedLoss!,
                equal: verdict.equal,
                verdict: [verdict.text, verdict.because, verdict.lead].filter(Boolean).join(' '),
                mistakes: verdict.mistakes,
            },
        }),
        ...ofText,
        ...(question.target && { target: { kind: question.target.kind, shape: question.target.shape } }),
        options: optionsOf(question.options),
        ...(samples > 1 && isJudged(explanation) && { batch: batchOf(explanation) }),
        ...reductionOf(explanation),
        samples: shown,
        samplesLeftOut: samples - shown.length,
        python: shortScript(explanation, MOST_IN_SCRIPT),
    };
}

const batchOf = (explanation: Judged) =>
    summaryOf(explanation).map(({ code, exact, meaning }) => ({ code, text: exact, meaning }));

function reductionOf({ breakdown, question }: Explanation): Pick<ExplainReport, 'reduction'> {
    const { reduction } = resolveOptions(question.options);
    return breakdown && reduction !== 'none'
        ? { reduction: { sum: breakdown.sumLoss, denominator: reduction === 'mean' ? breakdown.denominator : 1 } }
        : {};
}

/** By the names of the input. */
function optionsOf(options: CrossEntropyOptions = {}): ExplainReport['options'] {
    const { weight, ignoreIndex, reduction, labelSmoothing, dtype } = resolveOptions(options);
    return {
        ...(weight && weight.length <= MOST_LISTED && { weight: [...weight] }),
        ...(ignoreIndex !== DEFAULT_IGNORE_INDEX && { ignore_index: ignoreIndex }),
        ...(reduction !== 'mean' && { reduction }),
        ...(labelSmoothing !== 0 && { label_smoothing: labelSmoothing }),
        ...(dtype !== 'float64' && { dtype }),
    };
}

/** @param known what the report tells already: the logits, and where the text says the rest */
function othersIn(text: ReadText, known: readonly Span[]): ExplainReport['otherArrays'] {
    return logitsIn(text.arrays.arrays)
        .filter(array => !known.some(({ start, end }) => array.start < end && start < array.end))
        .slice(0, MOST_OTHERS)
        .map(({ start, name, shape }) => ({ line: lineOf(text.source, start), ...defined({ name }), shape }));
}

function problemIn(
    source: string,
    { code, severity, message, start, fixes }: ReturnType<typeof reported>,
): ExplainProblem {
    return {
        code,
        severity,
        message,
        line: lineOf(source, start),
        fixes: fixes.map(({ title, edits }) => ({
            title,
            edits: edits.map(edit => ({
                ...edit,
                line: lineOf(source, edit.start),
                old: source.slice(edit.start, edit.end),
            })),
        })),
    };
}
