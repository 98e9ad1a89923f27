import { explain, stages, viewSample } from '../../../../src/explain';
import type { Formula, Question, Stage, Subject } from '../../../../src/explain';

export function stageNamed(name: string): Stage {
    const stage = stages.find(each => each.name === name);
    if (!stage) {
        throw new Error(`There is no stage ${name}.`);
    }
    return stage;
}

export function subjectOf(question: Question, sample = 0): Subject {
    const explanation = explain(question);
    return { explanation, view: viewSample(explanation, sample)! };
}

/** @param c its target where absent, else the most probable class */
export function sentenceOf(stage: string, question: Question, c?: number): string {
    const subject = subjectOf(question);
    return stageNamed(stage).sentence(subject, c ?? subject.view.targetClass ?? subject.view.prediction);
}

export const formulaOf = (stage: string, question: Question, c: number): Formula =>
    stageNamed(stage).formula(subjectOf(question), c)!;

export const whyOf = async (stage: string, question: Question, sample = 0): Promise<string> =>
    (await stageNamed(stage).why()).why(subjectOf(question, sample)).join('\n');
