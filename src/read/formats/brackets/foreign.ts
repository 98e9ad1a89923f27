/** What stands among the elements of an array and is no number: names, strings, arguments. */
import type { Collector } from '../../collector';
import { messages } from '../../messages';
import {
    BRACE_OPEN,
    BRACKET_OPEN,
    EQUALS,
    EXCLAMATION,
    PAREN_OPEN,
    isWordStart,
    skipDottedWord,
    skipSpaces,
} from '../../scan/characters';
import { isMemberOfModule } from './arguments';
import { State } from './frame';
import type { Frame } from './frame';
import { settings } from './libraries';
import { tokenAt } from './tokens';

/** What PyTorch prints first of a sparse tensor. */
const SPARSE = /^(?:c{0,2}(?:row|col)_)?indices$/;

/** Something at `pos` that is not a number: refuses the array, or finds that it is not one. Returns where to go on. */
export function readForeign(out: Collector, pos: number, frame: Frame): number {
    const { text } = out;
    const code = text.charCodeAt(pos);
    if (code === 0 && frame.contents.items > 0) {
        frame.break({ reason: 'elided', message: messages.truncated() });
        return pos + 1;
    }
    if (isWordStart(code)) {
        const next = readWord(text, pos, frame);
        if (next !== undefined) {
            return next;
        }
    }
    if (frame.isConstructor) {
        // An argument that is no literal: nothing to read, and no reason to complain.
        giveUp(out, frame);
        return pos;
    }
    frame.evidence.numbers = frame.contents.items;
    frame.evidence.floats = out.numbers.decimals === undefined ? 0 : frame.contents.items;
    frame.evidence.tokens = frame.contents.wantsElement ? 0 : 1;
    if (/^--(?!-)/.test(text.slice(pos, pos + 3))) {
        // a masked value
        frame.break({ reason: 'not-numeric', message: messages.missing('--') });
        return pos + 2;
    }
    if (frame.contents.items > 0) {
        frame.break({
            reason: 'not-numeric',
            message: messages.notNumeric(tokenAt(text, pos)),
            needsEvidence: true,
        });
    } else {
        frame.state = State.List;
        frame.evidence.foreign = tokenAt(text, pos);
    }
    return pos;
}

/**
 * A word among the elements: what opens a constructor, names an argument, or begins the settings behind the numbers.
 * Undefined where it is none of these.
 */
function readWord(text: string, pos: number, frame: Frame): number | undefined {
    const end = skipDottedWord(text, pos);
    const word = text.slice(pos, Math.min(end, pos + 40));
    const next = text.charCodeAt(end);
    if (next === PAREN_OPEN || next === BRACKET_OPEN || next === EXCLAMATION || next === BRACE_OPEN || word === 'new') {
        // A constructor, perhaps; its bracket tells.
        const typed = /^(?:new )?[\w.:]{1,60}(?:<[\w.:<>, ]{1,40}>)?(?:\[\d{0,9}\]){0,4} {0,2}(?=\{)/.exec(
            text.slice(pos, pos + 120),
        );
        return typed !== null
            ? pos + typed[0].length
            : next === EXCLAMATION
              ? end + 1
              : word === 'new'
                ? skipSpaces(text, end)
                : end;
    }
    const behind = skipSpaces(text, end);
    if (
        text.charCodeAt(behind) === EQUALS &&
        text.charCodeAt(behind + 1) !== EQUALS &&
        (frame.kind === 'tensor' || frame.kind === 'list')
    ) {
        if (frame.isConstructor && SPARSE.test(word)) {
            frame.breakSparse();
            return behind + 1;
        }
        const isSetting = frame.isConstructor && settings.has(word);
        if ((frame.contents.items === 0 && !isSetting) || (frame.kind === 'list' && frame.contents.wantsElement)) {
            return behind + 1; // data=[...], c(cat = 1, dog = 2)
        }
        frame.state = State.Arguments;
        return pos;
    }
    if (frame.isConstructor && frame.contents.items > 0 && isMemberOfModule(word)) {
        frame.state = State.Arguments;
        return pos;
    }
    return undefined;
}

/** What has begun as an array is none: its numbers are forgotten. */
export function giveUp(out: Collector, frame: Frame): void {
    frame.state = State.Other;
    out.numbers.truncate(frame.contents.base);
}
