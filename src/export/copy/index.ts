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
