import type { BatchProps } from './Batch';
import { useImport } from '../state/useImport';

/** What a batch has and a single sample has not, fetched when there is a batch. */
export function BatchSection(props: BatchProps) {
    const loaded = useImport(() => import('./Batch'), true);
    return loaded ? <loaded.Batch {...props} /> : null;
}
