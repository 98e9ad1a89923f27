/** What is told of the brackets that have been read: the array that they hold, or why it cannot be read. */
import { dtypeOfConstructor } from '../../../model/dtype';
import { elementsOf } from '../../../model/tensor';
import { MAX_WRITTEN_OUT } from '../../collector';
import type { Collector } from '../../collector';
import { messages } from '../../messages';
import { mayBeDecimalCommas } from '../../plain/decimalCommas';
import { PAREN_CLOSE } from '../../scan/characters';
import { State } from './frame';
import type { Frame } from './frame';
import { isLikelyArray } from './isLikelyArray';
import { lookLeft } from './leftContext';
import type { LeftContext } from './leftContext';
import { repeatBefore, repeatBehind, repeatInside, scale } from './repetition';
import { reshapedBehind, shapeOf } from './shape';

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

export class BracketReports {
    private readonly text: string;

    constructor(private readonly out: Collector) {
        this.text = out.text;
    }

    /** Reports the array of a frame that has closed at `end`, if it is one. Returns where the expression ends. */
    emit(frame: Frame, shape: number[], end: number, parent: Frame | undefined): number {
        const { out } = this;
        let left = this.leftOf(frame);
        const start = repeatBefore(this.text, frame, out.numbers, shape, left.start);
        if (start < left.start) {
            left = { ...lookLeft(this.text, start), start };
        }
        end = repeatBehind(this.text, frame, out.numbers, shape, end);
        if (
            frame.state !== State.Broken &&
            parent === undefined &&
            frame.bracket === '[' &&
            isOperand(this.text, left.start, end)
        ) {
            frame.break({ reason: 'not-numeric', message: messages.joined() });
        }
        if (frame.state !== State.Broken && frame.bracket === '[' && this.mayHaveDecimalCommas(frame, end)) {
            frame.break({ reason: 'not-numeric', message: messages.decimalCommas() });
        }
        if (frame.state === State.Broken) {
            this.refuse(frame, end, parent);
        }
        const written = out.numbers.length - frame.contents.base;
        const count = frame.contents.items === 0 ? 0 : elementsOf(shape);
        if (
            frame.state === State.Broken ||
            frame.suppressed ||
            !isLikelyArray(this.text, frame, left, end, {
                count,
                rank: shape.length,
                isEnclosed: parent !== undefined,
                isWhole: out.numbers.decimals === undefined,
            })
        ) {
            out.numbers.truncate(frame.contents.base);
            return end;
        }
        const reshaped = frame.isConstructor ? reshapedBehind(this.text, end, count) : undefined;
        const dtype =
            frame.said?.dtype ??
            dtypeOfConstructor(left.callee) ??
            (frame.contents.booleans > 0 && frame.contents.booleans === written ? 'bool' : undefined);
        if (count > written && !out.affords(count)) {
            out.numbers.truncate(frame.contents.base);
            out.refuse(left.start, end, {
                reason: 'too-large',
                message: messages.tooManyCopiesInText(MAX_WRITTEN_OUT),
            });
            return end;
        }
        const bare = left.binding === undefined && frame.kind === 'none' && parent === undefined;
        out.add(
            frame.contents.base,
            { start: left.start, end, shape: reshaped ?? shape, name: left.name, dtype },
            bare,
        );
        return end;
    }

