import type { Explanation } from '../../diagnose/explanation';
import type { Fact } from '../facts';
import type { Term } from '../highlight';
import type { SampleView } from '../sampleView';
import type { Column } from './column';
import type { Formula } from './formula';

/** What a stage is asked about: a sample, and the example that it belongs to. */
export interface Subject {
    readonly explanation: Explanation;
    readonly view: SampleView;
}

/**
 * A step on the way from the logits to the loss, and back: all that panel, hover, copies, picture and comparison know of
 * it.
 */
export interface Stage {
    /** What it is marked and stored with. */
    readonly name: string;
    /** As the code calls it. */
    readonly title: (subject: Subject) => string;
    /** Whether the sample has it; always where absent. */
    readonly isPresent?: (subject: Subject) => boolean;
    /** The name of its column where there is no room for more than two or three letters. */
    readonly short?: string;
    /** What leads here from the stage before. */
    readonly operation?: (subject: Subject) => StageOperation;
    /** All its numbers that there is one of for each class; none of a stage that is about samples. */
    readonly columns?: readonly Column[];
    /** Those that its table shows of a sample, in their order, the result last; all where absent. */
    readonly table?: (view: SampleView) => readonly Column[];
    /** One number of all classes, below its table. */
    readonly total?: (view: SampleView) => Total | undefined;
    /** What happened to the number of class `c`. */
    readonly sentence: (subject: Subject, c: number) => string;
    /** With the sample's own numbers, for class `c`. */
    readonly formula: (subject: Subject, c: number) => Formula | undefined;
    /** Numbers that go beyond the sentence. */
    readonly facts?: (subject: Subject) => readonly Fact[];
    /** What two arrays are compared by. Absent where a difference would tell nothing. */
    readonly compared?: (a: SampleView, b: SampleView) => Column;
    /** What stands behind it, loaded when someone asks: it is half of all words. */
    readonly why: () => Promise<{ readonly why: Why }>;
}

/** A few short paragraphs, with the numbers at hand. */
export type Why = (subject: Subject) => readonly string[];

/** What is done to the numbers of a stage, in signs; `term` is the number that it brings along. */
export interface StageOperation {
    readonly text: string;
    /** Whether it leads back instead of on. */
    readonly isBackward?: true;
    readonly term?: Term;
}

/** One number of all classes: their maximum, their sum. */
export interface Total {
    readonly term: Term;
    readonly name: string;
    readonly value: number;
}
