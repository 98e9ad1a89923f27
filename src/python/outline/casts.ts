/** Arrays as another type. */
import { dtypeNamed, kindOfDtype } from '../../model/dtype';
import type { Outline } from '../../model/outline';
import { textOf } from '../syntax';
import type { Call } from './call';
import { scaled } from './change';

const CASTS: Readonly<Record<string, string>> = {
    long: 'int64',
    int: 'int32',
    short: 'int16',
    char: 'int8',
    byte: 'uint8',
    bool: 'bool',
    float: 'float32',
    double: 'float64',
    half: 'float16',
    bfloat16: 'bfloat16',
};

function untyped({ dtype: _, range: __, ...value }: Outline): Outline {
    return value;
}

/** To a type; to a device only, it stays. What `type_as` and a variable mean is not followed. */
export const typeCast = (value: Outline, call: Call): Outline => {
    const own = CASTS[call.name];
    const texts = call.given.map(({ value: node }) => textOf(call.at.program.source, node));
    const isDevice = call.name === 'to' && texts.every(text => /device|cuda|cpu|mps|["']|True|False/.test(text));
    return own === undefined && isDevice && texts.every(text => dtypeNamed(text) === undefined)
        ? value
        : castTo(value, own === undefined ? texts : [own]);
};

/** As the type that one of the texts names, without a type where none does. */
export function castTo(value: Outline, texts: readonly string[]): Outline {
    const dtype = texts.map(dtypeNamed).find(name => name !== undefined);
    return dtype === undefined
        ? untyped(value)
        : { ...(kindOfDtype(dtype) === 'integer' ? value : scaled(value)), dtype };
}
