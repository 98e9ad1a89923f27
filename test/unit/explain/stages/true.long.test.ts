import assert from 'node:assert/strict';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import {
    describeWas,
    explain,
    formatNumber,
    leadSentence,
    lossEquation,
    lossOfCode,
    secondSoftmax,
    shownLoss,
    stages,
    viewSample,
} from '../../../../src/explain';
import type { Explanation, FormulaNode, Formula, Question, SampleView } from '../../../../src/explain';
import { isJudged } from '../../../../src/explain/batch/judged';
import { reductionsOf } from '../../../../src/explain/batch/reduction';
import { summaryOf } from '../../../../src/explain/batch/summary';
import { formatQuotient, reductionDigest } from '../../../../src/explain/batch/viewWords';
import { compareLoss } from '../../../../src/explain/comparison';
import { lastDigit, shownValue } from '../../../../src/explain/stages/operands';
import { shareOf } from '../../../../src/explain/stages/softmax';
import { latex } from '../../../../src/export/copy/formats/latex';
import { lossFormula } from '../../../../src/export/picture/words';

// Every equation that is shown is computed from the digits that it shows, as a reader with a calculator would.

/** As an expression in JavaScript; undefined where it has variables, or leaves something out. */
function expression(content: readonly FormulaNode[]): string | undefined {
    const parts = content.map(node => {
        if (typeof node === 'string') {
            return {
                '−': '-',
                '·': '*',
                ln: 'Math.log',
                '(': '(',
                ')': ')',
                '+': '+',
                '=': undefined,
                '∂': undefined,
                '…': undefined,
            }[node];
        }
        switch (node.kind) {
            case 'number':
                return `(${number(node.text)})`;
            case 'power':
                const power = wrapped('exp', node.exponent);
                return power && `(${power})`;
            case 'fraction': {
                const [above, below] = [wrapped('', node.above), wrapped('', node.below)];
                return above && below && `(${above}/${below})`;
            }
            case 'group':
            case 'term':
                return wrapped('', node.content);
            default:
                return undefined;
        }
    });
    return parts.includes(undefined) ? undefined : parts.join(' ');
}
const wrapped = (name: string, content: readonly FormulaNode[]): string | undefined => {
    const inner = expression(content);
    return inner === undefined ? undefined : `${name}(${inner})`;
};
/** ln exp(x) is x, also where exp underflows. */
const logarithm = (p: string): string =>
    p.startsWith('exp') ? number(p.slice('exp'.length)) : `Math.log(${number(p)})`;
const number = (text: string): string => text.replaceAll('−', '-').replace('inf', 'Infinity').replace('nan', 'NaN');

const calculator = createContext({
    exp: Math.exp,
    logSumExp: (...x: readonly number[]) => {
        const max = Math.max(...x);
        return max + Math.log(x.reduce((sum, each) => sum + Math.exp(each - max), 0));
    },
});

const compute = (code: string): number => {
    // ln exp(x) is x, also where exp underflows.
    const simplified = code.replaceAll('- -', '+ ').replace(/Math\.log \(+exp\(\(([^()]*)\){3,}/g, '($1)');
    return Number(runInContext(simplified, calculator));
};

function assertTrue(left: string, shown: string, what: string): void {
    const value = compute(left);
    const wanted = Number(number(shown));
    if (!Number.isFinite(wanted)) {
        return;
    }
    const [mantissa, exponent = '0'] = number(shown).split('e') as [string, string?];
    const unit = 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0));
    assert.ok(Math.abs(value - wanted) <= unit * 1.001, `${what}: ${left} = ${value}, shown ${shown}`);
}

function checkFormula({ sides }: Formula, what: string): void {
    const chains: FormulaNode[][] = [];
    for (const { sign, content } of sides) {
        if (sign === '=' || sign === undefined) {
            chains.push([...content]);
        } else if (sign === '÷') {
            const above = chains.pop()!;
            chains.push([{ kind: 'fraction', above, below: content }]);
        } else {
            chains.at(-1)!.push(sign, ...content);
        }
    }
    const codes = chains.map(expression);
    const last = codes.at(-1);
    const shown = last && /^\(*([^()]+)\)*$/.exec(last)?.[1];
    for (const code of codes.slice(0, -1)) {
        if (code !== undefined && shown !== undefined && shown !== '') {
            assertTrue(code, shown, what);
        }
    }
}

/** "ln 0.55 = −0.6", "−ln exp(−1000.0000) = 1000.0000", "exp(−0.3) = 0.74" in a sentence. */
function checkSentence(text: string): void {
    const NUMBER = '−?[\\d.]+(?:e[+−]\\d+)?';
    for (const [, sign, argument, weight = '1', result] of text.matchAll(
        new RegExp(
            `(−?)ln (${NUMBER}|exp\\(${NUMBER}\\))(?: times the class weight (${NUMBER}): | = )(${NUMBER})`,
            'g',
        ),
    )) {
        assertTrue(`${sign ? '-' : ''}${logarithm(argument!)} * ${number(weight)}`, result!, text);
    }
    for (const [, argument, result] of text.matchAll(new RegExp(`(?<!ln )exp\\((${NUMBER})\\) = (${NUMBER})`, 'g'))) {
        assertTrue(`Math.exp(${number(argument!)})`, result!, text);
    }
    for (const [, below, share] of text.matchAll(
        new RegExp(`is (${NUMBER}) below the largest logit, so its exponential is (${NUMBER}) of`, 'g'),
    )) {
        assertTrue(`Math.exp(-${number(below!)})`, share!, text);
    }
}

