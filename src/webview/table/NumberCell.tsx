import type { BarScale } from '../../explain';
import { LogitField } from '../controls/LogitField';
import { LogitSlider } from '../controls/LogitSlider';
import { useLight } from '../state/highlight';
import { memo } from '../state/memo';
import { classNames } from '../style/classNames';
import { Bar } from './Bar';
import { gridCell } from './useGridKeys';

/** What a person can do to a number. */
export interface NumberActions {
    readonly onLogit: (c: number, value: number, continues: boolean) => void;
    /** Whether the number is being dragged. */
    readonly onDrag: (dragged: boolean) => void;
}

/** Of plain values only, so that a cell in which nothing changed is left as it is. */
interface NumberCellProps {
    /** The name of its column. */
    readonly name: string;
    readonly c: number;
    /** Of the class. */
    readonly label: string;
    /** What is drawn or can be changed; absent where only its text is shown. */
    readonly value: number | undefined;
    readonly text: string;
    /** Every digit; absent while it changes. */
    readonly title: string | undefined;
    readonly className: string | undefined;
    readonly isLit: boolean;
    readonly isTabStop: boolean;
    /** The column of which it shows a number of one of two arrays, and which of them. */
    readonly compared: string | undefined;
    readonly side: string | undefined;
    /** What its bar reaches from and to; absent where none is drawn. */
    readonly low: number | undefined;
    readonly high: number | undefined;
    /** The characters of the longest number of its column, which leave each bar as much room. */
    readonly digits: number | undefined;
    /** What the number was. */
    readonly ghost: number | undefined;
    /** Absent where it is only to be read. */
    readonly actions: NumberActions | undefined;
}

/** The number of a class in a column. It lights its terms in the formula, and is lit by them. */
export const NumberCell = memo(function NumberCell(props: NumberCellProps) {
    const { name, c, value, title, className, isLit, isTabStop, compared, side, low, high, actions } = props;
    const light = useLight();
    const focusable = gridCell(`${c} ${name}`, isTabStop);
    const number =
        actions && value !== undefined ? (
            <LogitField
                label={props.label}
                value={value}
                onValue={(to, continues) => actions.onLogit(c, to, continues)}
                focusable={focusable}
            />
        ) : (
            <span>{props.text}</span>
        );
    return (
        <td
            role="gridcell"
            data-stage={side === undefined || side === 'a' ? name : undefined}
            data-difference={compared}
            data-side={side}
            data-class={c}
            class={classNames('term', className, isLit && 'lit')}
            title={title}
            {...(!actions && focusable)}
            {...light({ class: c, term: name })}
        >
            {value === undefined || low === undefined || high === undefined ? (
                number
            ) : (
                <span class="drawn" style={{ '--digits': props.digits }}>
                    <DrawnNumber {...props} value={value} scale={{ low, high }} />
                    {number}
                </span>
            )}
        </td>
    );
});

function DrawnNumber({
    c,
    label,
    value,
    ghost,
    actions,
    scale,
}: NumberCellProps & { readonly value: number; readonly scale: BarScale }) {
    const bar = <Bar value={value} ghost={ghost} {...scale} />;
    return actions ? (
        <LogitSlider
            label={label}
            value={value}
            {...scale}
            onChange={(to, continues) => actions.onLogit(c, to, continues)}
            onDrag={actions.onDrag}
        >
            {bar}
        </LogitSlider>
    ) : (
        <span class="bar" aria-hidden="true">
            {bar}
        </span>
    );
}
