import type { BatchProps } from './Batch';
import { memo } from '../state/memo';
import { useImport } from '../state/useImport';

/** What a batch has and a single sample has not, fetched when there is a batch. */
export const BatchSection = memo(function BatchSection(props: BatchProps) {
    const loaded = useImport(() => import('./Batch'), true);
    return loaded ? <loaded.Batch {...props} /> : null;
});
