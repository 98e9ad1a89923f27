/** The mark of variables that can be explained; the manifest's menus go by it. */
export const TAG = 'explainCrossEntropy';

const ARRAYS =
    /^(?:\w*Tensor|Parameter|Buffer|ndarray|MaskedArray|\w*ArrayImpl|Array|DeviceArray|Series|DataFrame|Float(?:16|32|64)Array|(?:Big)?U?[Ii]nt\d+(?:Clamped)?Array)$/;
const LISTS = /^(?:list|tuple|Array)$/;
/** Arrays of numbers in the words of other languages: `std::vector<float>`, `[]float64`, `Vec<f32>`, `double [3]`. */
const OTHERS =
    /(?:vector|array|valarray|Vec|Matrix|Tensor|span)\s*[<{(].*\b(?:float|double|f32|f64|Float32|Float64)\b|\[\d*\]\s*float\d*|\b(?:float|double|f32|f64)(?:\s|\d)*(?:\[\d*\]|;)/i;
/** A list whose text begins with a number, or with a list or array: `[1.2, ...]`, `(2) [Array(3), ...]`. */
const NUMBERS = /^[[({\s]+(?:[-+]?(?:\d|\.\d|nan\b|inf\b|NaN\b|Infinity\b)|tensor\(|array\(|(?:Float\d+)?Array\()/;
/** The length that is printed before an array of JavaScript. */
const LENGTH = /^\(\d+\)\s*(?=\[)/;

/** Whether a variable may be an array of numbers, by what the debugger tells of it anyway. */
export function mayBeNumbers(type: string | undefined, value: string): boolean {
    if (type === undefined) {
        return NUMBERS.test(value.replace(LENGTH, ''));
    }
    return LISTS.test(type)
        ? NUMBERS.test(value.replace(LENGTH, ''))
        : ARRAYS.test(type)
          ? !isScalar(value)
          : OTHERS.test(type);
}

/** `tensor(0.7587, grad_fn=...)`: one number. */
const isScalar = (value: string): boolean => /^tensor\(\s*[-+]?[\d.]/.test(value);

interface TaggedVariable {
    readonly type?: unknown;
    readonly value?: unknown;
    readonly evaluateName?: unknown;
    __vscodeVariableMenuContext?: unknown;
}

/**
 * Marks the variables in an answer of a debug adapter that can be explained, beside what others have marked them with.
 * Nothing is evaluated.
 */
export function tagVariables(message: unknown): void {
    const { type, command, body } = (message ?? {}) as Readonly<Record<string, unknown>>;
    const found =
        type === 'response' && command === 'variables'
            ? (body as { variables?: unknown } | undefined)?.variables
            : undefined;
    for (const entry of Array.isArray(found) ? found : []) {
        const variable = entry as TaggedVariable | null;
        if (
            variable &&
            typeof variable.evaluateName === 'string' &&
            variable.evaluateName !== '' &&
            typeof variable.value === 'string' &&
            mayBeNumbers(
                typeof variable.type === 'string' && variable.type !== '' ? variable.type : undefined,
                variable.value,
            )
        ) {
            const { __vscodeVariableMenuContext: other } = variable;
            variable.__vscodeVariableMenuContext = typeof other === 'string' && other !== '' ? `${other},${TAG}` : TAG;
        }
    }
}
