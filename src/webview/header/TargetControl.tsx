import { className, t, withMinus } from '../../explain';
import type { SampleView } from '../../explain';
import { ClassSearch } from '../controls/ClassSearch';
import { memo } from '../state/memo';

/** So many classes are listed; among more one searches. */
const LISTED = 12;

/** Chooses the true class of the sample in view. */
export function TargetControl({
    view,
    label,
    given,
    onChoose,
}: {
    readonly view: SampleView;
    readonly label: string;
    /** What the text gives as the target, also where torch refuses it. */
    readonly given: number | undefined;
    readonly onChoose: (target: number) => void;
}) {
    const classes = view.logits.length;
    const chosen = view.targetClass ?? (given !== undefined && given >= 0 && given < classes ? given : undefined);
    const none = whyNone(view, given);
    return (
        <Choice
            label={label}
            classes={classes}
            classNames={view.classNames}
            chosen={chosen}
            none={none}
            onChoose={onChoose}
        />
    );
}

const Choice = memo(function Choice({
    label,
    classes,
    classNames,
    chosen,
    none,
    onChoose,
}: {
    readonly label: string;
    readonly classes: number;
    readonly classNames: readonly string[] | undefined;
    readonly chosen: number | undefined;
    /** What is said where no class is chosen. */
    readonly none: string;
    readonly onChoose: (target: number) => void;
}) {
    if (classes > LISTED) {
        return (
            <span class="target-control">
                <ClassSearch
                    label={label}
                    name="target-class"
                    classes={classes}
                    classNames={classNames}
                    chosen={chosen}
                    placeholder={none}
                    onChoose={onChoose}
                />
            </span>
        );
    }
    return (
        <label class="target-control">
            {label}{' '}
            <select
                name="target-class"
                class={chosen === undefined ? '' : 'chosen'}
                onChange={({ currentTarget: { value } }) => onChoose(Number(value))}
            >
                {chosen === undefined && (
                    <option selected disabled>
                        {none}
                    </option>
                )}
                {Array.from({ length: classes }, (_, c) => (
                    <option key={c} value={c} selected={c === chosen}>
                        {className({ classNames }, c)}
                    </option>
                ))}
            </select>
        </label>
    );
});

/** What is said where no class is the target. */
function whyNone(view: SampleView, given: number | undefined): string {
    if (view.ignored) {
        return t('ignored');
    }
    if (view.target) {
        return t('probabilities');
    }
    return given === undefined ? t('choose…') : t('{0} is not a class', withMinus(String(given)));
}
