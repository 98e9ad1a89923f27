import type { ExplainCrossEntropyApi } from '../../api';

/** What `activate` returns to other extensions. */
export const api: ExplainCrossEntropyApi = {
    version: 1,
    explain: async input => (await import('../report/tool')).explainInput(input),
};
