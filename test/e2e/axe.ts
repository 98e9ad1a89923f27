// What axe-core finds in the panel.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Workbench } from './workbench.js';

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has to say against the panel, a line each. @param within a selector */
export async function axeViolations(vscode: Workbench, within = ':root'): Promise<string[]> {
    const frame = await (await vscode.panel().locator('body').elementHandle()).ownerFrame();
    await frame!.evaluate(axeSource);
    const { violations: found } = await frame!.evaluate(
        (part): Promise<axe.AxeResults> => (globalThis as unknown as { axe: typeof axe }).axe.run(part),
        within,
    );
    return found.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html}: ${failureSummary ?? ''}`),
    );
}
