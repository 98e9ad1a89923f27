import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainAt, explainStep, manifestString, waitForLoss } from '../e2e/panel.js';
import { go, launchProgram, stopAt } from '../e2e/debugging.js';
import type { LaunchOptions, Workbench } from '../e2e/workbench.js';
import { root } from '../host/paths.mjs';
import type { Area } from './webp.js';

/** What is to be seen in a picture, and how a person gets there. */
export interface State extends Omit<LaunchOptions, 'theme'> {
    readonly name: string;
    readonly show: (vscode: Workbench) => Promise<void>;
    /** How its window is opened, where that takes more than files. */
    readonly launched?: (options: LaunchOptions) => Promise<Workbench>;
    /** The panel alone, unless told. */
    readonly of?: 'window' | 'panel';
    /** Set where what the mouse rests on belongs to the picture; else it is moved away. */
    readonly mouse?: 'rests';
    /** Where in the project the picture is kept, and what of it. */
    readonly keep?: readonly Kept[];
}

export interface Kept {
    readonly path: string;
    /** In pixels; all of it unless told. */
    readonly area?: Area;
}

const example = (name: string): string => readFileSync(join(root, 'media', 'examples', name), 'utf8');
/** In README, as it is. */
const forReadme = (name: string): Kept => ({ path: `media/readme/${name}.webp` });

/** A window whose panel, beside an editor of the same width and the side bar, is this large. */
const panelOf = (width: number, height: number): NonNullable<State['viewport']> => ({
    width: 2 * width + 358,
    height: height + 102,
});

const published = { 'published_example.py': example('published_example.py') };
const explainPublished = async (vscode: Workbench): Promise<void> => {
    await explainAt(vscode, '-0.9604');
    await waitForLoss(vscode, '0.5986');
};

/** Numbers between -1 and 1 that look random. */
const noise = (i: number): number => Math.sin(i * 12.9898) * Math.cos(i * 78.233);

/** Logits of one sample with this many classes, as a printout would have them, and the target. */
const manyClasses = (classes: number): string =>
    `logits: [${Array.from({ length: classes }, (_, c) => (6 * Math.sin(c * 12.9898) + (c % 97) / 50).toFixed(4)).join(', ')}]\ntarget: ${classes >> 1}\n`;

const range = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

const LONG_NAMES = [
    'German shepherd, German shepherd dog',
    'great white shark, man-eater',
    'tench, Tinca tinca',
    'goldfish, Carassius auratus',
    'tiger shark, Galeocerdo cuvieri',
    'hammerhead, hammerhead shark',
    'electric ray, crampfish, numbfish',
    'stingray',
    'cock',
    'hen',
];
const longNames = `class_names = ${JSON.stringify(LONG_NAMES)}
logits = torch.tensor([${LONG_NAMES.map((_, c) => (3 * noise(c + 3)).toFixed(4)).join(', ')}])
target = torch.tensor(1)
loss = F.cross_entropy(logits, target)
`;

/** As JSON: logits that favour the class that a model sees at a position, with some noise, and the true classes. */
function positions(
    classes: number,
    shape: readonly number[],
    truth: (...at: readonly number[]) => number,
    seen: (...at: readonly number[]) => number,
): string {
    const nested = (value: (...at: readonly number[]) => number, [size, ...rest]: readonly number[]): unknown =>
        size === undefined ? value() : range(size).map(i => nested((...at) => value(i, ...at), rest));
    const place = (at: readonly number[]): number => at.reduce((sum, i) => 31 * sum + i, 1);
    const logit = (c: number, ...at: readonly number[]): number =>
        Number(((seen(...at) === c ? 2.5 : 0) + 1.5 * noise(place([c, ...at]))).toFixed(2));
    return JSON.stringify({ logits: [nested(logit, [classes, ...shape])], target: [nested(truth, shape)] });
}

/** A disc in front of sky and ground; the model sees everything one pixel too far to the left. */
const region = (row: number, column: number): number =>
    (row - 8) ** 2 + (column - 8) ** 2 < 25 ? 0 : row < 11 ? 1 : 2;
