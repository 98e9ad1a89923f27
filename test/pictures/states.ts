import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainAt, waitForLoss } from '../e2e/panel.js';
import type { LaunchOptions, Theme, Workbench } from '../e2e/workbench.js';
import { root } from '../host/paths.mjs';

/** What is to be seen in a picture, and how a person gets there. */
export interface State extends Omit<LaunchOptions, 'theme'> {
    readonly name: string;
    readonly show: (vscode: Workbench) => Promise<void>;
    /** The panel alone, unless told. */
    readonly of?: 'window' | 'panel';
    /** Where in the project a picture of a theme is kept. */
    readonly keep?: Readonly<Partial<Record<Theme, string>>>;
}

const example = (name: string): string => readFileSync(join(root, 'media', 'examples', name), 'utf8');
const forWalkthrough = (name: string): NonNullable<State['keep']> => ({
    dark: `media/walkthrough/${name}-dark.png`,
    light: `media/walkthrough/${name}-light.png`,
});

const published = { 'published_example.py': example('published_example.py') };
const explainPublished = async (vscode: Workbench): Promise<void> => {
    await explainAt(vscode, '-0.9604');
    await waitForLoss(vscode, '0.5986');
};

/** Logits of one sample with this many classes, as a printout would have them, and the target. */
const manyClasses = (classes: number): string =>
    `logits: [${Array.from({ length: classes }, (_, c) => (6 * Math.sin(c * 12.9898) + (c % 97) / 50).toFixed(4)).join(', ')}]\ntarget: ${classes >> 1}\n`;

export const states: readonly State[] = [
    { name: 'window', files: published, show: explainPublished, of: 'window', keep: { dark: 'media/panel.png' } },
    {
        name: 'sample',
        files: published,
        show: explainPublished,
        viewport: { width: 1900, height: 2000 },
        keep: forWalkthrough('panel'),
    },
    { name: 'sample-narrow', files: published, show: explainPublished, viewport: { width: 660, height: 3000 } },
    { name: 'sample-wide', files: published, show: explainPublished, viewport: { width: 3400, height: 1300 } },
    {
        name: 'sample-chinese',
        files: published,
        show: async vscode => {
            await vscode.putCursorAt(vscode.positionOf('-0.9604'));
            const titles = JSON.parse(readFileSync(join(root, 'package.nls.zh-cn.json'), 'utf8')) as Record<
                string,
                string
            >;
            await vscode.runCommandFromPalette(titles['command.explain']!);
            await waitForLoss(vscode, '0.5986');
        },
        locale: 'zh-cn',
        viewport: { width: 1900, height: 2000 },
    },
    {
        name: 'example',
        files: published,
        of: 'window',
        show: vscode => vscode.putCursorAt(vscode.positionOf('-0.9604')),
        viewport: { width: 1000, height: 560 },
        keep: forWalkthrough('example'),
    },
    {
        name: 'hover',
        files: published,
        of: 'window',
        show: async vscode => {
            await vscode.hoverText('-0.9604');
        },
        viewport: { width: 1000, height: 560 },
        keep: forWalkthrough('hover'),
    },
    {
        name: 'no-target',
        files: { 'a.txt': 'logits: [1.2372, -0.9604, 1.5415]\n' },
        show: async vscode => {
            await explainAt(vscode, '-0.9604');
            await vscode.panel().getByText('No target was found').waitFor();
        },
        viewport: { width: 1400, height: 1600 },
    },
    {
        name: 'findings',
        files: { 'what_is_wrong.py': example('what_is_wrong.py') },
        show: async vscode => {
            await explainAt(vscode, '8.0, 1.0');
            await vscode.panel().locator('[data-finding]').first().waitFor();
        },
        viewport: { width: 1400, height: 1000 },
        keep: forWalkthrough('findings'),
    },
    {
        name: 'batch',
        files: { 'batch.json': example('batch.json') },
        show: async vscode => {
            await explainAt(vscode, '2.5');
            await vscode.panel().locator('[role=row][aria-selected]').first().waitFor();
        },
        viewport: { width: 1600, height: 1800 },
        keep: forWalkthrough('batch'),
    },
    {
        name: 'what-if',
        files: published,
        show: async vscode => {
            await explainPublished(vscode);
            const bar = vscode.panel().getByRole('slider', { name: 'logit of class 0' });
            for (let press = 0; press < 8; press++) {
                await bar.press('ArrowRight');
            }
        },
        viewport: { width: 1600, height: 1800 },
        keep: forWalkthrough('what-if'),
    },
    {
        name: 'many-classes',
        files: { 'a.txt': manyClasses(128_000) },
        show: async vscode => {
            await explainAt(vscode, 'logits: [');
            await vscode.panel().locator('[data-stage="loss"]').first().waitFor();
        },
        viewport: { width: 1600, height: 1800 },
    },
];
