import * as v from 'valibot';
import { readonlyObject, source } from './schema';

/** A state from before panels could be pinned is not. */
export const pinned = v.optional(v.boolean(), false);

/** What the host needs to bring a panel back. */
const revivedPanel = readonlyObject({ source, otherSource: v.exactOptional(source), pinned });

export type RevivedPanel = v.InferOutput<typeof revivedPanel>;

/**
 * Where the examples of a stored state stand in their documents, and whether the panel was pinned; undefined where the
 * state is damaged.
 */
export function revivedPanelOf(stored: unknown): RevivedPanel | undefined {
    const result = v.safeParse(revivedPanel, stored);
    return result.success ? result.output : undefined;
}
