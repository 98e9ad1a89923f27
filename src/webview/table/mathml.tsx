/** Sets formulas in MathML. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { isNegative } from '../../explain';
import type { Formula, FormulaNode, Lit, Operator, Side, Term } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { useSteadyHeight } from '../state/useSteadyHeight';
import { classNames } from '../style/classNames';

/**
 * A formula of several sides, each kept in one piece: it breaks before "=", "+" and "−" where the card is narrow, which
 * MathML itself does not.
 */
export function FormulaView({ words, sides }: Formula) {
    const ref = useRef<HTMLDivElement>(null);
    useSteadyHeight(ref);
    return (
        <div ref={ref} class="formula" role="math" aria-label={words}>
            {sides.map((side, i) => (
                <SideView key={i} {...side} />
            ))}
        </div>
    );
}

/** The operator has the space around it that MathML gives only to one in the middle. */
const SideView = ({ sign, content }: Side) => (
    <math aria-hidden="true" displaystyle>
        <mrow>
            {sign && (
                <mo lspace="0.22em" rspace="0.22em">
                    {sign}
                </mo>
            )}
            <Nodes content={content} />
        </mrow>
    </math>
);

const Nodes = ({ content }: { readonly content: readonly FormulaNode[] }) => (
    <>
        {content.map((node, i) => (
            <Node key={i} node={node} />
        ))}
    </>
);

/** Several nodes as one, where MathML expects one. */
const Row = ({ content }: { readonly content: readonly FormulaNode[] }) =>
    content.length === 1 ? (
        <Node node={content[0]!} />
    ) : (
        <mrow>
            <Nodes content={content} />
        </mrow>
    );

function Node({ node }: { readonly node: FormulaNode }) {
    if (typeof node === 'string') {
        return <OperatorSign sign={node} />;
    }
    switch (node.kind) {
        case 'symbol':
            return <mi>{node.text}</mi>;
        case 'indexed':
            return (
                <msub>
                    <mi>{node.name}</mi>
                    {typeof node.index === 'number' ? <mn>{node.index}</mn> : <mi>{node.index}</mi>}
                </msub>
            );
        case 'number':
            return node.enclosed && isNegative(node.text) ? (
                <mrow>
                    <mo>(</mo>
                    <mn>{node.text}</mn>
                    <mo>)</mo>
                </mrow>
            ) : (
                <mn>{node.text}</mn>
            );
        case 'power':
            return (
                <msup>
                    <Node node={node.base} />
                    <Row content={node.exponent} />
                </msup>
            );
        case 'fraction':
            return (
                <mfrac>
                    <Row content={node.above} />
                    <Row content={node.below} />
                </mfrac>
            );
        case 'sum':
            return (
                <munder>
                    <mo>∑</mo>
                    <mi>{node.index}</mi>
                </munder>
            );
        case 'group':
            return (
                <mrow>
                    <mo>(</mo>
                    <Nodes content={node.content} />
                    <mo>)</mo>
                </mrow>
            );
        case 'term':
            return (
                <Part term={node.term} c={node.c}>
                    <Nodes content={node.content} />
                </Part>
            );
        default:
            return node satisfies never;
    }
}

/** After "ln" stands the thin space that MathML Core leaves to us. */
const OperatorSign = ({ sign }: { readonly sign: Operator }) =>
    sign === 'ln' ? (
        <>
            <mi>ln</mi>
            <mspace width="0.15em" />
        </>
    ) : sign === '…' ? (
        <mi>…</mi>
    ) : (
        <mo>{sign}</mo>
    );

/** A part of a formula that lights the number it stands for, and is lit by it. */
function Part({
    term,
    c,
    children,
}: {
    readonly term: Term;
    readonly c: number | undefined;
    readonly children: ComponentChildren;
}) {
    const at: Lit = { term, ...(c !== undefined && { class: c }) };
    const [light, isLit] = [useLight(), useIsLit()];
    return (
        <mrow class={classNames('term', isLit(term, c) && 'lit')} data-term={term} {...light(at)}>
            {children}
        </mrow>
    );
}
