import assert from 'node:assert/strict';
import { latexFormula } from '../../../../src/export/copy/latexFormula';
import { formulaOf } from '../../explain/stages/ask';
import { question } from './examples';

const published = question([[1.2372, -0.9604, 1.5415]], [2]);
const latexOf = (stage: string, c: number, asked = published): string =>
    formulaOf(stage, asked, c)
        .sides.map(({ sign = '', content }) => sign + latexFormula(content))
        .join('');

describe('the formula of a stage in LaTeX', () => {
    const cases: readonly (readonly [string, string])[] = [
        [latexOf('exp', 1), 'e^{x_1 -\\max}=e^{-0.9604 -1.5415}=0.0819'],
        [latexOf('softmax', 0), 'p_0=\\frac{0.7376}{1.8196}=0.4054'],
        [latexOf('logSoftmax', 0), '\\ln p_0=-0.3043−\\ln 1.8196=-0.9029'],
        [latexOf('nll', 0), '-\\sum_c y_c \\ln p_c=-1 \\cdot (-0.5986)=0.5986'],
        [latexOf('gradient', 2), '\\frac{\\partial \\mathrm{loss}}{\\partial x_2}=0.5496 -1=-0.4504'],
    ];
    for (const [actual, expected] of cases) {
        it(expected, () => assert.equal(actual, expected));
    }

    it('groups an index of several digits', () => {
        const many = question([Array.from({ length: 13 }, (_, c) => c / 10)], [12]);
        assert.match(latexOf('softmax', 12, many), /^p_\{12\}=/);
    });
});
