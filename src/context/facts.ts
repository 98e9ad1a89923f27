import { contextParts } from '../model/criterion';
import type { ContextPart } from '../model/criterion';
import { defined } from '../model/defined';
import { valueOf } from '../model/known';
import type { Elsewhere, Known } from '../model/known';
import type { Reduction, Target, Tensor } from '../math';
import type { CalledCriterion, LossContext } from './types';

/** What fits the logits, or what the code or a name says to be the target though its shape does not fit. */
export type TargetValue = ({ readonly target: Target } | { readonly misfit: Tensor }) & { readonly dtype?: string };

/** The values of what a text says of a loss. */
interface Values extends Readonly<Record<ContextPart, unknown>> {
    readonly target: TargetValue;
    readonly criterion: CalledCriterion;
    readonly weight: Float64Array;
    readonly ignoreIndex: number;
    readonly reduction: Reduction;
    readonly labelSmoothing: number;
    readonly classNames: readonly string[];
    readonly printedLoss: { readonly text: string; readonly value: number };
}

export type FactOf<Part extends ContextPart> = Known<Values[Part]> | Elsewhere;

/** What a text says of a loss, part by part. Of two readings, `{ ...earlier, ...later }`: the later has the last word. */
export type LossFacts = { readonly [Part in ContextPart]?: FactOf<Part> };

export function withoutTarget({ target: _, ...facts }: LossFacts): LossFacts {
    return facts;
}

export function withoutClassNames({ classNames: _, ...facts }: LossFacts): LossFacts {
    return facts;
}

/** The facts as other folders read them. */
export function contextOf(facts: LossFacts): LossContext {
    const said = contextParts.flatMap(part => {
        const fact: Known<unknown> | Elsewhere | undefined = facts[part];
        return fact ? [{ part, where: fact.where, isKnown: 'value' in fact }] : [];
    });
    const target = valueOf(facts.target);
    const misfit = target && 'misfit' in target ? target.misfit : undefined;
    const places = said.flatMap(({ part, where, isKnown }) => (where && isKnown ? [[part, where] as const] : []));
    const unresolved = said.flatMap(({ part, where, isKnown }) =>
        where && !isKnown ? [{ what: part, ...where }] : [],
    );
    const printedLoss = valueOf(facts.printedLoss);
    return {
        ...defined({
            target: target && 'target' in target ? target.target : undefined,
            targetDtype: target?.dtype,
            misfit: misfit && facts.target?.where && { ...facts.target.where, data: misfit.data, shape: misfit.shape },
            classNames: valueOf(facts.classNames),
            criterion: valueOf(facts.criterion),
            printedLoss: printedLoss && facts.printedLoss?.where && { ...printedLoss, span: facts.printedLoss.where },
            unresolved: unresolved.length > 0 ? unresolved : undefined,
        }),
        options: defined({
            weight: valueOf(facts.weight),
            ignoreIndex: valueOf(facts.ignoreIndex),
            reduction: valueOf(facts.reduction),
            labelSmoothing: valueOf(facts.labelSmoothing),
        }),
        sources: Object.fromEntries(places.filter(([part]) => part !== 'target' || !misfit)),
    };
}
