import { className, t } from '../../explain';
import type { SampleView } from '../../explain';
import { ClassSearch } from '../controls/ClassSearch';

/** So many classes are listed; among more one searches. */
const LISTED = 12;

/** Chooses the true class of the sample in view. */
export function TargetControl({
    view,
    refused,
    onChoose,
}: {
    readonly view: SampleView;
    /** What the text gives as the target, where torch refuses the example. */
    readonly refused: number | undefined;
    readonly onChoose: (target: number) => void;
}) {
    const { targetClass, classNames, target } = view;
    const classes = view.logits.length;
    if (classes > LISTED) {
        return (
            <span class="target-control">
                <ClassSearch
                    label={t('target')}
                    name="target-class"
                    classes={classes}
                    classNames={classNames}
                    chosen={targetClass}
                    onChoose={onChoose}
                />
            </span>
        );
    }
    const none =
        refused !== undefined
            ? isClass(refused, classes)
                ? t('class {0}', refused)
                : t('{0} is not a class', refused)
            : view.ignored
              ? t('ignored')
              : target
                ? t('probabilities')
                : t('choose…');
    return (
        <label class="target-control">
            {t('target')}{' '}
            <select
                name="target-class"
                class={targetClass === undefined ? '' : 'chosen'}
                onChange={({ currentTarget: { selectedIndex } }) =>
                    onChoose(targetClass === undefined ? selectedIndex - 1 : selectedIndex)
                }
            >
                {targetClass === undefined && (
                    <option selected disabled>
                        {none}
                    </option>
                )}
                {Array.from({ length: classes }, (_, c) => (
                    <option key={c} selected={c === targetClass}>
                        {className(view, c)}
                    </option>
                ))}
            </select>
        </label>
    );
}

const isClass = (target: number, classes: number): boolean => target >= 0 && target < classes;
