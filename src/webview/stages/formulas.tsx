/**
 * Each stage's formula with the sample's own numbers, for class `c`. Every number lights the cell that it comes from.
 */
import {
    describeSampleLoss,
    expInWords,
    gradientInWords,
    isPlainGradient,
    logitInWords,
    logSoftmaxInWords,
    meanInWords,
    nllInWords,
    softmaxInWords,
    sumInWords,
} from '../../explain';
import type { SampleView } from '../../explain';
import type { ClassNumbers, CrossEntropyBreakdown } from '../../math';
import { Formula, Indexed, Ln, Num, Part, Side, Value } from './math';

export interface OfClass {
    readonly view: SampleView;
    readonly c: number;
}

/** So many summands are written out. */
const SUMMANDS = 4;

export const LogitFormula = ({ view, c }: OfClass) => (
    <Formula words={logitInWords(view, c)}>
        <Side>
            <Part of="logits" c={c}>
                <Indexed name="x" c={c} />
            </Part>
        </Side>
        <Side sign="=">
            <Value of="logits" c={c} value={view.logits[c]!} />
        </Side>
    </Formula>
);

export const ExpFormula = ({ view, c }: OfClass) => (
    <Formula words={expInWords(view, c)}>
        <Side>
            <msup>
                <mi>e</mi>
                <mrow>
                    <Part of="logits" c={c}>
                        <Indexed name="x" c={c} />
                    </Part>
                    <mo>−</mo>
                    <Part of="max">
                        <mi>max</mi>
                    </Part>
                </mrow>
            </msup>
        </Side>
        <Side sign="=">
            <msup>
                <mi>e</mi>
                <mrow>
                    <Value of="logits" c={c} value={view.logits[c]!} />
                    <mo>−</mo>
                    <Value of="max" value={view.max} enclosed />
                </mrow>
            </msup>
        </Side>
        <Side sign="=">
            <Value of="exp" c={c} value={view.exp(c)} />
        </Side>
    </Formula>
);

export const SoftmaxFormula = ({ view, c }: OfClass) => (
    <Formula words={softmaxInWords(view, c)}>
        <Side>
            <Part of="softmax" c={c}>
                <Indexed name="p" c={c} />
            </Part>
        </Side>
        <Side sign="=">
            <mfrac>
                <Value of="exp" c={c} value={view.exp(c)} />
                <Value of="sum" value={view.sum} />
            </mfrac>
        </Side>
        <Side sign="=">
            <Value of="softmax" c={c} value={view.softmax(c)} />
        </Side>
    </Formula>
);

export const LogSoftmaxFormula = ({ view, c }: OfClass) => (
    <Formula words={logSoftmaxInWords(view, c)}>
        <Side>
            <Part of="logSoftmax" c={c}>
                <Ln />
                <Part of="softmax" c={c}>
                    <Indexed name="p" c={c} />
                </Part>
            </Part>
        </Side>
        <Side sign="=">
            <Value of="shifted" c={c} value={view.shifted(c)} />
        </Side>
        <Side sign="−">
            <Part of="logSum">
                <Ln />
                <Value of="sum" value={view.sum} />
            </Part>
        </Side>
        <Side sign="=">
            <Value of="logSoftmax" c={c} value={view.logSoftmax(c)} />
        </Side>
    </Formula>
);

/** A one-hot target picks one number, any other weighs all of them; without a target there is a loss for each class. */
export function NllFormula({ view, c }: OfClass) {
    const { target, targetClass, oneHot } = view;
    if (!target) {
        return (
            <Formula words={nllInWords(view, c)}>
                <Side>
                    <mo>−</mo>
                    <Part of="logSoftmax" c={c}>
                        <Ln />
                        <Indexed name="p" c={c} />
                    </Part>
                </Side>
                <Side sign="=">
                    <Value of="nll" c={c} value={view.nll(c)} />
                </Side>
            </Formula>
        );
    }
    return (
        <Formula words={nllInWords(view, c)}>
            <Side>
                <mo>−</mo>
                <munder>
                    <mo>∑</mo>
                    <mi>c</mi>
                </munder>
                {view.weight && <Indexed name="w" c="c" />}
                <Indexed name="y" c="c" />
                <Ln />
                <Indexed name="p" c="c" />
            </Side>
            {oneHot && targetClass !== undefined ? (
                <PickedTerm view={view} c={targetClass} />
            ) : (
                <Products terms={view.terms!} count={view.logits.length} />
            )}
            <Side sign="=">
                <Value of="sampleLoss" value={view.loss!} />
            </Side>
        </Formula>
    );
}

const PickedTerm = ({ view: { weight, logSoftmax }, c }: OfClass) => (
    <Side sign="=">
        <mo>−</mo>
        {weight && (
            <>
                <Value of="weight" c={c} value={weight(c)} factor enclosed />
                <mo>·</mo>
            </>
        )}
        <Part of="target" c={c}>
            <mn>1</mn>
        </Part>
        <mo>·</mo>
        <Value of="logSoftmax" c={c} value={logSoftmax(c)} enclosed />
    </Side>
);

