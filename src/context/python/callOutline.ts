/** What the code tells of what a call of a loss receives, step by step. */
import type { SyntaxNode } from '@lezer/common';
import { outlinedParts } from '../../model/callOutline';
import type { CallOutline, CompiledOutline, OutlineStep, PartOutline } from '../../model/callOutline';
import { defined } from '../../model/defined';
import { lineOf } from '../../model/span';
import type { Outline } from '../../model/outline';
import type { Where } from '../../model/source';
import { evaluate } from '../../python/evaluate';
import { stepsTo } from '../../python/outline/steps';
import type { WayStep } from '../../python/outline/steps';
import { textOf, unwrapped } from '../../python/syntax';
import type { OutlinedLoss } from './calledLosses';
import { isRepeatable, predictionsOf, printOf } from './printLine';

/** Longer expressions are cut. */
const LONGEST = 160;

/** The way of each argument of a call of a loss, from where the code makes it, and how to see its numbers. */
export function callOutline(loss: OutlinedLoss): CallOutline {
    const { program, call, compiled } = loss;
    const { source } = program;
    const arguments_ = outlinedParts.flatMap(part => {
        const node = part === 'weight' ? call.options.get('weight') : call[part];
        return node ? [{ part, node }] : [];
    });
    const computed = (compiled ? [] : arguments_).filter(
        ({ part, node }) => part !== 'weight' && !isRepeatable(program, node),
    );
    return {
        loss: call.name,
        place: whereIn(source, call.node),
        parts: arguments_.map(({ part, node }): PartOutline => {
            const way = compiled && part === 'logits' ? wayOfModel(loss) : stepsTo(program, node);
            const isOther = way.some(step => NUMPY.test(textOf(source, step.node))) || OTHER_FLOATS.test(source);
            const steps = way.map((step, index) => told(source, step, way[index - 1], isOther));
            return { part, text: oneLine(textOf(source, node)), steps };
        }),
        ...defined({
            print: compiled ? predictionsOf(loss) : computed.length === 0 ? printOf(loss) : undefined,
            compiled: compiled && compiledOutline(loss),
        }),
        unnamed: computed.map(({ node }) => oneLine(textOf(source, node))),
    };
}

/** What Keras computes itself: where the model is made, and what it gives. */
function wayOfModel({ program, call, outlines, compiled }: OutlinedLoss): readonly WayStep[] {
    const model = call.logits!;
    const { maker } = compiled ?? {};
    const name = textOf(program.source, model);
    const isNamedIn = (made: string): boolean => made === name || made.startsWith(`${name}.`); // `model.add(...)`
    return maker
        ? [
              {
                  node: maker,
                  ...(!isNamedIn(textOf(program.source, maker)) && { name }),
                  ...(outlines.logits
                      ? { outline: outlines.logits }
                      : { obstacle: { kind: 'call', name: textOf(program.source, maker.firstChild!) } }),
              },
          ]
        : stepsTo(program, model);
}

function compiledOutline({ program, call, context, outlines, compiled }: OutlinedLoss): CompiledOutline {
    const { source } = program;
    const { made, text } = outlines.logits ?? {};
    const said = call.options.get('from_logits');
    const isSaid = said === undefined || evaluate(program, said)?.kind === 'tensor';
    return {
        model: oneLine(textOf(source, call.logits!)),
        line: lineOf(source, compiled?.fit?.to ?? call.node.to),
        ...defined({
            expects: isSaid ? context.criterion?.expects : undefined,
            gives: made === 'free' ? ('logits' as const) : made === 'softmax' ? ('probabilities' as const) : undefined,
            by: text === undefined ? undefined : oneLine(text),
        }),
    };
}

function told(
    source: string,
    { node, name, outline, axes, obstacle, set, continues }: WayStep,
    before: WayStep | undefined,
    isOther: boolean,
): OutlineStep {
    const { shape, last, dtype, range } = outline ?? {};
    // What the line above shows, and has no name, is not told twice.
    const isBehind = continues !== undefined && before?.name === undefined && before?.node.to === continues.to;
    const isInner = continues !== undefined && unwrapped(continues).name !== 'VariableName';
    return {
        text: oneLine(textOf(source, node)),
        ...(isBehind && isInner && { operation: oneLine(source.slice(continues.to, node.to).trim()) }),
        ...defined({
            name,
            shape: withNames(shape, axes),
            last,
            dtype: isOther && dtype === 'float32' && !SAID.test(textOf(source, node)) ? undefined : dtype,
            obstacle,
            range: dtype === 'bool' ? undefined : range,
        }),
        place: whereIn(source, node, set),
    };
}

/** The sizes that are known, the names of others; undefined where there is neither. */
function withNames(shape: Outline['shape'], axes: WayStep['axes']): OutlineStep['shape'] {
    const names = shape && axes?.length !== shape.length ? undefined : axes;
    return shape?.map((size, axis) => size ?? names?.[axis] ?? '?') ?? names?.map(name => name ?? '?');
}

/** What may make layers compute with other floats than the usual ones. */
const OTHER_FLOATS =
    /autocast|mixed_precision|precision\s*=|\.half\(|\.double\(|bfloat16|float16|set_default_dtype|default_tensor_type|enable_x64|set_floatx|dtype_policy/;
/** Its usual type is another one than torch's, and numbers of the text do not tell whose they are. */
const NUMPY = /\b(?:np|numpy)\./;
/** A type that an expression itself says. */
const SAID = /float\(\)\s*$|torch\.float(?:32)?\b/;

function oneLine(text: string): string {
    const flat = text.replace(/\s+/g, ' ');
    return flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1)}…` : flat;
}

/** @param set where else the line is that says more of it */
const whereIn = (source: string, { from, to }: SyntaxNode, set?: number): Where =>
    set === undefined
        ? { start: from, end: to, line: lineOf(source, from) }
        : { start: set, end: set, line: lineOf(source, set) };
