import { calledLosses, exampleOf, findExampleInSelections, inCode, SourceText } from '../context';
import type { CalledLoss, FoundExample, NoExample, Span } from '../context';
import type { Problem } from '../lint';
import { arrayAt, readArrayAt } from '../read';
import type { Edges, NumericArray, Unreadable } from '../read';
import { isReadUnasked } from './unasked';

/**
 * A text and all that is asked of it, each found when it is first asked for, and once: its arrays and syntax, the
 * examples in it, the losses that its code calls, and what is wrong with them. The text may be a window of a longer
 * document (`edges`).
 */
export class ReadText extends SourceText {
    private readonly examples = new Map<unknown, Promise<FoundExample | NoExample>>();
    private calls: Promise<readonly CalledLoss[]> | undefined;
    private wrong: Promise<readonly Problem[]> | undefined;

    constructor(
        source: string,
        languageId: string,
        private readonly edges: Edges = {},
    ) {
        super(source, languageId);
    }

    /** The array, or the refusal, that covers `offset`. */
    arrayAt(offset: number): NumericArray | Unreadable | undefined {
        return this.isWindow ? readArrayAt(this.source, offset, this.edges) : arrayAt(this.arrays, offset);
    }

    /** The example that selections, or bare cursors, mean, with what the code says of it. */
    exampleIn(selections: readonly Span[]): Promise<FoundExample | NoExample> {
        return this.once(JSON.stringify(selections), () =>
            findExampleInSelections(this.source, selections, this.arrays),
        );
    }

    /** The example of the array at `offset`; undefined where there is none. */
    async exampleAt(offset: number): Promise<FoundExample | NoExample | undefined> {
        const array = this.arrayAt(offset);
        return array && this.once(array.start, () => exampleOf(array, this.source, array, this.arrays));
    }

    /** The calls of a loss whose logits the text holds; none in a long text, which is not parsed unasked. */
    losses(): Promise<readonly CalledLoss[]> {
        return (this.calls ??= Promise.resolve(this.isReadUnasked ? calledLosses(this) : []));
    }

    /** What is wrong with the losses: with those that the code calls, or that a printout proves. */
    problems(): Promise<readonly Problem[]> {
        return (this.wrong ??= this.findProblems());
    }

    private async findProblems(): Promise<readonly Problem[]> {
        const calls = await this.losses();
        const isPrintout = this.isReadUnasked && PRINTOUTS.has(this.languageId) && /logit|output/i.test(this.source);
        if (calls.length === 0 && !isPrintout) {
            return [];
        }
        const { problemsInText, problemsOfCall } = await import('../lint');
        return [...calls.flatMap(problemsOfCall), ...(isPrintout ? problemsInText(this) : [])];
    }

    private async once(key: unknown, find: () => FoundExample | NoExample): Promise<FoundExample | NoExample> {
        const known = this.examples.get(key);
        if (known) {
            return known;
        }
        const found = find();
        const complete = Promise.resolve(found.kind === 'found' ? inCode(found, this) : found);
        this.examples.set(key, complete);
        return complete;
    }

    private get isWindow(): boolean {
        return this.edges.cutStart === true || this.edges.cutEnd === true;
    }

    private get isReadUnasked(): boolean {
        return !this.isWindow && isReadUnasked(this.source.length);
    }
}

const PRINTOUTS: ReadonlySet<string> = new Set(['plaintext', 'log']);
