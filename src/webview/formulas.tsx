/** Each stage's formula with the sample's own numbers, for class `c`, in MathML. */
import type { ComponentChildren } from 'preact';
import { formatExactly, formatNumber, type SampleView } from '../explain';
import type { CrossEntropyBreakdown } from '../math';

interface OfClass {
    readonly view: SampleView;
    readonly c: number;
}

export function LogitFormula({ view, c }: OfClass) {
    return <Formula><Indexed name="x" c={c} /><Equals /><Num value={view.logits[c]!} /></Formula>;
}

export function ExpFormula({ view, c }: OfClass) {
    return (
        <Formula>
            <msup><mi>e</mi><mrow><Indexed name="x" c={c} /><mo>−</mo><mi>max</mi></mrow></msup>
            <Equals />
            <msup><mi>e</mi><mrow><Num value={view.logits[c]!} /><mo>−</mo><Num value={view.max} enclosed /></mrow></msup>
            <Equals /><Num value={view.exp[c]!} />
        </Formula>
    );
}

export function SoftmaxFormula({ view, c }: OfClass) {
    return (
        <Formula>
            <Indexed name="p" c={c} />
            <Equals />
            <mfrac><Num value={view.exp[c]!} /><Num value={view.sum} /></mfrac>
            <Equals /><Num value={view.softmax[c]!} />
        </Formula>
    );
}

export function LogSoftmaxFormula({ view, c }: OfClass) {
    return (
        <Formula>
            <Ln /><Indexed name="p" c={c} />
            <Equals />
            <Num value={view.shifted[c]!} /><mo>−</mo><Ln /><Num value={view.sum} />
            <Equals /><Num value={view.logSoftmax[c]!} />
        </Formula>
    );
}

export function NllFormula({ view, c }: OfClass) {
    if (!view.target) {
        return <Formula><mo>−</mo><Ln /><Indexed name="p" c={c} /><Equals /><Num value={view.nll[c]!} /></Formula>;
    }
    return (
        <Formula>
            <mo>−</mo><munder><mo>∑</mo><mi>c</mi></munder><Indexed name="y" c="c" /><Ln /><Indexed name="p" c="c" />
            {view.oneHot && view.targetClass !== undefined
                && <><Equals /><mo>−</mo><mn>1</mn><mo>·</mo><Num value={view.logSoftmax[view.targetClass]!} enclosed /></>}
            <Equals /><Num value={view.loss!} />
        </Formula>
    );
}

/** The sample's own loss from its target. */
export function SampleLossFormula({ view: { targetClass: c, oneHot, weight, softmax, loss } }: { readonly view: SampleView }) {
    return c === undefined || !oneHot ? null : (
        <Formula>
            <mo>−</mo>{weight && <><Indexed name="w" c={c} /><mo>·</mo></>}<Ln /><Indexed name="p" c={c} />
            <Equals /><mo>−</mo>{weight && <><Num value={weight[c]!} enclosed /><mo>·</mo></>}<Ln /><Num value={softmax[c]!} />
            <Equals /><Num value={loss!} />
        </Formula>
    );
}

/** How the losses of a batch become one: the first few and the last one written out. */
export function ReductionFormula({ breakdown: { perSample, denominator, meanLoss, sumLoss }, reduction }: {
    readonly breakdown: CrossEntropyBreakdown; readonly reduction: 'mean' | 'sum';
}) {
    const losses = perSample.data;
    const shown = losses.length <= TERMS ? [...losses] : [...losses.subarray(0, TERMS - 1)];
    const sum = (
        <mrow>
            {shown.map((loss, i) => <>{i > 0 && <mo>+</mo>}<Num value={loss} enclosed={i > 0} /></>)}
            {losses.length > TERMS && <><mo>+</mo><mi>…</mi><mo>+</mo><Num value={losses.at(-1)!} enclosed /></>}
        </mrow>
    );
    return reduction === 'sum'
        ? <Formula>{sum}<Equals /><Num value={sumLoss} /></Formula>
        : <Formula><mfrac>{sum}<mn>{formatExactly(denominator)}</mn></mfrac><Equals /><Num value={meanLoss} /></Formula>;
}

export function GradientFormula({ view, c }: OfClass) {
    return (
        <Formula>
            <mfrac><mrow><mo>∂</mo><mi>loss</mi></mrow><mrow><mo>∂</mo><Indexed name="x" c={c} /></mrow></mfrac>
            <Equals /><Num value={view.gradient![c]!} />
        </Formula>
    );
}

const TERMS = 3;

export function Formula({ children }: { readonly children: ComponentChildren }) {
    return <math display="block"><mrow>{children}</mrow></math>;
}

/** The natural logarithm, with the thin space that MathML Core leaves to us. */
export const Ln = () => <><mi>ln</mi><mspace width="0.15em" /></>;

export const Equals = () => <mo>=</mo>;

/** A variable of a class: x with index c. */
export const Indexed = ({ name, c }: { readonly name: string; readonly c: number | string }) =>
    <msub><mi>{name}</mi>{typeof c === 'number' ? <mn>{c}</mn> : <mi>{c}</mi>}</msub>;

/** A number with a true minus sign; `enclosed` puts a negative one in parentheses. */
export function Num({ value, enclosed = false }: { readonly value: number; readonly enclosed?: boolean }) {
    const text = formatNumber(value).replaceAll('-', '−');
    return enclosed && value < 0 ? <mrow><mo>(</mo><mn>{text}</mn><mo>)</mo></mrow> : <mn>{text}</mn>;
}
