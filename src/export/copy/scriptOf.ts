import type { Explanation } from '../../diagnose/explanation';
import { copyCaseOf } from './copyCase';
import type { CopyCase } from './copyCase';
import { noLogits } from './remarks';

/**
 * How a format writes that is a script, given how the script of a case is written. @param largest an array with more
 * numbers is not written out
 */
export const scriptOf = (write: (given: CopyCase) => string, largest?: number) =>
    function* (explanation: Explanation): Generator<void, string> {
        const given = copyCaseOf(explanation, largest);
        yield;
        return given ? write(given) : noLogits(explanation.refusal?.torchMessage ?? '');
    };
