import { factsOf, type Explanation } from '../explain';

/** Numbers that say more of the loss. */
export function Facts({ explanation, sample }: { readonly explanation: Explanation; readonly sample: number }) {
    return (
        <dl class="facts">
            {factsOf(explanation, sample).map(({ code, name, text, exact, meaning }) => (
                <div key={code}><dt>{name}</dt><dd data-fact={code} title={exact}>{text}</dd><dd class="meaning">{meaning}</dd></div>))}
        </dl>
    );
}
