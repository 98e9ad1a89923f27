import { useState } from 'preact/hooks';
import { formatNumber, t } from '../explain';

/** Temperature, and a step of gradient descent. */
export function WhatIf({ temperature, onTemperature, onStep, onUndo, onReset }: {
    readonly temperature: number; readonly onTemperature: (temperature: number, continues: boolean) => void;
    /** Absent without a loss. */
    readonly onStep: ((learningRate: number) => void) | undefined;
    readonly onUndo: (() => void) | undefined; readonly onReset: (() => void) | undefined;
}) {
    const [learningRate, setLearningRate] = useState(1);
    const [dragging, setDragging] = useState(false);
    return (
        <section class="what-if" aria-label={t('What if')}>
            <h2>{t('What if')}</h2>
            <label title={t('The logits divided by it: above 1 flattens the softmax, below 1 sharpens it')}>
                <span>{t('temperature')}</span>
                <input type="range" name="temperature" min={-2} max={2} step={0.05} value={Math.log2(temperature)}
                    onInput={({ currentTarget }) => { onTemperature(2 ** currentTarget.valueAsNumber, dragging); setDragging(true); }}
                    onChange={() => setDragging(false)} aria-valuetext={formatNumber(temperature)} />
                <output>{formatNumber(temperature)}</output>
            </label>
            <label>
                <span>{t('learning rate')}</span>
                <input type="number" name="learning-rate" min={0} step={0.1} value={learningRate} onInput={({ currentTarget: { valueAsNumber } }) => Number.isFinite(valueAsNumber) && setLearningRate(valueAsNumber)} />
            </label>
            <button type="button" class="button" disabled={!onStep} onClick={() => onStep?.(learningRate)} title={t('logits - learning rate * gradient')}>{t('Gradient step')}</button>
            {onUndo && <button type="button" class="button" onClick={onUndo}>{t('Undo')}</button>}
            {onReset && <button type="button" class="button" onClick={onReset}>{t('Back to what the text says')}</button>}
        </section>
    );
}
