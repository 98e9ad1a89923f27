/** What holds for every example that a message or a stored state brings to the panel. */
import { findingsOf } from '../../../src/diagnose';
import { explain, leadSentence, viewSample, withChoices, worstSample } from '../../../src/explain';
import type { Choices, Question } from '../../../src/explain';
import { copyFormats, written } from '../../../src/export/copy';
import { drawPicture } from '../../../src/export/picture';
import { layoutOf } from '../../../src/math';
import { elementsOf } from '../../../src/model/tensor';

/** Makes of a question what the panel makes of it. What is wrong; throws where something does. */
export function faultsOfQuestion(question: Question, choices: Partial<Choices> = {}): readonly string[] {
    const explanation = explain(withChoices(question, choices));
    const { samples } = layoutOf(explanation.question.logits.shape);
    const sample = Math.min(choices.sample ?? worstSample(explanation), Math.max(0, samples - 1));
    const view = viewSample(explanation, sample);
    if (view) {
        leadSentence(explanation, view);
    }
    findingsOf(explanation);
    copyFormats.forEach(format => written(format, explanation, sample));
    drawPicture(explanation, sample, 'logits', 'light');
    const { breakdown } = explanation;
    return breakdown && breakdown.loss.data.length !== elementsOf(breakdown.loss.shape)
        ? [`a loss of shape ${String(breakdown.loss.shape)} has ${breakdown.loss.data.length} numbers`]
        : [];
}
