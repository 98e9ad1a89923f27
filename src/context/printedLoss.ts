import type { NumericArray } from '../read';
import type { Known } from '../model/known';
import { namedNumber } from '../model/namedNumber';
import { stretchAround } from '../model/span';
import { isTargetName } from './names';
import type { Span } from '../model/span';

/** A loss that a program has printed: its decimals tell how far it was rounded. */
export type PrintedLossFact = Required<Known<{ readonly text: string; readonly value: number }>>;

/** How far from the array a loss still belongs to it, in characters. */
const NEARBY = 4_096;

/** No match is as long: of a longer array only the ends are searched, since no match goes through it. */
const LONGEST_MATCH = 512;

/** What people call a loss: `loss`, `val_loss`, `loss1`, `loss_w`, `CrossEntropyLoss`, `ce`, 损失. */
const NAME = String.raw`(?:[A-Za-z]\w{0,30}[ _.-])?\w{0,40}(?:[lL]oss|LOSS|[cC]ross[_ -]?[eE]ntropy)(?:_?\d{1,2}|_[a-z]{1,12})?|[cC][eE]\d?|[\u4e00-\u9fff]{0,8}(?:损失|交叉熵)[\u4e00-\u9fff]{0,3}`;
const NUMBER = String.raw`[-+]?(?:\d{1,20}\.?\d{0,20}(?:[eE][-+]?\d{1,3})?|\.\d{1,20}|nan|inf)`;
const DECIMAL = String.raw`[-+]?(?:\d{1,20}\.\d{0,20}(?:[eE][-+]?\d{1,3})?|nan|inf)`;

/** `loss: tensor(0.5986)`, `CrossEntropyLoss: 0.5986`, `"loss": 0.5986`, `loss=tensor(0.5986, grad_fn=...)`. */
const NAMED = new RegExp(
    String.raw`(?<![\w.])(${NAME})(?:\.item\(\))?["']?[ \t]{0,40}[:=：][ \t]{0,20}(?:(?:(?:tf\.)?[tT]ensor|array|Array|np\.float(?:32|64)|<tf\.Tensor:[^\n]{0,60}numpy=)\(?)?[ \t]{0,8}(${NUMBER})(?![\w.%]|[ \t]*[-+*/(])`,
    'g',
);

/** `print(loss)  # tensor(0.5986)`, `loss = criterion(output, target)  # 0.5986`. */
const IN_COMMENT = new RegExp(
    String.raw`\b(\w{0,40}[lL]oss\d{0,2}|\w{0,40}cross_entropy)\b[^\n#]{0,200}#[ \t]{0,8}(?:=>|->|>>>)?[ \t]{0,4}(?:tensor\(|array\()?[ \t]{0,4}(${DECIMAL})(?![\w.%])`,
    'g',
);

/** `>>> loss` or `print(loss)`, and `tensor(0.5986)` in the line below; "The loss I get:" and the number below. */
const IN_NEXT_LINE = new RegExp(
    String.raw`\b(\w{0,40}[lL]oss\d{0,2}|cross_entropy|criterion)\b[^\n]{0,200}\n[ \t#>\r\n]{0,40}(?:tf\.)?[tT]ensor\([ \t]{0,4}(${DECIMAL})(?![\w.%])`,
    'g',
);

/** Losses of other kinds, and sums that a program keeps. */
const OTHER =
    /mse|mae|l1|l2|bce|kl|hinge|huber|margin|triplet|reg|dice|focal|total|running|best|min|max|sum|avg|average|old|prev|epoch|zero|d_loss|g_loss|dis|gen|aux|scale|weight|rate|coef|alpha|beta|lambda|平均|总/i;

/**
 * The cross-entropy that stands printed nearest to the array at `span`: behind it and before the next array of the same
 * name, else before it. A zero is what programs start counting from, not a loss.
 */
export function printedLossNear(
    source: string,
    span: Span,
    others: readonly (Span & Pick<NumericArray, 'name'>)[],
    name: string | undefined,
): PrintedLossFact | undefined {
    const { text, placeOf } = withoutMiddle(source, stretchAround(source, span, NEARBY), span);
    const found = [...text.matchAll(NAMED), ...text.matchAll(IN_COMMENT), ...text.matchAll(IN_NEXT_LINE)]
        .filter(match => !OTHER.test(match[1]!) && Number(match[2]) !== 0 && !isOfAnother(match[0], name, others))
        .map(match => printed(match, placeOf(match.index)))
        .filter(({ where }) => where.end <= span.start || where.start >= span.end);
    const rivals = others.filter(
        array => name !== undefined && array.name === name && !(array.start < span.end && span.start < array.end),
    );
    const next = rivals.find(({ start }) => start >= span.end)?.start ?? Infinity;
    const previous = rivals.findLast(({ end }) => end <= span.start)?.end ?? -1;
    const behind = found
        .filter(({ where }) => where.start >= span.end && where.start < next)
        .sort((a, b) => a.where.start - b.where.start);
    const ahead = found
        .filter(({ where }) => where.end <= span.start && where.start >= previous)
        .sort((a, b) => b.where.start - a.where.start);
    return behind[0] ?? ahead[0];
}

/** A stretch of a text around an array, whose middle is left out; and where in the whole text a part of it is. */
function withoutMiddle(source: string, { start, end }: Span, array: Span) {
    const middle = Math.min(array.start + LONGEST_MATCH, array.end);
    const left = Math.max(0, array.end - LONGEST_MATCH - middle);
    return {
        text: source.slice(start, middle) + source.slice(middle + left, end),
        placeOf: (at: number): number => start + at + (start + at < middle ? 0 : left),
    };
}

/** What stands in such a line beside the logits: the loss itself, and other arguments of its call. */
const isBeside = (name: string): boolean => isTargetName(name) || /weight|loss|entropy|损失|交叉熵/i.test(name);

/** Whether the line that prints the loss computes it of another array, by name. */
function isOfAnother(line: string, name: string | undefined, others: readonly Pick<NumericArray, 'name'>[]): boolean {
    const words = new Set(line.match(/[\w\u4e00-\u9fff]+/g));
    return (
        name !== undefined &&
        !words.has(name) &&
        others.some(other => other.name !== undefined && words.has(other.name) && !isBeside(other.name))
    );
}

function printed(match: RegExpExecArray, start: number): PrintedLossFact {
    const end = start + match[0].length;
    return printedLossFact(match[2]!, end - match[2]!.length);
}

/** A loss of which the text is known, and where it begins. */
export const printedLossFact = (text: string, start: number): PrintedLossFact => ({
    value: { text, value: namedNumber(text) ?? Number(text) },
    where: { start, end: start + text.length },
});
