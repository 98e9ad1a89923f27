/** The texts that are mutated: printouts, questions and programs of the cases, and what has failed before. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';

const json = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(root, 'test', ...path), 'utf8'));

/** Longer ones take their time, and break no other way. */
const LONGEST = 4000;

export const texts: readonly string[] = ['arrays.json', 'questions.json']
    .flatMap(name => json('cases', name) as readonly { readonly text: string }[])
    .map(({ text }) => text)
    .filter(({ length }) => length <= LONGEST);

/** Texts that have failed, as small as they still did so. */
export const keptPath = join(root, 'test', 'fuzz', 'kept.json');
export const kept = json('fuzz', 'kept.json') as readonly string[];
