import type { Local } from './answers';
import type { Variable } from './protocol';
import { mayBeNumbers } from './tag';

/** More of one frame are not listed. */
const MOST = 200;

/** The variables that can take part in a loss, by what the debugger prints of them. */
export const localsIn = (variables: readonly Variable[]): readonly Local[] =>
    variables
        .flatMap(({ name, value, type, evaluateName }): readonly Local[] => {
            const expression = evaluateName === undefined || evaluateName === '' ? name : evaluateName;
            const isNumber = /^[-+]?\d[\d_]*$/.test(value);
            return isNumber || mayBeNumbers(type, value)
                ? [{ expression, kind: isNumber ? 'number' : 'array', type: type ?? '', preview: value.slice(0, 100) }]
                : [];
        })
        .slice(0, MOST);
