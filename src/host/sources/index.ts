import type { Source } from '../../model/source';
import { fileKind } from './file/fileSource';
import type { LiveSource, Offer, SourceKind } from './liveSource';
import { notebookKind } from './notebook/notebookSource';
import { passageKind } from './passageSource';
import { debugKind } from './debug/debugSource';
import { textKind } from './textSource';

const kinds: readonly SourceKind[] = [textKind, fileKind, passageKind, notebookKind, debugKind];

/** Opens a stored source; undefined where no kind can. */
export const openSource = (source: Source): LiveSource | undefined =>
    kinds.find(({ kind }) => kind === source.kind)?.open(source);

/** The arrays that a person may want to compare with those of `own`. */
export const offersFor = (own: Source): readonly Offer[] => kinds.flatMap(kind => kind.offers?.(own) ?? []);
