import type { ComponentChildren } from 'preact';
import { criterionCall, formatExactly, parseWeights, t, weightsExpected } from '../../explain';
import { DEFAULT_IGNORE_INDEX } from '../../math';
import type { ArithmeticDtype, CrossEntropyOptions, Reduction } from '../../math';
import { NumberField, SliderField } from './SliderField';

const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];
const DTYPES: readonly ArithmeticDtype[] = ['float64', 'float32', 'float16', 'bfloat16'];

const SHARE = { min: 0, max: 1 };
const same = (value: number): number => value;
const SHARES = { ...SHARE, step: 0.01, to: same, from: same };

/** The arguments of the loss. `options` are in force; `onChange` gets the ones that the person changed. */
export function OptionsForm({
    options,
    classes,
    chosen,
    onChange,
}: {
    readonly options: CrossEntropyOptions;
    readonly classes: number;
    readonly chosen: CrossEntropyOptions;
    readonly onChange: (chosen: CrossEntropyOptions, continues: boolean) => void;
}) {
    const change = (changed: CrossEntropyOptions, continues = false): void =>
        onChange({ ...chosen, ...changed }, continues);
    return (
        <details class="options">
            <summary>
                <code>{criterionCall(options)}</code>
            </summary>
            <div class="fields">
                <Field label="reduction">
                    <Select
                        name="reduction"
                        values={REDUCTIONS}
                        value={options.reduction ?? 'mean'}
                        onChoose={reduction => change({ reduction })}
                    />
                </Field>
                <SliderField
                    name="label_smoothing"
                    label="label_smoothing"
                    {...SHARE}
                    step={0.05}
                    value={options.labelSmoothing ?? 0}
                    slider={SHARES}
                    onValue={(labelSmoothing, continues) => change({ labelSmoothing }, continues)}
                />
                <Field label="ignore_index">
                    <NumberField
                        name="ignore_index"
                        step={1}
                        value={options.ignoreIndex ?? DEFAULT_IGNORE_INDEX}
                        onValue={(ignoreIndex, continues) => change({ ignoreIndex }, continues)}
                    />
                </Field>
                <Field label="weight">
                    <WeightInput classes={classes} weight={options.weight} onInput={weight => change({ weight })} />
                </Field>
                <Field label={t('arithmetic')}>
                    <Select
                        name="dtype"
                        values={DTYPES}
                        value={options.dtype ?? 'float64'}
                        onChoose={dtype => change({ dtype })}
                    />
                </Field>
            </div>
        </details>
    );
}

const Field = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
    <label>
        <span>{label}</span>
        {children}
    </label>
);

function Select<T extends string>({
    name,
    values,
    value,
    onChoose,
}: {
    readonly name: string;
    readonly values: readonly T[];
    readonly value: T;
    readonly onChoose: (value: T) => void;
}) {
    return (
        <select name={name} onChange={({ currentTarget }) => onChoose(values[currentTarget.selectedIndex]!)}>
            {values.map(each => (
                <option key={each} selected={each === value}>
                    {each}
                </option>
            ))}
        </select>
    );
}

function WeightInput({
    classes,
    weight,
    onInput,
}: {
    readonly classes: number;
    readonly weight: Float64Array | undefined;
    readonly onInput: (weight: Float64Array) => void;
}) {
    const read = (field: HTMLInputElement): void => {
        const parsed = parseWeights(field.value) ?? new Float64Array(classes).fill(1);
        field.setCustomValidity(parsed === 'not-numeric' ? weightsExpected(classes) : '');
        if (parsed === 'not-numeric') {
            field.reportValidity();
        } else {
            onInput(parsed);
        }
    };
    return (
        <input
            type="text"
            name="weight"
            placeholder={t('one per class: 1, 2, 0.5')}
            value={weight ? Array.from(weight, formatExactly).join(', ') : ''}
            onChange={({ currentTarget }) => read(currentTarget)}
        />
    );
}
