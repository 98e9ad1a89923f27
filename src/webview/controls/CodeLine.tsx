import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { formatExactly, parseWeights, t, weightsExpected } from '../../explain';
import { DEFAULT_IGNORE_INDEX } from '../../math';
import type { ArithmeticDtype, CrossEntropyOptions, Reduction } from '../../math';
import { memo } from '../state/memo';
import { NumberField } from './NumberField';

const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];
const DTYPES: readonly ArithmeticDtype[] = ['float64', 'float32', 'float16', 'bfloat16'];

/** Where so much room is, all arguments are written; in a narrower panel those that are not PyTorch's defaults. */
const ROOMY = '(min-width: 44em)';

/**
 * The call of the loss as code; its arguments are changed where they stand. `options` are in force; `onChange` gets the
 * ones that the person changed.
 */
export const CodeLine = memo(function CodeLine({
    options,
    classes,
    chosen,
    onChange,
    children,
}: {
    readonly options: CrossEntropyOptions;
    readonly classes: number;
    readonly chosen: CrossEntropyOptions;
    readonly onChange: (chosen: CrossEntropyOptions, continues: boolean) => void;
    /** What stands behind the call. */
    readonly children: ComponentChildren;
}) {
    const [all, setAll] = useState(() => matchMedia(ROOMY).matches);
    const {
        weight,
        ignoreIndex = DEFAULT_IGNORE_INDEX,
        reduction = 'mean',
        labelSmoothing = 0,
        dtype = 'float64',
    } = options;
    const change = (changed: CrossEntropyOptions, continues = false): void =>
        onChange({ ...chosen, ...changed }, continues);
    const args: readonly { readonly name: string; readonly isDefault: boolean; readonly control: ComponentChildren }[] =
        [
            {
                name: 'weight',
                isDefault: !weight,
                control: (
                    <WeightInput classes={classes} weight={weight} onInput={weights => change({ weight: weights })} />
                ),
            },
            {
                name: 'ignore_index',
                isDefault: ignoreIndex === DEFAULT_IGNORE_INDEX,
                control: (
                    <NumberField
                        name="ignore_index"
                        label="ignore_index"
                        step={1}
                        value={ignoreIndex}
                        onValue={(index, continues) => change({ ignoreIndex: index }, continues)}
                    />
                ),
            },
            {
                name: 'reduction',
                isDefault: reduction === 'mean',
                control: (
                    <Select
                        name="reduction"
                        values={REDUCTIONS}
                        value={reduction}
                        show={each => `'${each}'`}
                        onChoose={value => change({ reduction: value })}
                    />
                ),
            },
            {
                name: 'label_smoothing',
                isDefault: labelSmoothing === 0,
                control: (
                    <NumberField
                        name="label_smoothing"
                        label="label_smoothing"
                        min={0}
                        max={1}
                        step={0.05}
                        value={labelSmoothing}
                        onValue={(smoothing, continues) => change({ labelSmoothing: smoothing }, continues)}
                    />
                ),
            },
        ];
    const shown = args.filter(({ isDefault }) => all || !isDefault);
    return (
        <div class="code-line">
            <span class="call">
                <code>nn.CrossEntropyLoss(</code>
                {shown.map(({ name, control }, i) => (
                    <label key={name} class={i === 0 ? 'tight' : ''}>
                        <code>{name}</code>
                        <code aria-hidden="true">=</code>
                        {control}
                        {/* With the last one, so that it never begins a line. */}
                        <code aria-hidden="true">{all && i === shown.length - 1 ? ')' : ','}</code>
                    </label>
                ))}
                {!all && (
                    <button
                        type="button"
                        class={shown.length === 0 ? 'link tight' : 'link'}
                        aria-label={t('All arguments')}
                        title={t('All arguments')}
                        onClick={() => setAll(true)}
                    >
                        …
                    </button>
                )}
                {!all && <code class="tight">)</code>}
            </span>
            {(all || dtype !== 'float64') && (
                <label class="quiet">
                    {t('arithmetic')}{' '}
                    <Select
                        name="dtype"
                        label={t('arithmetic')}
                        values={DTYPES}
                        value={dtype}
                        onChoose={value => change({ dtype: value })}
                    />
                </label>
            )}
            {children}
        </div>
    );
});

function Select<T extends string>({
    name,
    values,
    value,
    show = each => each,
    label,
    onChoose,
}: {
    readonly name: string;
    /** What a screen reader calls it, where that is not its name. */
    readonly label?: string;
    readonly values: readonly T[];
    readonly value: T;
    readonly show?: (value: T) => string;
    readonly onChoose: (value: T) => void;
}) {
    return (
        <select
            name={name}
            aria-label={label ?? name}
            onChange={({ currentTarget }) => onChoose(values[currentTarget.selectedIndex]!)}
        >
            {values.map(each => (
                <option key={each} value={each} selected={each === value}>
                    {show(each)}
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
    const text = useMemo(() => (weight ? Array.from(weight, formatExactly).join(', ') : ''), [weight]);
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
            aria-label="weight"
            spellcheck={false}
            title={t('one per class: 1, 2, 0.5')}
            placeholder="None"
            value={text}
            onChange={({ currentTarget }) => read(currentTarget)}
        />
    );
}
