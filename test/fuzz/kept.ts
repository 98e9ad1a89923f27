/** What has failed, by the name of its subject, each as small as it still did so. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import type { Json } from './tree';

type Kept = Readonly<Record<string, readonly Json[]>>;

const path = join(root, 'test', 'fuzz', 'kept.json');

export const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept;

/** Adds to what is kept. */
export function keep(found: readonly (readonly [subject: string, input: Json])[]): void {
    const all: Record<string, readonly Json[]> = { ...kept };
    for (const [subject, input] of found) {
        const before = all[subject] ?? [];
        all[subject] = before.some(other => JSON.stringify(other) === JSON.stringify(input))
            ? before
            : [...before, input];
    }
    writeFileSync(path, `${JSON.stringify(all, undefined, 2)}\n`);
}
