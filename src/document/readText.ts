import {
    calledLosses,
    callNearby,
    exampleOf,
    findExampleInSelections,
    inCode,
    logitsIn,
    compiledLosses,
    outlinedLosses,
    SourceText,
} from '../context';
import { foundOnce } from '../model/foundOnce';
import type { CalledLoss, FoundExample, NoExample, OutlinedLoss, Span } from '../context';
import type { Problem } from '../lint';
import { describeInstead, errorAt } from '../explain/errors';
import { arrayAt, readArrayAt } from '../read';
import { defined } from '../model/defined';
import { lineOf } from '../model/span';
import type { Pause } from '../model/turns';
import { outlineReading } from './outlineReading';
import type { OutlineReading } from './outlineReading';
import type { ColumnChoice, Edges, NumericArray, Unreadable } from '../read';
import { isReadUnasked } from './unasked';

/**
 * A text and all that is asked of it, each found when it is first asked for, and once: its arrays and syntax, the
 * examples in it, the losses that its code calls, and what is wrong with them. The text may be a window of a longer
 * document (`edges`).
 */
export class ReadText extends SourceText {
    /** By what a person means, and by where an array begins. */
    private readonly bySelections = new Map<string, Promise<FoundExample | NoExample>>();
    private readonly byStart = new Map<number, Promise<FoundExample | NoExample>>();
    private readonly byColumns = new Map<string, ReadText>();
    private calls: Promise<readonly CalledLoss[]> | undefined;
    private outlined: Promise<readonly OutlinedLoss[]> | undefined;
    private wrong: Promise<readonly Problem[]> | undefined;

    constructor(
        source: string,
        languageId: string,
        private readonly edges: Edges = {},
        columns?: ColumnChoice,
        pause?: Pause,
    ) {
        super(source, languageId, columns, pause);
    }

    /** The same text with its tables read as a person has chosen. */
    readWith(columns: ColumnChoice | undefined): ReadText {
        return columns === undefined
            ? this
            : foundOnce(this.byColumns, JSON.stringify(columns), () => {
                  const { source, languageId, edges, pause } = this;
                  return new ReadText(source, languageId, edges, columns, pause);
              });
    }

    /** The array, or the refusal, that covers `offset`. */
    arrayAt(offset: number): NumericArray | Unreadable | undefined {
        return this.isWindow ? readArrayAt(this.source, offset, this.edges) : arrayAt(this.arrays, offset);
    }

    /**
     * The example that selections, or bare cursors, mean, with what the code says of it.
     *
     * @param loss which one of several losses is meant, in the order of the text
     */
    exampleIn(selections: readonly Span[], loss?: number): Promise<FoundExample | NoExample> {
        return foundOnce(this.bySelections, JSON.stringify([selections, loss]), () =>
            this.complete(
                this.failedAt(selections) ?? findExampleInSelections(this.source, selections, this.arrays),
                selections,
                loss,
            ),
        );
    }

    /** The example of the array at `offset`; undefined where there is none. */
    async exampleAt(offset: number): Promise<FoundExample | NoExample | undefined> {
        const array = this.arrayAt(offset);
        return (
            array &&
            foundOnce(this.byStart, array.start, () => this.complete(exampleOf(array, this.source, array, this.arrays)))
        );
    }

    /** The calls of a loss whose logits the text holds; none in a long text, which is not parsed unasked. */
    losses(): Promise<readonly CalledLoss[]> {
        return (this.calls ??= Promise.resolve(this.isRead ? calledLosses(this) : []));
    }

    /** What is wrong with the losses: with those that the code calls, or that a printout proves. */
    problems(): Promise<readonly Problem[]> {
        return (this.wrong ??= this.findProblems());
    }

    /** What can be fixed of the loss of an example; of all losses that get its logits where none is chosen. */
    async fixable(found: FoundExample | NoExample): Promise<readonly Problem[]> {
        if (found.kind !== 'found') {
            const asked = callIn(found).call;
            return asked ? (await this.problemsOf(asked)).filter(({ fixes }) => fixes.length > 0) : [];
        }
        const { logits, choice } = found;
        const at = choice?.losses[choice.chosen]?.at;
        const calls = (await this.losses()).filter(
            ({ array, call }) => array.start === logits.start && (at === undefined || call.node.from === at),
        );
        if (calls.length === 0) {
            return [];
        }
        const { problemsOfCall } = await import('../lint');
        return calls.flatMap(problemsOfCall).filter(({ fixes }) => fixes.length > 0);
    }

    private async findProblems(): Promise<readonly Problem[]> {
        const [calls, outlined] = await Promise.all([this.losses(), this.isRead ? this.allOutlined() : []]);
        const isPrintout = this.isRead && PRINTOUTS.has(this.languageId) && /logit|output/i.test(this.source);
        if (outlined.length === 0 && calls.length === 0 && !isPrintout) {
            return [];
        }
        const { allProblems, problemsInText } = await import('../lint');
        return [...allProblems(calls, outlined), ...(isPrintout ? problemsInText(this) : [])];
    }

    /** The losses that the code calls, and those that it compiles models with. */
    private async allOutlined(): Promise<readonly OutlinedLoss[]> {
        return (await Promise.all([this.calledOutlines(), compiledLosses(this)])).flat();
    }

