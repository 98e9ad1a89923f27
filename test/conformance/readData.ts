import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';

/** The content of a JSON file in the folder `data`. */
export const readData = (name: string): unknown =>
    JSON.parse(readFileSync(join(root, 'test', 'conformance', 'data', name), 'utf8'));
