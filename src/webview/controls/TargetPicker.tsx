import { t } from '../../explain';
import { ClassSearch } from '../stages/ClassSearch';

/** So many classes get a button each; more get a field to search in. */
const BUTTONS = 12;

/** Chooses the true class of the sample in view: arrow keys or mouse. */
export function TargetPicker({
    classes,
    classNames,
    chosen,
    hint,
    onChoose,
}: {
    readonly classes: number;
    readonly classNames: readonly string[] | undefined;
    readonly chosen: number | undefined;
    readonly hint: string | undefined;
    readonly onChoose: (target: number) => void;
}) {
    return (
        <fieldset class="target-picker">
            <legend>{t('Target')}</legend>
            {classes <= BUTTONS ? (
                Array.from({ length: classes }, (_, c) => (
                    <label key={c} class={c === chosen ? 'chosen' : ''}>
                        <input
                            type="radio"
                            name="target"
                            value={c}
                            checked={c === chosen}
                            onChange={() => onChoose(c)}
                        />
                        {classNames?.[c] ?? t('class {0}', c)}
                    </label>
                ))
            ) : (
                <ClassSearch
                    label={t('class')}
                    name="target"
                    classes={classes}
                    classNames={classNames}
                    chosen={chosen}
                    onChoose={onChoose}
                />
            )}
            {hint && <p class="hint">{hint}</p>}
        </fieldset>
    );
}
