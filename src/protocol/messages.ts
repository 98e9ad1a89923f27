import * as v from 'valibot';
import { panelExample, panelOutline, place, readonlyObject, size } from './schema';

const hostMessage = v.variant('type', [
    /**
     * Explain this example; choices that still fit it are kept. Of another one the sample of number `index` (row-major)
     * comes into view.
     */
    readonlyObject({ type: v.literal('show'), example: panelExample, index: v.exactOptional(size) }),
    /** In place of any example: what the code tells of a loss whose numbers only exist while the program runs. */
    readonlyObject({ type: v.literal('outline'), outline: panelOutline }),
    /** The text no longer holds the array; go on showing the last one, and say why. */
    readonlyObject({ type: v.literal('unreadable'), message: v.string() }),
    /** Compare this example with the panel's own, or none any more. */
    readonlyObject({ type: v.literal('compare'), example: v.exactOptional(panelExample) }),
    /** The text no longer holds the second array; go on showing the last one, and say why. */
    readonlyObject({ type: v.literal('otherUnreadable'), message: v.string() }),
    /** Whether other examples leave this panel alone. */
    readonlyObject({ type: v.literal('pinned'), pinned: v.boolean() }),
    /** The keyboard comes to the panel: to its table. */
    readonlyObject({ type: v.literal('focus') }),
    /** The cursor stands on this number of the logits (row-major), or on none. */
    readonlyObject({ type: v.literal('cursorAt'), index: v.exactOptional(size) }),
    /** The answer to `ping`. */
    readonlyObject({ type: v.literal('pong') }),
]);

const panelMessage = v.variant('type', [
    /** The panel can receive messages: send the example. */
    readonlyObject({ type: v.literal('ready') }),
    /** Is the host there? */
    readonlyObject({ type: v.literal('ping') }),
    /** A person changed something, and sees what would be: for the walkthrough. */
    readonlyObject({ type: v.literal('whatIf') }),
    /** Show the array in its editor. */
    readonlyObject({ type: v.literal('revealSource') }),
    /** The mouse points at this number of the logits (row-major), or at none any more: light it in the editor. */
    readonlyObject({ type: v.literal('light'), index: v.exactOptional(size) }),
    /** Show what the document says of the loss. */
    readonlyObject({ type: v.literal('revealPlace'), place }),
    /** Fix what this finding tells, in the document. */
    readonlyObject({ type: v.literal('fix'), code: v.string() }),
    /** Explain this one of the losses that the code calls with the logits. */
    readonlyObject({ type: v.literal('chooseLoss'), index: size }),
    /** Ask which columns of the table are the logits, and which is the target. */
    readonlyObject({ type: v.literal('chooseColumns') }),
    /** Read the table by itself again. */
    readonlyObject({ type: v.literal('forgetColumns') }),
    /** Put this text on the clipboard. */
    // With what the text leaves out, in words for a person.
    readonlyObject({ type: v.literal('copy'), text: v.string(), leftOut: v.exactOptional(v.string()) }),
    /** Pin the panel, or unpin it. */
    readonlyObject({ type: v.literal('pin'), pinned: v.boolean() }),
    /** Ask which array to compare with the panel's own. */
    readonlyObject({ type: v.literal('chooseOther') }),
    /** Show the second array in its editor. */
    readonlyObject({ type: v.literal('revealOther') }),
    /** Forget the second array. */
    readonlyObject({ type: v.literal('endComparison') }),
    /** Ask where to, and write a picture of the sample in view there. */
    readonlyObject({
        type: v.literal('savePicture'),
        format: v.picklist(['svg', 'png']),
        data: v.pipe(
            v.instance(Uint8Array),
            v.check(bytes => bytes.length > 0),
        ),
    }),
    /**
     * Files were dropped onto the panel: those that VS Code has an address for, else their bytes. Folders have none, and
     * what is too large is left where it is.
     */
    readonlyObject({ type: v.literal('drop'), uris: v.pipe(v.array(v.string()), v.readonly()) }),
    readonlyObject({
        type: v.literal('dropBytes'),
        files: v.pipe(
            v.array(readonlyObject({ name: v.string(), size, data: v.exactOptional(v.instance(Uint8Array)) })),
            v.readonly(),
        ),
    }),
    /** Select this number of the logits in the editor. */
    readonlyObject({ type: v.literal('select'), index: size }),
]);

/** VS Code and a drop hand files over whole, in memory: larger ones are not read, in bytes. */
export const LARGEST_FILE = 1_000_000_000;

export type PictureFormat = Extract<PanelMessage, { type: 'savePicture' }>['format'];
export type HostMessage = v.InferOutput<typeof hostMessage>;
export type PanelMessage = v.InferOutput<typeof panelMessage>;
export type DroppedFile = Extract<PanelMessage, { type: 'dropBytes' }>['files'][number];

/** The message, or undefined for anything else that may arrive. */
export const parseHostMessage = (data: unknown): HostMessage | undefined => parse(hostMessage, data);
export const parsePanelMessage = (data: unknown): PanelMessage | undefined => parse(panelMessage, data);

function parse<T extends v.GenericSchema>(schema: T, data: unknown): v.InferOutput<T> | undefined {
    const result = v.safeParse(schema, data);
    return result.success ? result.output : undefined;
}
