import { classAxisOf } from '../../../math';
import type { IntegerTensor, Tensor } from '../../../math';
import { resolveOptions } from '../../../model/example';
import { elementsOf } from '../../../model/tensor';
import type { Explanation } from '../../../diagnose/explanation';
import { t } from '../../../format/l10n';
import { formatCount } from '../../../format/numbers';
import type { CopyFormat } from '../copyFormat';
import { LARGEST_LITERAL } from '../python';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** So many numbers are written between two pauses. */
const NUMBERS = 2 ** 14;

export const json = {
    id: 'json',
    title: () => t('JSON with every stage'),
    write,
    leftOut,
} as const satisfies CopyFormat;

function leftOut({ question: { logits } }: Explanation): string | undefined {
    return logits.data.length > LARGEST_LITERAL
        ? t('Arrays of more than {0} numbers were copied as null.', formatCount(LARGEST_LITERAL))
        : undefined;
}

/**
 * Inputs, options with their defaults, all stages, the loss: one line each. Tensors are { shape, data } with nested
 * lists, data being null above LARGEST_LITERAL numbers. NaN and the infinities are strings: "NaN", "Infinity",
 * "-Infinity".
 */
function* write({ question, stages, breakdown, refusal }: Explanation): Generator<void, string> {
    const { logits, target, options, classNames } = question;
    const { weight, ignoreIndex, reduction, dtype } = resolveOptions(options);
    const sections: { readonly [key: string]: Json | Steps | undefined } = {
        logits: tensor(logits),
        classAxis: classAxisOf(logits.shape),
        classNames,
        target: target && tensor(target, { kind: target.kind }),
        options: {
            weight: weight ? Array.from(weight, number) : null,
            ignoreIndex,
            reduction,
            labelSmoothing: number(options?.labelSmoothing ?? 0),
            dtype,
        },
        refusal: refusal && { code: refusal.code, message: refusal.message, torchMessage: refusal.torchMessage },
        ...(stages && {
            max: tensor(stages.max),
            shifted: tensor(stages.shifted),
            exp: tensor(stages.exp),
            sum: tensor(stages.sum),
            softmax: tensor(stages.softmax),
            logSoftmax: tensor(stages.logSoftmax),
        }),
        ...(breakdown && {
            targetDistribution: tensor(breakdown.targetDistribution),
            kept: tensor(breakdown.kept),
            nll: tensor(breakdown.nll),
            smoothingLoss: tensor(breakdown.smoothingLoss),
            perSample: tensor(breakdown.perSample),
            denominator: number(breakdown.denominator),
            loss: tensor(breakdown.loss),
            lossInBits: tensor(breakdown.lossInBits),
            perplexity: number(breakdown.perplexity),
            gradient: tensor(breakdown.gradient),
            prediction: tensor(breakdown.prediction),
            targetProbability: tensor(breakdown.targetProbability),
            targetRank: tensor(breakdown.targetRank),
        }),
    };
    const lines: string[] = [];
    for (const [key, value] of Object.entries(sections)) {
        if (value !== undefined) {
            const text = typeof value === 'function' ? yield* value() : JSON.stringify(value);
            lines.push(`  ${JSON.stringify(key)}: ${text}`);
        }
    }
    return `{\n${lines.join(',\n')}\n}\n`;
}

/** A text that is written with pauses on the way. */
type Steps = () => Generator<void, string>;

/** As an object with `shape` and `data`, behind what else is in it. What is left out is not asked for: it may have to be computed. */
const tensor = (of: Tensor | IntegerTensor, others: { readonly [key: string]: Json } = {}): Steps =>
    function* () {
        const { shape } = of;
        const count = elementsOf(shape);
        const text = count > LARGEST_LITERAL || of.data.length !== count ? 'null' : yield* nestedText(of.data, shape);
        return `${JSON.stringify({ ...others, shape }).slice(0, -1)},"data":${text}}`;
    };

/** The numbers as nested lists. */
function* nestedText(data: ArrayLike<number>, shape: readonly number[]): Generator<void, string> {
    const [size, ...inner] = shape;
    if (size === undefined) {
        return JSON.stringify(number(data[0]!));
    }
    const step = elementsOf(inner);
    const atOnce = Math.max(1, Math.floor(NUMBERS / Math.max(1, step)));
    const parts: string[] = [];
    for (let first = 0; first < size; first += atOnce) {
        const lines = Array.from({ length: Math.min(atOnce, size - first) }, (_, i) =>
            nested(data, inner, (first + i) * step, step),
        );
        parts.push(JSON.stringify(lines).slice(1, -1));
        yield;
    }
    return `[${parts.join(',')}]`;
}

function nested(data: ArrayLike<number>, shape: readonly number[], start: number, length: number): Json {
    const [size, ...inner] = shape;
    if (size === undefined) {
        return number(data[start]!);
    }
    const step = size === 0 ? 0 : length / size;
    return Array.from({ length: size }, (_, i) => nested(data, inner, start + i * step, step));
}

const number = (value: number): number | string => (Number.isFinite(value) ? value : String(value));
