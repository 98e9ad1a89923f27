import type { Finding } from '../../diagnose/finding';
import type { Explanation } from '../../explain';
import { useImport } from './useImport';
import { useInSteps } from './useInSteps';

/** Asked for at once, so that it is there with the first example; the page is drawn without it. */
const rules = import('../../diagnose/findings');

/**
 * What is wrong with a loss; undefined until it is known.
 *
 * @param example what the explanation is of, whatever a person changes
 */
export function useFindings(explanation: Explanation | undefined, example: unknown): readonly Finding[] | undefined {
    const loaded = useImport(() => rules, true);
    return useInSteps(
        loaded && explanation && (() => loaded.findingsInSteps(explanation)),
        [loaded, explanation],
        example,
    ).value;
}