const Products = ({ terms, count }: { readonly terms: ClassNumbers; readonly count: number }) => (
    <>
        {written(count).map((c, i) => (
            <Side key={c} sign={i === 0 ? '=' : '+'}>
                {c < 0 ? <mi>…</mi> : <Value of="terms" c={c} value={terms(c)} enclosed />}
            </Side>
        ))}
    </>
);

/** The indices of a sum that are written out: the first ones, and of many the last one, after a gap (-1). */
const written = (count: number): readonly number[] =>
    count <= SUMMANDS ? Array.from({ length: count }, (_, i) => i) : [0, 1, -1, count - 1];

/** The loss where it is that of one sample. */
export function SampleLossFormula({ view }: { readonly view: SampleView }) {
    const { targetClass: c, oneHot, weight, softmax, loss } = view;
    return c === undefined || !oneHot ? null : (
        <Formula words={describeSampleLoss(view)}>
            <Side>
                <mo>−</mo>
                {weight && (
                    <>
                        <Part of="weight" c={c}>
                            <Indexed name="w" c={c} />
                        </Part>
                        <mo>·</mo>
                    </>
                )}
                <Part of="logSoftmax" c={c}>
                    <Ln />
                    <Indexed name="p" c={c} />
                </Part>
            </Side>
            <Side sign="=">
                <mo>−</mo>
                {weight && (
                    <>
                        <Value of="weight" c={c} value={weight(c)} factor enclosed />
                        <mo>·</mo>
                    </>
                )}
                <Ln />
                <Value of="softmax" c={c} value={softmax(c)} />
            </Side>
            <Side sign="=">
                <Value of="sampleLoss" value={loss!} />
            </Side>
        </Formula>
    );
}

/** How the losses of a batch become one. @param sample the one in view, whose loss is lit */
export function SumFormula({
    breakdown,
    sample,
}: {
    readonly breakdown: CrossEntropyBreakdown;
    readonly sample: number;
}) {
    const losses = breakdown.perSample.data;
    return (
        <Formula words={sumInWords(breakdown)}>
            {written(losses.length).map((i, n) => (
                <Side key={i} sign={n === 0 ? undefined : '+'}>
                    {i < 0 ? (
                        <mi>…</mi>
                    ) : i === sample ? (
                        <Value of="sampleLoss" value={losses[i]!} enclosed={n > 0} />
                    ) : (
                        <Num value={losses[i]!} enclosed={n > 0} />
                    )}
                </Side>
            ))}
            <Side sign="=">
                <Value of="sumLoss" value={breakdown.sumLoss} />
            </Side>
        </Formula>
    );
}

/** The sum by the denominator. */
export const MeanFormula = ({ breakdown }: { readonly breakdown: CrossEntropyBreakdown }) => (
    <Formula words={meanInWords(breakdown)}>
        <Side>
            <mfrac>
                <Value of="sumLoss" value={breakdown.sumLoss} />
                <Value of="denominator" value={breakdown.denominator} factor />
            </mfrac>
        </Side>
        <Side sign="=">
            <Value of="loss" value={breakdown.meanLoss} />
        </Side>
    </Formula>
);

export function GradientFormula({ view, c }: OfClass) {
    return (
        <Formula words={gradientInWords(view, c)}>
            <Side>
                <mfrac>
                    <mrow>
                        <mo>∂</mo>
                        <mi>loss</mi>
                    </mrow>
                    <mrow>
                        <mo>∂</mo>
                        <Indexed name="x" c={c} />
                    </mrow>
                </mfrac>
            </Side>
            {view.target &&
                (isPlainGradient(view) ? <PlainSlope view={view} c={c} /> : <GeneralSlope view={view} c={c} />)}
            <Side sign="=">
                <Value of="gradient" c={c} value={view.gradient!(c)} />
            </Side>
        </Formula>
    );
}

/** (softmax − target) / denominator. */
function PlainSlope({ view: { softmax, target, oneHot, denominator = 1 }, c }: OfClass) {
    const difference = (
        <mrow>
            <Value of="softmax" c={c} value={softmax(c)} />
            <mo>−</mo>
            <Value of="target" c={c} value={target!(c)} factor={oneHot} enclosed />
        </mrow>
    );
    return (
        <Side sign="=">
            {denominator === 1 ? (
                difference
            ) : (
                <mfrac>
                    {difference}
                    <Value of="denominator" value={denominator} factor />
                </mfrac>
            )}
        </Side>
    );
}

/** torch's general form, (softmax · Σ w y − w y) / denominator, in pieces: it is too long for a narrow card. */
const GeneralSlope = ({ view: { softmax, target, weight, targetMass, oneHot, denominator = 1 }, c }: OfClass) => (
    <>
        <Side sign="=">
            <mo>(</mo>
            <Value of="softmax" c={c} value={softmax(c)} />
            <mo>·</mo>
            <Num value={targetMass!} factor enclosed />
        </Side>
        <Side sign="−">
            {weight && (
                <>
                    <Value of="weight" c={c} value={weight(c)} factor enclosed />
                    <mo>·</mo>
                </>
            )}
            <Value of="target" c={c} value={target!(c)} factor={oneHot} enclosed />
            <mo>)</mo>
        </Side>
        {denominator !== 1 && (
            <Side sign="÷">
                <Value of="denominator" value={denominator} factor />
            </Side>
        )}
    </>
);