    private calledOutlines(): Promise<readonly OutlinedLoss[]> {
        return (this.outlined ??= Promise.resolve(outlinedLosses(this)));
    }

    /** With what the code says of it. */
    private async complete(
        found: FoundExample | NoExample,
        selections: readonly Span[] = [],
        loss?: number,
    ): Promise<FoundExample | NoExample> {
        if (found.kind === 'found') {
            return (await this.targetAt(found.logits)) ?? inCode(found, this, loss);
        }
        const [only, ...more] = selections;
        return found.kind === 'unreadable' || !only || more.length > 0 ? found : this.inPlaceOf(found, only);
    }

    /** Where there is no array to explain: the loss there, or what an error means. */
    private async inPlaceOf(
        found: Exclude<NoExample, { kind: 'unreadable' }>,
        at: Span,
    ): Promise<FoundExample | NoExample> {
        const call = callNearby(await this.allOutlined(), this.source, at);
        const error = errorAt(this.source, at);
        // A single number may stand anywhere: that of a target in the call does not hide the call.
        const isMeant =
            found.kind === 'nothing' || (call && lineOf(this.source, call.at) === lineOf(this.source, at.start));
        const asked = call?.isHere && isMeant && !error ? call : undefined;
        const message = describeInstead(error, call, lineOf(this.source, call?.at ?? 0));
        return (
            (asked && (await this.exampleOfCall(asked.at))) ?? {
                ...found,
                ...defined({ message: found.kind === 'nothing' ? message : undefined, call: asked?.loss }),
            }
        );
    }

    /** The example whose logits the call at `at` gets, where the text has their numbers: as code, or printed. */
    private async exampleOfCall(at: number): Promise<FoundExample | undefined> {
        const owner = (await this.losses()).find(({ call }) => call.node.from === at);
        const arrays = owner ? [owner.array] : logitsIn(this.arrays.arrays).slice(0, MAX_PRINTED);
        for (const array of arrays) {
            const found = exampleOf(array, this.source, array, this.arrays);
            const read = found.kind === 'found' ? await inCode(found, this) : undefined;
            const index = read?.choice?.losses.findIndex(each => each.at === at) ?? -1;
            const meant = found.kind === 'found' && index >= 0 ? await inCode(found, this, index) : read;
            if (meant?.context.criterion?.call.start === at) {
                return { ...meant, atCall: true };
            }
        }
        return undefined;
    }

    /** What the code tells of the call of a loss that was asked for, and what is wrong with it all the same. */
    async outline(found: NoExample): Promise<OutlineReading | undefined> {
        const asked = callIn(found).call;
        if (!asked) {
            return undefined;
        }
        const [{ callOutline }, problems] = await Promise.all([import('../context/python'), this.problemsOf(asked)]);
        return outlineReading(callOutline(asked), problems);
    }

    /** What is wrong with a call by its code alone, in each way in which the code comes to it; one of each kind. */
    private async problemsOf({ call: { node } }: OutlinedLoss): Promise<readonly Problem[]> {
        const { problemsOfCode } = await import('../lint');
        const ways = (await this.allOutlined()).filter(({ call }) => call.node.from === node.from);
        const all = ways.flatMap(problemsOfCode);
        return all.filter(
            ({ finding: { code } }, index) => all.findIndex(({ finding }) => finding.code === code) === index,
        );
    }

    /** Where the array is the target of a loss, and no logits of another: those that belong to it, or what it is. */
    private async targetAt({ start, shape }: NumericArray): Promise<FoundExample | NoExample | undefined> {
        const losses = shape.length === 1 ? await this.calledOutlines() : [];
        const owner = losses.find(({ target }) => target?.array.start === start);
        const calls = owner ? await this.losses() : [];
        if (!owner || calls.some(({ array }) => array.start === start)) {
            return undefined;
        }
        const logits = calls.find(({ call }) => call.node.from === owner.call.node.from)?.array;
        const found = logits && exampleOf(logits, this.source, logits, this.arrays);
        return found?.kind === 'found'
            ? inCode(found, this)
            : {
                  kind: 'no-classes',
                  shape,
                  target: { loss: owner.call.name },
                  ...(isInside(start, owner) && { call: owner }),
              };
    }

    /** An error message at a place: the shapes in it are not arrays of the program. */
    private failedAt([only, ...more]: readonly Span[]): NoExample | undefined {
        const isError = only && more.length === 0 && errorAt(this.source, only) !== undefined;
        return isError ? { kind: 'nothing', where: 'cursor' } : undefined;
    }

    private get isWindow(): boolean {
        return this.edges.cutStart === true || this.edges.cutEnd === true;
    }

    /** Whether so long a text is looked at without a person asking. */
    private get isRead(): boolean {
        return !this.isWindow && isReadUnasked(this.source.length);
    }
}

/** The call of a loss that was asked for, where there are no numbers to explain. */
type Asked = Pick<Extract<NoExample, { kind: 'nothing' }>, 'call'>;

const callIn = (found: NoExample): Asked => (found.kind === 'unreadable' ? {} : found);

const isInside = (at: number, { call: { node } }: OutlinedLoss): boolean => node.from <= at && at < node.to;

/** So many printed arrays are looked at for the logits of a call. */
const MAX_PRINTED = 20;

const PRINTOUTS: ReadonlySet<string> = new Set(['plaintext', 'log']);
