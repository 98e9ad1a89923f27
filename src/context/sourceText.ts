import type { Span } from '../model/span';
import type { Program } from '../python/program';
import type { Pause } from '../model/turns';
import { inTurns, withoutPause } from '../model/turns';
import { readInSteps, readNumericArrays } from '../read';
import type { ColumnChoice, ReadResult } from '../read';
import { mentionsLoss } from './python/losses';

/** A text with its arrays and its syntax, each of them found when first asked for, and once. */
export class SourceText {
    private read: ReadResult | undefined;
    private mentionsLoss: boolean | undefined;
    private parsed: Promise<Program> | undefined;

    constructor(
        readonly source: string,
        readonly languageId: string,
        /** The columns that a person has chosen for a table. */
        protected readonly columns?: ColumnChoice,
        /** Told between the slices of what takes long. */
        readonly pause: Pause = withoutPause,
    ) {}

    get arrays(): ReadResult {
        return (this.read ??= readNumericArrays(this.source, this.columns));
    }

    /** Reads the arrays of a long text in slices, unless it is not wanted any more. */
    async readAhead(isWanted: () => boolean = () => true): Promise<void> {
        const steps = readInSteps(this.source, this.columns);
        while (!this.read && isWanted()) {
            const { done, value } = steps.next();
            if (done === true) {
                this.read = value;
            } else {
                await this.pause();
            }
        }
    }

    /** Whether there can be a call of a loss that a parser would find: spares the parser for the other texts. */
    get mayCallLoss(): boolean {
        return this.languageId === 'python' && (this.mentionsLoss ??= mentionsLoss(this.source));
    }

    /** The syntax of the text, or of a stretch around a place of a long one. The parser is loaded when first needed. */
    program(around: Span): Promise<Program> {
        const parse = async (): Promise<Program> =>
            inTurns(
                (await import('../python/parse')).parseInSteps(this.source, this.arrays.arrays, around),
                this.pause,
            );
        this.parsed = this.parsed ? this.parsed.then(last => (isParsedFor(last, around) ? last : parse())) : parse();
        return this.parsed;
    }
}

const isParsedFor = ({ around: parsed }: Program, around: Span): boolean =>
    parsed === undefined || (parsed.start === around.start && parsed.end === around.end);