const segmentation = positions(
    3,
    [16, 16],
    (row = 0, column = 0) => region(row, column),
    (row = 0, column = 0) => region(row, column + 1),
);
const sequence = positions(
    6,
    [24],
    (token = 0) => (token * 5) % 6,
    (token = 0) => (token % 7 === 3 ? 0 : (token * 5) % 6),
);

/** Looks at a batch in another way: `Map`, `Confusion`. */
const lookAt = (vscode: Workbench, title: string): Promise<void> =>
    vscode.panel().locator('.views').getByRole('button', { name: title, exact: true }).click();
const explainImage = async (vscode: Workbench): Promise<void> => {
    await explainAt(vscode, '[[');
    await vscode.panel().locator('.stepper').waitFor();
};

const explainBatch = async (vscode: Workbench): Promise<void> => {
    await explainAt(vscode, '2.0, 1.0');
    await waitForLoss(vscode, '0.8093');
    // Where there is no room for the list it is closed.
    await vscode.panel().locator('.stepper').waitFor();
};
const batch = { 'batch.json': example('batch.json') };

/** Arrays of an example whose losses look wrong, by a text in each. */
const WRONG = [
    ['softmax-twice', '8.0, 1.0'],
    ['out-of-range', '2.0, 1.0'],
    ['class-axis', '2.0, 0.1'],
    ['all-ignored', '2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])\nprint'],
] as const;

/** A loss whose numbers only exist while the program runs. */
const withoutNumbers = `import torch
import torch.nn.functional as F
from torch import nn

model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.Softmax(dim=1))
weight = torch.ones(10)
for images, labels in loader:
    hidden = images.float().view(64, 784)
    logits = model(hidden)
    target = torch.randint(1, 11, (64,))
    loss = F.cross_entropy(logits, labels, weight=weight)
    aux = F.cross_entropy(nn.Linear(784, 10)(torch.randn(64, 784)), target)
`;

/** A wide panel, a usual one, and one as narrow as it can be. */
const WIDTHS = [
    ['wide', panelOf(1100, 640)],
    ['typical', panelOf(480, 640)],
    ['narrow', panelOf(320, 800)],
] as const;

/** Debugs the training loop, and goes on for some steps. */
async function explainTraining(vscode: Workbench): Promise<void> {
    const call = 'criterion(logits';
    await stopAt(vscode, call);
    await go(vscode);
    await explainAt(vscode, call);
    await vscode.panel().locator('[data-stage="loss"]').waitFor();
    for (const stops of [2, 3, 4, 5]) {
        await vscode.page.keyboard.press('F5');
        await vscode.panel().locator(`[data-stops="${stops}"]`).waitFor();
    }
    await vscode.runCommandFromPalette('View: Hide Panel'); // VS Code's own, below
}

