import type { Explanation } from '../../diagnose/explanation';
import { atOnce } from '../../model/turns';
import type { CopyFormat } from './copyFormat';
import { csv } from './formats/csv';
import { jax } from './formats/jax';
import { json } from './formats/json';
import { keras } from './formats/keras';
import { latex } from './formats/latex';
import { markdown } from './formats/markdown';
import { numpy } from './formats/numpy';
import { pytorch } from './formats/pytorch';
import { tensorflow } from './formats/tensorflow';

export type { CopyFormat } from './copyFormat';

/** In the order of the menu. */
export const copyFormats = [pytorch, numpy, jax, tensorflow, keras, markdown, latex, json, csv] as const;
export type CopyFormatId = (typeof copyFormats)[number]['id'];

/** An explanation in a form, with pauses on the way. */
export function* writing(format: CopyFormat, explanation: Explanation, sample: number): Generator<void, string> {
    const text = format.write(explanation, sample);
    return typeof text === 'string' ? text : yield* text;
}

/** The same at once. */
export const written = (format: CopyFormat, explanation: Explanation, sample: number): string =>
    atOnce(writing(format, explanation, sample));
