// npm run l10n: what the translations lack, and what they have too much.
// With --write, the bundle gets the sentences in the order of the source: new ones with an empty translation, unused
// ones away.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import { BUNDLE, compareKeys, MANIFEST, MANIFEST_TRANSLATED, readBundle, sentencesOfSource } from './sentences.js';

const { keys, computed } = sentencesOfSource();
const bundle = readBundle(BUNDLE);
if (process.argv.includes('--write')) {
    const ordered = Object.fromEntries(keys.map(key => [key, bundle[key] ?? '']));
    writeFileSync(join(root, BUNDLE), `${JSON.stringify(ordered, undefined, 4)}\n`);
}

let wrong = 0;
for (const [file, all] of [
    [BUNDLE, keys],
    [MANIFEST_TRANSLATED, Object.keys(readBundle(MANIFEST))],
] as const) {
    const { missing, unused } = compareKeys(all, readBundle(file));
    console.log(`${file}: ${all.length} sentences, ${missing.length} missing, ${unused.length} unused`);
    missing.forEach(key => console.log(`    missing  ${JSON.stringify(key)}`));
    unused.forEach(key => console.log(`    unused   ${JSON.stringify(key)}`));
    wrong += missing.length + unused.length;
}
console.log(`Passed on to t() as they come: ${computed.join(', ')}`);
process.exitCode = wrong === 0 ? 0 : 1;