/** As an expression in JavaScript: fractions, powers of e and of 10, and products. */
function fromLatex(formula: string): string {
    const text = formula.replaceAll(' ', '').replace(/\\(?:left|right)/g, '');
    const end = (from: number): number => {
        for (let depth = 0, i = from; ; i++) {
            depth += text[i] === '{' ? 1 : text[i] === '}' ? -1 : 0;
            if (depth === 0) {
                return i;
            }
        }
    };
    const fraction = text.indexOf('\\frac{');
    if (fraction < 0) {
        return text
            .replace(/e\^\{([^{}]*)\}/g, 'Math.exp($1)')
            .replaceAll('\\cdot10^', '*10**')
            .replaceAll('\\cdot', '*')
            .replace(/\{([^{}]*)\}/g, '($1)')
            .replaceAll('\\infty', 'Infinity');
    }
    // A share of exponentials, whose logarithm is taken where the exponentials themselves would be out of range.
    const above = end(fraction + '\\frac'.length);
    const below = end(above + 1);
    const exponents = (part: string): string[] =>
        [...part.matchAll(/e\^\{([^{}]*(?:\{[^{}]*\}[^{}]*)?)\}/g)].map(([, x]) => fromLatex(x!));
    const [x] = exponents(text.slice(fraction, above + 1));
    const all = exponents(text.slice(above + 1, below + 1));
    return `${fromLatex(text.slice(0, fraction).replace('\\ln', ''))}(${x!} - logSumExp(${all.join(',')}))`;
}

const logit = fc.oneof(
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.double({ min: -1200, max: 1200, noNaN: true }),
    fc.integer({ min: -30, max: 30 }),
    fc.double({ min: -20, max: 20, noNaN: true }),
);
const question: fc.Arbitrary<Question> = fc
    .record({ classes: fc.integer({ min: 1, max: 6 }), samples: fc.integer({ min: 1, max: 3 }) })
    .chain(({ classes, samples }) =>
        fc.record({
            logits: fc
                .array(logit, { minLength: classes * samples, maxLength: classes * samples })
                .map(data => ({ data: Float64Array.from(data), shape: [samples, classes] })),
            target: fc
                .array(fc.integer({ min: 0, max: classes - 1 }), { minLength: samples, maxLength: samples })
                .map(data => ({ kind: 'index' as const, data: Int32Array.from(data), shape: [samples] })),
            options: fc.record(
                {
                    weight: fc
                        .array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: classes, maxLength: classes })
                        .map(data => Float64Array.from(data)),
                    labelSmoothing: fc.constantFrom(0.1, 0.3),
                    reduction: fc.constantFrom('mean' as const, 'sum' as const, 'none' as const),
                },
                { requiredKeys: [] },
            ),
        }),
    );

