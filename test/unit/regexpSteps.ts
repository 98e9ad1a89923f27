/**
 * Counts what the regular expressions of a function do, instead of timing them: every regular expression that runs
 * meanwhile is run once more, by a plain backtracking matcher that counts the characters it compares.
 */
import { parseRegExpLiteral } from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';

/** The steps of all regular expressions that `run` executes. Throws as soon as there are more than `limit`. */
export function regexpSteps(run: () => unknown, limit = 20_000_000): number {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is only put back
    const native = RegExp.prototype.exec;
    let steps = 0;
    const counting = function (this: RegExp, text: string): RegExpExecArray | null {
        RegExp.prototype.exec = native;
        try {
            steps += new Matcher(this, text, limit - steps).run();
            return this.exec(text);
        } finally {
            RegExp.prototype.exec = counting;
        }
    };
    RegExp.prototype.exec = counting;
    try {
        run();
    } finally {
        RegExp.prototype.exec = native;
    }
    return steps;
}

/**
 * How many times more steps twice the text takes: about 2 for work in proportion to its length, 4 for its square, 8 for
 * its cube.
 */
export function regexpGrowth(run: (text: string) => unknown, textOf: (size: number) => string, size = 150): number {
    const [once, twice] = [size, 2 * size].map(length => regexpSteps(() => run(textOf(length))));
    return twice! / Math.max(1, once!);
}

type Character = AST.Character | AST.CharacterClass | AST.CharacterSet;

const isCharacter = (element: AST.Element): element is Character =>
    element.type === 'Character' || element.type === 'CharacterClass' || element.type === 'CharacterSet';

type Next = (at: number) => boolean;

/** A backtracking matcher, as simple as it can be. It matches what JavaScript's does. */
class Matcher {
    private steps = 0;
    private readonly pattern: AST.Pattern;
    private readonly groups = new Map<AST.CapturingGroup, readonly [number, number]>();
    private readonly sets = new Map<string, RegExp>();

    constructor(
        private readonly expression: RegExp,
        private readonly text: string,
        private readonly limit: number,
    ) {
        this.pattern = parseRegExpLiteral(expression).pattern;
    }

    /** The steps to the first match, or to the end of the text. */
    run(): number {
        const { global, sticky, lastIndex } = this.expression;
        const start = global || sticky ? lastIndex : 0;
        const last = sticky ? start : this.text.length;
        for (let at = start, matched = false; at <= last && !matched; at++) {
            this.groups.clear();
            matched = this.anyOf(this.pattern.alternatives, at, 1, () => true);
        }
        return this.steps;
    }

    private anyOf(alternatives: readonly AST.Alternative[], at: number, step: 1 | -1, next: Next): boolean {
        return alternatives.some(({ elements }) => this.all(elements, at, step, next));
    }

    private all(elements: readonly AST.Element[], at: number, step: 1 | -1, next: Next): boolean {
        const [element, rest] =
            step === 1 ? [elements[0], elements.slice(1)] : [elements.at(-1), elements.slice(0, -1)];
        return element ? this.one(element, at, step, end => this.all(rest, end, step, next)) : next(at);
    }

    private one(element: AST.Element, at: number, step: 1 | -1, next: Next): boolean {
        if (++this.steps > this.limit) {
            throw new Error(`Too many steps: ${this.expression.source}`);
        }
        switch (element.type) {
            case 'Character':
            case 'CharacterClass':
            case 'CharacterSet':
                return this.accepts(element.raw, step === 1 ? at : at - 1) && next(at + step);
            case 'Group':
                return this.anyOf(element.alternatives, at, step, next);
            case 'CapturingGroup':
                return this.anyOf(element.alternatives, at, step, end => {
                    const before = this.groups.get(element);
                    this.groups.set(element, [Math.min(at, end), Math.max(at, end)]);
                    const matched = next(end);
                    if (!matched && before) {
                        this.groups.set(element, before);
                    }
                    return matched;
                });
            case 'Backreference': {
                const group = [element.resolved].flat()[0]!;
                const said = this.text.slice(...(this.groups.get(group) ?? [0, 0]));
                return this.text.startsWith(said, step === 1 ? at : at - said.length) && next(at + step * said.length);
            }
            case 'Quantifier':
                return this.repeated(element, 0, at, step, next);
            case 'Assertion':
                return this.holds(element, at) && next(at);
            default:
                throw new Error(`No matcher for ${element.raw}`);
        }
    }

    private repeated(quantifier: AST.Quantifier, count: number, at: number, step: 1 | -1, next: Next): boolean {
        const { min, max, greedy, element } = quantifier;
        if (greedy && isCharacter(element)) {
            return this.repeatedCharacter(quantifier, element, at, step, next);
        }
        const more = (): boolean =>
            count < max &&
            this.one(
                element,
                at,
                step,
                end => (end !== at || count < min) && this.repeated(quantifier, count + 1, end, step, next),
            );
        const enough = (): boolean => count >= min && next(at);
        return greedy ? more() || enough() : enough() || more();
    }

    /** Without a call for each character, which is more than the stack holds. */
    private repeatedCharacter(
        { min, max }: AST.Quantifier,
        character: Character,
        at: number,
        step: 1 | -1,
        next: Next,
    ): boolean {
        let count = 0;
        const one = (): boolean => this.one(character, at + step * count, step, () => true);
        while (count < max && one()) {
            count++;
        }
        for (; count >= min; count--) {
            if (next(at + step * count)) {
                return true;
            }
        }
        return false;
    }

    private holds(assertion: AST.Assertion, at: number): boolean {
        const { multiline } = this.expression;
        switch (assertion.kind) {
            case 'start':
                return at === 0 || (multiline && this.text[at - 1] === '\n');
            case 'end':
                return at === this.text.length || (multiline && this.text[at] === '\n');
            case 'word':
                return (this.accepts('\\w', at) !== this.accepts('\\w', at - 1)) !== assertion.negate;
            default: {
                const step = assertion.kind === 'lookahead' ? 1 : -1;
                return this.anyOf(assertion.alternatives, at, step, () => true) !== assertion.negate;
            }
        }
    }

    private accepts(raw: string, at: number): boolean {
        const character = this.text[at];
        const set = this.sets.get(raw) ?? new RegExp(`^${raw}$`, this.expression.flags.replace(/[gymd]/g, ''));
        this.sets.set(raw, set);
        return character !== undefined && set.test(character);
    }
}
