import { useId, useMemo, useState } from 'preact/hooks';
import { describeMatches, matchLabel, searchableNames, searchClasses, t } from '../../explain';

/** So many matches are listed; typing more finds the others. */
const LISTED = 50;

/**
 * A field that finds a class by name or index: arrow keys go through the matches, Enter takes one, Escape closes the
 * list.
 */
export function ClassSearch({
    label,
    name,
    classes,
    classNames,
    chosen,
    placeholder = classNames ? t('name or index') : t('0 to {0}', classes - 1),
    onChoose,
}: {
    readonly label: string;
    readonly name: string;
    readonly classes: number;
    readonly classNames: readonly string[] | undefined;
    /** The class that the field shows while nothing is typed. */
    readonly chosen?: number | undefined;
    readonly placeholder?: string;
    readonly onChoose: (c: number) => void;
}) {
    const id = useId();
    const names = useMemo(() => searchableNames(classNames), [classNames]);
    const [typed, setTyped] = useState<string>();
    const [active, setActive] = useState(0);
    const matches = useMemo(() => searchClasses(names, classes, typed ?? '', LISTED), [names, classes, typed]);
    const open = typed !== undefined && typed.trim() !== '';
    const hint = describeMatches(matches);
    const option = (at: number): string => `${id}-${at}`;

    const type = (text: string | undefined): void => {
        setTyped(text);
        setActive(0);
    };
    const choose = (c: number): void => {
        type(undefined);
        onChoose(c);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        const count = matches.classes.length;
        if (by !== 0 && count > 0) {
            event.preventDefault();
            const to = (active + by + count) % count;
            setActive(to);
            document.getElementById(option(to))?.scrollIntoView({ block: 'nearest' });
        } else if (event.key === 'Enter' && matches.classes[active] !== undefined) {
            event.preventDefault();
            choose(matches.classes[active]);
        } else if (event.key === 'Escape') {
            type(undefined);
        }
    };

    return (
        <span class="class-search">
            <label>
                <span>{label}</span>{' '}
                <input
                    type="text"
                    name={name}
                    role="combobox"
                    autocomplete="off"
                    spellcheck={false}
                    placeholder={placeholder}
                    aria-autocomplete="list"
                    aria-expanded={open}
                    aria-controls={`${id}-list`}
                    aria-activedescendant={open && matches.count > 0 ? option(active) : undefined}
                    value={typed ?? (chosen === undefined ? '' : matchLabel(classNames, chosen))}
                    onFocus={({ currentTarget }) => currentTarget.select()}
                    onInput={({ currentTarget }) => type(currentTarget.value)}
                    onKeyDown={onKeyDown}
                    onBlur={() => type(undefined)}
                />
            </label>
            <span class="matches" hidden={!open}>
                <ul id={`${id}-list`} role="listbox" aria-label={label}>
                    {(open ? matches.classes : []).map((c, at) => (
                        // The field keeps the focus: losing it would close the list before the click.
                        <li
                            key={c}
                            id={option(at)}
                            role="option"
                            aria-selected={at === active}
                            onMouseDown={event => event.preventDefault()}
                            onClick={() => choose(c)}
                        >
                            {matchLabel(classNames, c)}
                        </li>
                    ))}
                </ul>
                <span role="status" class="hint">
                    {open && hint}
                </span>
            </span>
        </span>
    );
}