describe('what is shown is true as shown', () => {
    const each = (check: (explanation: Explanation, view: SampleView) => void): void =>
        fc.assert(
            fc.property(question, asked => {
                const explanation = explain(asked);
                check(explanation, viewSample(explanation, 0)!);
            }),
            { numRuns: 400 },
        );

    it('every formula of every stage', () => {
        each((explanation, view) => {
            for (const stage of stages.filter(({ isPresent }) => isPresent?.({ explanation, view }) ?? true)) {
                for (const c of view.logits.keys()) {
                    const formula = stage.formula({ explanation, view }, c);
                    if (formula) {
                        checkFormula(formula, `${stage.name} of class ${c}`);
                    }
                }
            }
        });
    });

    it('every sentence of every stage', () => {
        each((explanation, view) => {
            for (const stage of stages.filter(({ isPresent }) => isPresent?.({ explanation, view }) ?? true)) {
                for (const c of view.logits.keys()) {
                    checkSentence(stage.sentence({ explanation, view }, c));
                }
            }
        });
    });

    it('the line beside the loss, and the sentence below it', () => {
        each((explanation, view) => {
            const { before, probability } = lossEquation(explanation, view) ?? {};
            const loss = shownLoss(explanation, 0)!;
            if (probability !== undefined) {
                const weight = /^= −([\d.e−+]+) · ln$/.exec(before!)?.[1] ?? '1';
                assertTrue(`-${number(weight)} * ${logarithm(probability)}`, formatNumber(loss), before!);
            }
            const lead = leadSentence(explanation, view);
            checkSentence(lead);
            const [, even, classes] = /([\d.]+) for a uniform guess among (\d+)/.exec(lead) ?? [];
            if (even !== undefined) {
                assertTrue(`Math.log(${classes})`, even, lead);
            }
        });
    });

    it('a softmax that the code applies before the loss: its columns, and the loss beside that of the logits', () => {
        const criterion = {
            name: 'CrossEntropyLoss',
            framework: 'torch',
            expects: 'logits',
            steps: ['softmax'],
        } as const;
        const softmaxOf = (x: readonly number[]): number[] => {
            const e = x.map(each => Math.exp(each - Math.max(...x)));
            return e.map(each => each / e.reduce((sum, one) => sum + one));
        };
        fc.assert(
            fc.property(question, asked => {
                const explanation = explain({ ...asked, options: {}, criterion });
                const [samples, classes] = asked.logits.shape as [number, number];
                const twice = Array.from({ length: samples }, (_, i) =>
                    softmaxOf(softmaxOf([...asked.logits.data.slice(i * classes, (i + 1) * classes)])),
                );
                const columns = secondSoftmax(explanation, samples - 1)!;
                twice.at(-1)!.forEach((p, c) => {
                    assertTrue(`${p}`, formatNumber(columns.get('softmax')!(c)), 'softmax');
                    assertTrue(`Math.log(${p})`, formatNumber(columns.get('logSoftmax')!(c)), 'LogSoftmax');
                });
                const inCode = lossOfCode(explanation);
                if (inCode !== undefined) {
                    const losses = twice.map((p, i) => -Math.log(p[asked.target!.data[i]!]!));
                    const mean = losses.reduce((sum, each) => sum + each) / samples;
                    assertTrue(`${mean}`, formatNumber(inCode), 'the loss of the code');
                }
            }),
            { numRuns: 400 },
        );
    });

    it('the quotients of a batch, and the sentences about it', () => {
        each(explanation => {
            if (!isJudged(explanation)) {
                return;
            }
            for (const reduced of reductionsOf(explanation)) {
                const [above, below] = formatQuotient(reduced).split(' / ') as [string, string?];
                if (below !== undefined) {
                    assertTrue(`${number(above)} / ${number(below)}`, formatNumber(reduced.value), reduced.code);
                }
            }
            const [, above, below, mean] = /^(.*) \/ (.*) = (.*)$/.exec(reductionDigest(explanation)) ?? [];
            if (mean !== undefined) {
                assertTrue(`${number(above!)} / ${number(below!)}`, mean, reductionDigest(explanation));
            }
            for (const { meaning } of summaryOf(explanation)) {
                checkSentence(meaning);
            }
        });
    });

    it('what a change did to the loss, and how much more or less was printed', () => {
        /** Each number is off by half of its last digit at most. */
        const differs = (from: string, way: string, by: string, to: string, text: string): void => {
            const [before, difference, after] = [from, by, to].map(shownValue) as [number, number, number];
            const off = before + (way === 'more' ? difference : -difference) - after;
            const bound = [from, by, to].reduce((sum, each) => sum + lastDigit(each) / 2, 0);
            assert.ok(Math.abs(off) <= bound * 1.001, `${text}: ${to}`);
        };
        const loss = fc.double({ min: 1e-9, max: 50, noNaN: true });
        fc.assert(
            fc.property(loss, loss, (before, now) => {
                const text = describeWas(before, now);
                const [, was, by, way] = /^was (.*), now (.*) (more|less)$/.exec(text) ?? [];
                if (was !== undefined) {
                    differs(was, way!, by!, formatNumber(now), text);
                }
            }),
        );
        each(explanation => {
            const brief = compareLoss(explanation, '1.4000')?.brief ?? '';
            const [, by, way] = /^1\.4000 printed, ([^ :]+) (more|less)/.exec(brief) ?? [];
            // Of losses that are not reduced the mean is compared, which stands nowhere else.
            if (by !== undefined && explanation.question.options?.reduction !== 'none') {
                differs(formatNumber(explanation.breakdown!.loss.data[0]!), way!, by, '1.4000', brief);
            }
        });
    });

    it('the formula of a LaTeX copy', () => {
        each(explanation => {
            const formula = /^ {4}\\ell = (.*)$/m.exec(latex.write(explanation, 0))?.[1];
            if (formula !== undefined) {
                const [, computed, shown] = formula.split(' = ') as [string, string, string];
                assertTrue(fromLatex(computed), fromLatex(shown), formula);
            }
        });
    });

    it('every percentage', () => {
        each((_, view) => {
            for (const c of view.logits.keys()) {
                const shown = shareOf(view, c);
                const [, open, percent] = /^(>?)([\d.e−]+)%$/.exec(shown) ?? [];
                const exact = 100 * view.softmax(c);
                if (open) {
                    assert.ok(exact > Number(percent) && exact < 100, shown);
                } else if (percent !== undefined) {
                    assertTrue(String(exact), percent, shown);
                    assert.ok(exact === 0 || (exact < 100 ? percent !== '100' && percent !== '0' : true), shown);
                }
            }
        });
    });

    it('the formula of a picture', () => {
        each((_, view) => {
            const [, factor = '1', left, result] =
                /^.* = −(?:([\d.e−]+) · )?ln (.*) = (.*)$/.exec(lossFormula(view) ?? '') ?? [];
            if (left !== undefined) {
                assertTrue(`-${number(factor)} * ${logarithm(left)}`, result!, lossFormula(view)!);
            }
        });
    });
});