    /** Whether the whole numbers in a frame may be half as many, with commas for their points. */
    private mayHaveDecimalCommas({ open, contents }: Frame, end: number): boolean {
        const { numbers } = this.out;
        return (
            numbers.decimals === undefined &&
            numbers.length - contents.base > 3 &&
            // Most lists have a blank behind their first comma.
            /^\[ {0,9}[-+]?\d{1,9},\d/.test(this.text.slice(open, open + 24)) &&
            mayBeDecimalCommas(this.text.slice(open, Math.min(end, open + 4096)))
        );
    }

    /** Refuses what a frame that has closed at `end` holds, where that looks like an array. */
    refuse(frame: Frame, end: number, parent: Frame | undefined): void {
        const left = this.leftOf(frame);
        if (frame.suppressed) {
            return;
        }
        frame.evidence.simple &&= frame.evidence.tokens <= 1;
        if (frame.state === State.Broken && frame.problem !== undefined) {
            const worthIt =
                frame.problem.needsEvidence !== true ||
                (frame.evidence.simple &&
                    (frame.evidence.floats > 0 || frame.evidence.numbers > 2 || frame.kind === 'tensor'));
            const likely = frame.bracket === '[' || frame.kind !== 'none' || left.binding === '=';
            if (worthIt && likely && parent?.state !== State.Broken) {
                this.out.refuse(left.start, end, frame.problem);
            }
        } else if (frame.state === State.List && frame.evidence.simple && frame.bracket === '[') {
            const inConstructor = parent?.isConstructor === true && !/^['"]/.test(frame.evidence.foreign);
            if (inConstructor || frame.evidence.floats > 0 || frame.evidence.numbers > 2) {
                const outer = inConstructor ? this.leftOf(parent) : left;
                this.out.refuse(
                    outer.start,
                    inConstructor && this.text.charCodeAt(end) === PAREN_CLOSE ? end + 1 : end,
                    { reason: 'not-numeric', message: messages.notNumeric(frame.evidence.foreign) },
                );
            }
        }
    }

    /** Of the brackets that are still open at the end of the text, refuses the outermost that holds numbers. */
    refuseUnclosed(frames: readonly Frame[]): void {
        const cut = frames.find(frame => isBeingRead(frame) && !frame.suppressed && this.holdsNumbers(frame));
        if (cut !== undefined) {
            this.out.refuse(this.leftOf(cut).start, this.text.length, {
                reason: 'elided',
                message: messages.cutOff(CLOSING[cut.bracket]!),
            });
        }
    }

    /** Whether a frame that never closed is worth a refusal: it holds more than one number, or is a constructor. */
    private holdsNumbers(frame: Frame): boolean {
        if (frame.state === State.Broken) {
            return frame.problem?.reason === 'elided' || (frame.evidence.simple && frame.problem !== undefined);
        }
        return this.holdsSeveral(frame) || (frame.isConstructor && this.out.numbers.length > frame.contents.base);
    }

    /** Whether more than one number is in a frame that has not been closed: in its rows, or behind brackets in it. */
    holdsSeveral({ contents: { base, items, rowShape } }: Frame): boolean {
        return this.out.numbers.length - base > 1 || items * elementsOf(rowShape ?? []) > 1;
    }

    /** The shape of the array that a frame holds, its repetitions written out; undefined where that is none. */
    shapeOf(frame: Frame): number[] | undefined {
        const { numbers } = this.out;
        const shape = shapeOf(frame);
        if (shape === undefined) {
            return undefined;
        }
        scale(frame, numbers);
        if (frame.semicolons?.count === 1 && frame.contents.items === 2) {
            const { callee, type = '' } = this.leftOf(frame);
            if (callee.endsWith('!') || type.includes(';')) {
                repeatInside(frame, numbers, shape);
            }
        }
        return frame.problem === undefined && frame.state !== State.Other ? shape : undefined;
    }

    private leftOf(frame: Frame): LeftContext {
        return (frame.left ??= lookLeft(this.text, frame.open));
    }
}

const isBeingRead = ({ state }: Frame): boolean =>
    state === State.Open || state === State.Broken || state === State.Arguments;

/** `[0.1] * 3 + [0.5]`, `[1, 2] + y`: lists that are joined are one array, and neither of them is the whole of it. */
function isOperand(text: string, start: number, end: number): boolean {
    return (
        /^[ \t]{0,20}\+[ \t]{0,20}[[A-Z_]/i.test(text.slice(end, end + 50)) ||
        /[\])\w][ \t]{0,20}\+[ \t]{0,20}$/.test(text.slice(Math.max(0, start - 50), start))
    );
}
