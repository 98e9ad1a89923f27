import { printedDecimals } from '../context';
import type { Span } from '../context';
import type { ReadText } from '../document';
import { hoverMarkdown } from '../export/hover';
import { plain } from '../export/markdown';
import type { ArithmeticDtype } from '../model/dtype';
import { withArithmetic } from '../model/example';
import type { NumericArray } from '../read';

/** What a hover says, as Markdown, and the array that it is about. */
export interface HoverText {
    readonly span: Span;
    readonly markdown: string;
}

/**
 * The hover at a place of a text: shape, softmax, log-softmax and loss of the array there, or why that cannot be read;
 * undefined where there is nothing to say.
 *
 * @param linkTo where "Explain Cross-Entropy" leads from an array
 * @param dtype the arithmetic where the text says nothing of it
 */
export async function hoverAt(
    text: ReadText,
    offset: number,
    linkTo: (logits: NumericArray) => string,
    dtype?: ArithmeticDtype,
): Promise<HoverText | undefined> {
    const result = await text.exampleAt(offset);
    switch (result?.kind) {
        case 'found': {
            const { logits, context } = result;
            const options = withArithmetic(context.options, dtype, logits.dtype);
            const example = { ...result, context: { ...context, options } };
            const markdown = hoverMarkdown(example, linkTo(logits), printedDecimals(logits, text.source));
            return { span: { start: logits.start, end: logits.end }, markdown };
        }
        case 'unreadable': {
            const { start, end, message } = result.unreadable;
            return { span: { start, end }, markdown: plain(message) };
        }
        case 'no-classes':
        case 'nothing':
        case undefined:
            return undefined;
        default:
            return result satisfies never;
    }
}
