/** What can be done at a stage: in its head, and in the strip that explains it. */
import type { TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { describeDescent, formatExactly, t } from '../../explain';
import type { Descent, NaiveOutcome } from '../../explain';
import { NumberField } from '../controls/NumberField';
import type { OnNumber } from '../controls/NumberField';
import { tokenKey, useGridCell } from './useGridKeys';

/**
 * Divides the logits: "/ T" above their name. As a cell of the table it is entered by Enter, F2 or the number itself,
 * since the arrow keys have to lead past it; Enter or Escape leaves it.
 */
export function TemperatureToken({
    temperature,
    onTemperature,
}: {
    readonly temperature: number;
    readonly onTemperature: OnNumber;
}) {
    const cell = useRef<HTMLFieldSetElement>(null);
    const cellProps = useGridCell(tokenKey('logits'));
    const onKeyDown = (event: TargetedEvent<HTMLElement, KeyboardEvent>): void => {
        const { key, target, ctrlKey, metaKey, altKey } = event;
        const isWithin = target !== cell.current;
        if (isWithin && (key === 'Enter' || key === 'Escape')) {
            event.preventDefault();
            cell.current!.focus();
        } else if (!isWithin && (key === 'Enter' || key === 'F2')) {
            event.preventDefault();
            enter();
        } else if (!isWithin && /^[\d.]$/.test(key) && !ctrlKey && !metaKey && !altKey) {
            enter(); // and the key replaces what is selected
        }
    };
    const enter = (): void => cell.current!.querySelector('input')!.select();
    return (
        <fieldset
            ref={cell}
            class="token"
            aria-label={t('temperature {0}: type to change it', formatExactly(temperature))}
            title={t('The logits are divided by it: above 1 it flattens the softmax, below 1 it sharpens it')}
            onKeyDown={onKeyDown}
            {...cellProps}
        >
            <label>
                <span aria-hidden="true">/ T</span>
                <NumberField
                    name="temperature"
                    label={t('temperature')}
                    value={temperature}
                    min={1e-3}
                    step={0.1}
                    tabIndex={-1}
                    onValue={onTemperature}
                />
            </label>
        </fieldset>
    );
}

/** Takes one step of gradient descent: beside the name of the gradient. */
export const StepToken = ({ onStep }: { readonly onStep: () => void }) => (
    <button
        type="button"
        class="link"
        title={t('Take one step of gradient descent')}
        onClick={onStep}
        {...useGridCell(tokenKey('gradient'))}
    >
        {t('step')}
    </button>
);

/** More at once would keep the panel waiting. */
const MOST_STEPS = 100;

/** Steps of gradient descent, and what came of them. */
export function DescentTool({
    learningRate,
    onLearningRate,
    onSteps,
    descent,
}: {
    readonly learningRate: number;
    readonly onLearningRate: (learningRate: number) => void;
    readonly onSteps: (steps: number) => void;
    /** The steps that led to the logits in view. */
    readonly descent: Descent | undefined;
}) {
    const [steps, setSteps] = useState(1);
    return (
        <span class="descent">
            <label>
                {t('learning rate')}{' '}
                <NumberField name="learning-rate" value={learningRate} min={0} step={0.1} onValue={onLearningRate} />
            </label>
            <label>
                {t('steps')}{' '}
                <NumberField
                    name="steps"
                    value={steps}
                    min={1}
                    max={MOST_STEPS}
                    step={1}
                    onValue={value => setSteps(Math.round(value))}
                />
            </label>
            <button
                type="button"
                class="button"
                onClick={() => onSteps(steps)}
                title={t('logits − learning rate · gradient')}
            >
                {t('Gradient step')}
            </button>
            <span role="status" class="quiet">
                {descent && describeDescent(descent)}
            </span>
        </span>
    );
}

/** The naive numbers beside the stable ones, and what became of them. */
export const NaiveTool = ({
    shown,
    onShow,
    outcome,
}: {
    readonly shown: boolean;
    readonly onShow: (shown: boolean) => void;
    readonly outcome: NaiveOutcome | undefined;
}) => (
    <span class="naive">
        <label>
            <input
                type="checkbox"
                name="by-hand"
                checked={shown}
                onChange={({ currentTarget }) => onShow(currentTarget.checked)}
            />
            {t('compare with a naive log(softmax(x))')}
        </label>
        {outcome && (
            <p role="status" data-by-hand={outcome.breaks ? 'breaks' : 'holds'}>
                <strong>
                    {outcome.breaks ? t('The naive version fails here.') : t('The naive version works here.')}
                </strong>{' '}
                {outcome.text}
            </p>
        )}
    </span>
);
