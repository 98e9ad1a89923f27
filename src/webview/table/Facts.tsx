import type { Fact } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { classNames } from '../style/classNames';

/** Numbers that say more of the loss. Those that formulas have light there, and are lit by them. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
    const [light, isLit] = [useLight(), useIsLit()];
    return (
        <dl class="facts">
            {facts.map(({ code, name, text, exact, meaning, term }) => (
                <div key={code} {...(term && light({ term }))}>
                    <dt>{name}</dt>
                    <dd
                        data-fact={code}
                        data-term={term}
                        title={exact}
                        class={classNames(term && 'term', term && isLit(term) && 'lit')}
                    >
                        {text}
                    </dd>
                    {meaning && <dd class="meaning">{meaning}</dd>}
                </div>
            ))}
        </dl>
    );
}
