import type { Local } from './answers';
import type { Variable } from './protocol';
import { mayBeNumbers } from './tag';

/** More of one frame are not listed. */
const MOST = 200;

/** What a debugger is asked for a variable that it lists. */
export const expressionOf = ({ name, evaluateName }: Variable): string =>
    evaluateName === undefined || evaluateName === '' ? name : evaluateName;

/** The variables that can take part in a loss, by what the debugger prints of them. */
export const localsIn = (variables: readonly Variable[]): readonly Local[] =>
    variables
        .flatMap((variable): readonly Local[] => {
            const { value, type } = variable;
            const expression = expressionOf(variable);
            const isNumber = /^[-+]?\d[\d_]*$/.test(value);
            return isNumber || mayBeNumbers(type, value)
                ? [{ expression, kind: isNumber ? 'number' : 'array', type: type ?? '', preview: value.slice(0, 100) }]
                : [];
        })
        .slice(0, MOST);
