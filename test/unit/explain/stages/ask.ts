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

export const sentenceOf = (stage: string, question: Question): string =>
    stageNamed(stage).sentence(subjectOf(question));

export const formulaOf = (stage: string, question: Question, c: number): Formula =>
    stageNamed(stage).formula(subjectOf(question), c)!;

export const whyOf = async (stage: string, question: Question, sample = 0): Promise<string> =>
    (await stageNamed(stage).why()).why(subjectOf(question, sample)).join('\n');