export const states: readonly State[] = [
    {
        name: 'window',
        files: published,
        show: async vscode => {
            await vscode.runCommandFromPalette('View: Toggle Primary Side Bar Visibility');
            await explainPublished(vscode);
        },
        of: 'window',
        viewport: { width: 1560, height: 720 },
    },
    {
        name: 'sample',
        files: published,
        show: explainPublished,
        viewport: panelOf(560, 580),
    },
    ...WIDTHS.map(([width, viewport]) => ({
        name: `sample-${width}`,
        files: published,
        show: explainPublished,
        viewport,
    })),
    {
        name: 'sample-chinese',
        files: published,
        show: async vscode => {
            await explainAt(vscode, '-0.9604', manifestString('command.explain', 'zh-cn'));
            await waitForLoss(vscode, '0.5986');
        },
        locale: 'zh-cn',
        viewport: panelOf(780, 580),
    },
    {
        name: 'example',
        files: published,
        of: 'window',
        show: vscode => vscode.putCursorAt(vscode.positionOf('-0.9604')),
        viewport: { width: 1000, height: 560 },
    },
    {
        name: 'hover',
        mouse: 'rests',
        files: published,
        of: 'window',
        show: async vscode => {
            await vscode.hoverText('-0.9604');
        },
        viewport: { width: 1000, height: 560 },
    },
    {
        name: 'no-target',
        files: { 'a.txt': 'logits: [1.2372, -0.9604, 1.5415]\n' },
        show: async vscode => {
            await explainAt(vscode, '-0.9604');
            await vscode.panel().getByText('No target was found').waitFor();
        },
        viewport: panelOf(700, 560),
    },
    ...WIDTHS.map(([width, viewport]) => ({
        name: `outline-${width}`,
        files: { 'train.py': withoutNumbers },
        show: async (vscode: Workbench) => {
            await explainAt(vscode, 'cross_entropy(');
            await vscode.panel().locator('.ways').waitFor();
        },
        viewport,
    })),
    ...WRONG.map(([name, at], i) => ({
        name: `findings-${name}`,
        files: { 'what_is_wrong.py': example('what_is_wrong.py') },
        show: async (vscode: Workbench) => {
            await explainAt(vscode, at);
            const finding = vscode.panel().locator('[data-finding]').first();
            await finding.getByRole('button', { name: 'Why?' }).click();
        },
        viewport: panelOf(560, 700),
        ...(i === 0 && {
            keep: [forReadme('findings')],
        }),
    })),
    {
        name: 'batch',
        files: batch,
        show: explainBatch,
        viewport: panelOf(1000, 640),
        keep: [forReadme('batch')],
    },
    { name: 'batch-typical', files: batch, show: explainBatch, viewport: panelOf(480, 1100) },
    { name: 'batch-narrow', files: batch, show: explainBatch, viewport: panelOf(320, 900) },
    {
        name: 'batch-confusion',
        files: batch,
        show: async vscode => {
            await explainBatch(vscode);
            await lookAt(vscode, 'Confusion');
            await vscode.panel().locator('[data-view=confusion]').waitFor();
        },
        viewport: panelOf(1100, 640),
    },
    {
        name: 'segmentation',
        files: { 'segmentation.json': segmentation },
        show: async vscode => {
            await explainImage(vscode);
            await lookAt(vscode, 'Map');
            await vscode.panel().locator('canvas').first().waitFor();
        },
        viewport: panelOf(1100, 700),
    },
    {
        name: 'sequence',
        files: { 'sequence.json': sequence },
        show: async vscode => {
            await explainImage(vscode);
            await lookAt(vscode, 'Map');
            await vscode.panel().locator('canvas').first().waitFor();
        },
        viewport: panelOf(1100, 700),
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
        viewport: panelOf(560, 580),
        keep: [forReadme('what-if')],
    },
    {
        name: 'temperature-and-gradient',
        files: published,
        show: async vscode => {
            await explainPublished(vscode);
            await vscode.panel().getByRole('spinbutton', { name: 'temperature' }).fill('2');
            await vscode.panel().locator('[data-stage="undivided"]').first().waitFor();
            await explainStep(vscode, 'gradient');
        },
        viewport: panelOf(1100, 640),
    },
    {
        name: 'long-names',
        files: { 'names.py': longNames },
        show: async vscode => {
            await explainAt(vscode, 'torch.tensor([');
            await vscode.panel().locator('[data-stage="loss"]').first().waitFor();
        },
        viewport: panelOf(700, 760),
    },
    {
        name: 'many-classes',
        files: { 'a.txt': manyClasses(50_257) },
        show: async vscode => {
            await explainAt(vscode, 'logits: [');
            await vscode.panel().locator('[data-stage="loss"]').first().waitFor();
        },
        viewport: panelOf(1100, 820),
    },
    {
        name: 'live',
        files: { 'training_loop.py': example('training_loop.py') },
        launched: options => launchProgram('training_loop.py', options),
        show: explainTraining,
        of: 'window',
        viewport: { width: 1500, height: 560 },
        keep: [forReadme('live')],
    },
    {
        name: 'two-arrays',
        files: {
            'arrays.py': `before = torch.tensor([[ 1.2372, -0.9604,  1.5415]])
after  = torch.tensor([[ 2.2372, -0.5000,  1.1000]])
target = torch.tensor([2])
`,
        },
        show: async vscode => {
            await vscode.putCursorAt(vscode.positionOf('-0.9604'));
            await vscode.runCommandFromPalette('Add Cursor Below');
            await vscode.runCommandFromPalette('Cross-Entropy: Compare Two Arrays');
            await vscode.panel().locator('[data-relation]').waitFor();
        },
        viewport: panelOf(1100, 720),
    },
];
