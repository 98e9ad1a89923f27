/** What formulas are made of, in MathML. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { formatFactor, formatNumber } from '../../explain';
import type { Lit, Term } from '../../explain';
import { classes, useIsLit, useLight } from '../state/light';
import { useSteadyHeight } from '../state/useSteadyHeight';

/**
 * A formula of several sides, each kept in one piece: it breaks before "=", "+" and "−" where the card is narrow,
 * which MathML itself does not.
 *
 * @param words the formula as a screen reader is to say it
 */
export function Formula({ words, children }: { readonly words: string; readonly children: ComponentChildren }) {
    const ref = useRef<HTMLDivElement>(null);
    useSteadyHeight(ref);
    return (
        <div ref={ref} class="formula" role="math" aria-label={words}>
            {children}
        </div>
    );
}

/**
 * A piece of a formula; `sign` is the operator that it starts with, with the space around it that MathML gives only to
 * one in the middle.
 */
export const Side = ({
    sign,
    children,
}: {
    readonly sign?: '=' | '+' | '−' | '÷' | undefined;
    readonly children: ComponentChildren;
}) => (
    <math aria-hidden="true" displaystyle>
        <mrow>
            {sign && (
                <mo lspace="0.22em" rspace="0.22em">
                    {sign}
                </mo>
            )}
            {children}
        </mrow>
    </math>
);

/** A part of a formula that lights the number it stands for, of class `c` where there is one for each. */
export function Part({
    of: term,
    c,
    children,
}: {
    readonly of: Term;
    readonly c?: number | undefined;
    readonly children: ComponentChildren;
}) {
    const at: Lit = { term, ...(c !== undefined && { class: c }) };
    const [light, isLit] = [useLight(), useIsLit()];
    return (
        <mrow class={classes('term', isLit(term, c) && 'lit')} data-term={term} {...light(at)}>
            {children}
        </mrow>
    );
}

/** The natural logarithm, with the thin space that MathML Core leaves to us. */
export const Ln = () => (
    <>
        <mi>ln</mi>
        <mspace width="0.15em" />
    </>
);

/** A variable of a class: x with index c. */
export const Indexed = ({ name, c }: { readonly name: string; readonly c: number | string }) => (
    <msub>
        <mi>{name}</mi>
        {typeof c === 'number' ? <mn>{c}</mn> : <mi>{c}</mi>}
    </msub>
);

/**
 * A number with a true minus sign; `enclosed` puts a negative one in parentheses, `factor` has no decimals where it is
 * whole.
 */
export function Num({
    value,
    enclosed = false,
    factor = false,
}: {
    readonly value: number;
    readonly enclosed?: boolean;
    readonly factor?: boolean;
}) {
    const text = (factor ? formatFactor : formatNumber)(value).replaceAll('-', '−');
    return enclosed && value < 0 ? (
        <mrow>
            <mo>(</mo>
            <mn>{text}</mn>
            <mo>)</mo>
        </mrow>
    ) : (
        <mn>{text}</mn>
    );
}

/** A number of a formula that lights what it stands for. */
export const Value = ({
    of,
    c,
    value,
    ...look
}: {
    readonly of: Term;
    readonly c?: number | undefined;
    readonly value: number;
    readonly enclosed?: boolean;
    readonly factor?: boolean;
}) => (
    <Part of={of} c={c}>
        <Num value={value} {...look} />
    </Part>
);
