import type { Span } from '../model/span';
import type { Program } from '../python/program';
import { readNumericArrays } from '../read';
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
    ) {}

    get arrays(): ReadResult {
        return (this.read ??= readNumericArrays(this.source, this.columns));
    }

    /** Whether there can be a call of a loss that a parser would find: spares the parser for the other texts. */
    get mayCallLoss(): boolean {
        return this.languageId === 'python' && (this.mentionsLoss ??= mentionsLoss(this.source));
    }

    /** The syntax of the text, or of a stretch around a place of a long one. The parser is loaded when first needed. */
    program(around: Span): Promise<Program> {
        const parse = async (): Promise<Program> =>
            (await import('../python/parse')).parse(this.source, this.arrays.arrays, around);
        this.parsed = this.parsed ? this.parsed.then(last => (isParsedFor(last, around) ? last : parse())) : parse();
        return this.parsed;
    }
}

const isParsedFor = ({ around: parsed }: Program, around: Span): boolean =>
    parsed === undefined || (parsed.start === around.start && parsed.end === around.end);
