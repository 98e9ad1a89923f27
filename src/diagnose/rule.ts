/**
 * A finding is one rule in one file of `rules/`: what it finds, in which words, where that shows in code, and what
 * fixes it. `rules/index.ts` lists them. Besides, diagnose.ts and findings.ts name the few whose presence
 * decides whether another is said.
 */
import { sentences } from '../format/sentences';
import type { CodeEvidence } from './codeEvidence';
import type { Evidence } from './evidence';

/**
 * 'error': the loss is refused, not a number, or not that of the model. 'warning': most likely not what is meant.
 * 'info': right as it is, and good to know.
 */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What a finding rests on, which decides where it is said:
 * - 'numbers': the numbers that the loss takes, whatever they are; there need not be a target.
 * - 'logits': numbers that have to be logits; there need not be a target.
 * - 'shapes': shapes alone, so that it is said of a target that does not fit, too.
 * - 'types': shapes and types, so that it is said of a target that does not fit, too.
 * - 'loss': a target that fits, and the options.
 * - 'level': how high the loss is, which has no meaning where it is another loss than the model's.
 */
type Topic = 'numbers' | 'logits' | 'shapes' | 'types' | 'loss' | 'level';

/**
 * What is underlined in code: what is to be changed. 'numbers' is the array itself, 'logits' the argument of the loss,
 * 'sample' the target of the first sample that the finding names, 'call' the call of the loss.
 */
type FindingPlace =
    'numbers' | 'softmax' | 'logits' | 'target' | 'sample' | 'weight' | 'ignoreIndex' | 'labelSmoothing' | 'call';

/** A change of the code. `src/lint/edits` knows how each kind is written in Python, and where it is safe. */
export type QuickFix =
    /** The loss gets what the softmax before it gets. */
    | { readonly kind: 'remove-softmax' }
    /** `text` behind the argument: a method, an operator. */
    | (Titled & { readonly kind: 'append'; readonly to: 'logits' | 'target'; readonly text: string })
    /** A keyword argument of the loss that it does not have yet. */
    | (Titled & { readonly kind: 'add-argument'; readonly name: string; readonly value: string })
    /** Another value for a keyword argument that the loss has. */
    | (Titled & { readonly kind: 'set-argument'; readonly name: string; readonly value: string })
    /** Another loss of the same library. */
    | (Titled & { readonly kind: 'rename-loss'; readonly name: string })
    /** Another type for the target, in place of a cast that the code makes. */
    | (Titled & { readonly kind: 'cast-target'; readonly to: 'long' | 'float' })
    /** Each number of the target 1 less in the text, but for those that are `ignored`. */
    | (Titled & { readonly kind: 'count-target-from-zero'; readonly ignored: number })
    /** Class indices in the text in place of one-hot rows. */
    | (Titled & { readonly kind: 'write-indices'; readonly indices: readonly number[] })
    /** The class of a loss is made before it is called. */
    | (Titled & { readonly kind: 'call-criterion' })
    /** Logits and target change places. */
    | (Titled & { readonly kind: 'swap-arguments' })
    /** Class indices computed from one-hot rows. */
    | (Titled & { readonly kind: 'argmax-target'; readonly axis: number });

interface Titled {
    /** What the editor offers. */
    readonly title: string;
}

/** The first stands by itself: it is all that the hover shows. */
export type Sentences = readonly [brief: string, ...more: string[]];

/** What a rule says of one loss. */
export interface Found<Code extends string> {
    readonly code: Code;
    readonly severity: Severity;
    /** What is wrong, with the evidence in numbers. */
    readonly message: string;
    /** The first sentence of the message. */
    readonly brief: string;
    /** Why it matters. */
    readonly why: string;
    /** The page of the library's documentation. */
    readonly link: string;
    /** The line of code that fixes it, in the library of the code, else in PyTorch; absent where nothing is to be fixed. */
    readonly suggestedCode?: string;
    /** The samples that it is about, the first few; absent where it is about all of them. */
    readonly samples?: readonly number[];
    /** The classes that it is about, the first few. */
    readonly classes?: readonly number[];
    readonly about: Topic;
    readonly place: FindingPlace;
    /** Each fixes it by itself; empty where the numbers do not tell how. */
    readonly quickFixes: readonly QuickFix[];
}

export interface Rule<Code extends string = string, Seen = Evidence> {
    readonly code: Code;
    readonly find: (evidence: Seen) => Found<Code> | undefined;
}

type Drawn<Detected, T, Seen = Evidence> = (facts: Detected, evidence: Seen) => T;

/**
 * How a rule is written down. `Detected` is what it detects. What the rule is called and is about is the same for all
 * that it finds, and a value, and so is what it underlines, but for a rule that finds mistakes of several arguments;
 * whatever it says of one of them is a function, constant or not.
 */
interface Definition<Code extends string, Detected, Seen = Evidence> {
    readonly code: Code;
    readonly about: Topic;
    /** Undefined where there is nothing to say. Linear in the example. */
    readonly detect: (evidence: Seen) => Detected | undefined;
    readonly severity: Drawn<Detected, Severity, Seen>;
    readonly words: Drawn<Detected, Sentences, Seen>;
    readonly why: Drawn<Detected, string, Seen>;
    readonly link: Drawn<Detected, string, Seen>;
    readonly suggestedCode?: Drawn<Detected, string | undefined, Seen>;
    readonly concerns?: Drawn<Detected, Pick<Found<Code>, 'samples' | 'classes'>, Seen>;
    readonly place: FindingPlace | Drawn<Detected, FindingPlace, Seen>;
    readonly quickFixes?: Drawn<Detected, readonly QuickFix[], Seen>;
}

export const rule = <const Code extends string, Detected>(definition: Definition<Code, Detected>): Rule<Code> =>
    made(definition);

/** A rule on what code proves without numbers. */
export const codeRule = <const Code extends string, Detected>(
    definition: Definition<Code, Detected, CodeEvidence>,
): Rule<Code, CodeEvidence> => made(definition);

function made<Code extends string, Detected, Seen>(definition: Definition<Code, Detected, Seen>): Rule<Code, Seen> {
    const { code, about, detect, severity, words, why, link, suggestedCode, concerns, place, quickFixes } = definition;
    return {
        code,
        find(evidence) {
            const facts = detect(evidence);
            if (facts === undefined) {
                return undefined;
            }
            const said = words(facts, evidence);
            const line = suggestedCode?.(facts, evidence);
            return {
                code,
                severity: severity(facts, evidence),
                message: sentences(...said),
                brief: said[0],
                why: why(facts, evidence),
                link: link(facts, evidence),
                ...(line !== undefined && { suggestedCode: line }),
                ...concerns?.(facts, evidence),
                about,
                place: typeof place === 'function' ? place(facts, evidence) : place,
                quickFixes: quickFixes?.(facts, evidence) ?? [],
            };
        },
    };
}
