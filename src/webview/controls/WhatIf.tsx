import { useState } from 'preact/hooks';
import { describeDescent, t } from '../../explain';
import type { Descent } from '../../explain';
import { NumberField, SliderField } from './SliderField';
import type { OnNumber } from './SliderField';

/**
 * By powers of 2, so that half and double are as far from 1; to four digits, so that the number seen is the number
 * used.
 */
const TEMPERATURES = {
    min: -2,
    max: 2,
    step: 0.05,
    to: Math.log2,
    from: (position: number) => Math.round(1e4 * 2 ** position) / 1e4,
};

/** More at once would keep the panel waiting. */
const MOST_STEPS = 100;

/** Temperature, steps of gradient descent, softmax by hand; undo and redo. */
export function WhatIf({
    temperature,
    onTemperature,
    onSteps,
    descent,
    byHand,
    onByHand,
    onUndo,
    onRedo,
    onReset,
}: {
    readonly temperature: number;
    readonly onTemperature: OnNumber;
    /** Absent without a loss. */
    readonly onSteps: ((learningRate: number, steps: number) => void) | undefined;
    /** The steps that led to the logits in view. */
    readonly descent: Descent | undefined;
    readonly byHand: boolean;
    readonly onByHand: (byHand: boolean) => void;
    readonly onUndo: (() => void) | undefined;
    readonly onRedo: (() => void) | undefined;
    readonly onReset: (() => void) | undefined;
}) {
    const [learningRate, setLearningRate] = useState(1);
    const [steps, setSteps] = useState(1);
    return (
        <section class="what-if" aria-label={t('What if')}>
            <h2>{t('What if')}</h2>
            <SliderField
                name="temperature"
                label={t('temperature')}
                title={t('The logits are divided by it: above 1 it flattens the softmax, below 1 it sharpens it')}
                value={temperature}
                min={1e-3}
                step="any"
                slider={TEMPERATURES}
                onValue={onTemperature}
            />
            <span class="descent">
                <label>
                    <span>{t('learning rate')}</span>
                    <NumberField
                        name="learning-rate"
                        value={learningRate}
                        min={0}
                        step={0.1}
                        onValue={setLearningRate}
                    />
                </label>
                <label>
                    <span>{t('steps')}</span>
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
                    disabled={!onSteps}
                    onClick={() => onSteps?.(learningRate, steps)}
                    title={t('logits − learning rate · gradient')}
                >
                    {t('Gradient step')}
                </button>
            </span>
            <label class="by-hand">
                <input
                    type="checkbox"
                    name="by-hand"
                    checked={byHand}
                    onChange={({ currentTarget }) => onByHand(currentTarget.checked)}
                />
                {t('compare with a naive log(softmax(x))')}
            </label>
            <span class="history">
                <button type="button" class="button" disabled={!onUndo} onClick={onUndo} aria-keyshortcuts="Control+Z">
                    {t('Undo')}
                </button>
                <button
                    type="button"
                    class="button"
                    disabled={!onRedo}
                    onClick={onRedo}
                    aria-keyshortcuts="Control+Shift+Z"
                >
                    {t('Redo')}
                </button>
                {onReset && (
                    <button type="button" class="button" onClick={onReset}>
                        {t('Reset to the values in your file')}
                    </button>
                )}
            </span>
            <p role="status" class="hint">
                {descent && describeDescent(descent)}
            </p>
        </section>
    );
}
