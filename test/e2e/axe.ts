import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Workbench } from './workbench.js';

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has to say against the panel, or the parts of it that a selector names, a line each. */
export async function violations(vscode: Workbench, selector = 'html'): Promise<string[]> {
    const frame = await (await vscode.panel().locator('body').elementHandle())!.ownerFrame();
    await frame!.evaluate(axeSource);
    const { violations: found } = await frame!.evaluate(parts => (globalThis as unknown as { axe: typeof axe }).axe.run(parts), selector) as axe.AxeResults;
    return found.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
