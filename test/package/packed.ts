import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageExtension } from '../../packaging/packageExtension.mjs';
import { testData } from '../host/paths.mjs';

const folder = join(testData, 'package');
let packing: Promise<string> | undefined;

/** The extension as it ships, packed once in a run; the path of the file. */
export const packed = (): Promise<string> => (packing ??= pack());

async function pack(): Promise<string> {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `explain-cross-entropy-${process.pid}.vsix`);
    await packageExtension(file);
    return file;
}
