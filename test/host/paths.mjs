import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Everything that the tests install, download or leave behind; never committed. */
export const testData = join(root, '.vscode-test');

/** Where pictures and texts of failed tests go. */
export const failures = join(testData, 'failures');

/** What tools remember of their last run. */
export const caches = join(root, 'node_modules', '.cache');
