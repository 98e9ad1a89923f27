// Programs whose loss has no numbers in the text, and what is told of it.
import assert from 'node:assert/strict';
import { ReadText } from '../../../src/document';
import type { OutlineReading } from '../../../src/document';

export const HEAD = 'import torch\nimport numpy as np\nfrom torch import nn\nimport torch.nn.functional as F\n';
export const HEAD_LINES = 4;

export async function outlineAt(source: string, at: string): Promise<OutlineReading | undefined> {
    const text = new ReadText(source, 'python');
    const cursor = source.lastIndexOf(at) + 1;
    const found = await text.exampleIn([{ start: cursor, end: cursor }]);
    return found.kind === 'found' ? undefined : text.outline(found);
}

export const outlineOf = async (program: string): Promise<OutlineReading> => {
    const outline = await outlineAt(HEAD + program, 'loss = ');
    assert.ok(outline, program);
    return outline;
};

/** Programs that run as they stand, and the rows of the table. */
export const whole: readonly (readonly [program: string, rows: Readonly<Record<string, readonly string[]>>])[] = [
    [
        `x = torch.randn(8, 10, 20)
out = nn.Linear(20, 5)(x)
y = torch.randint(0, 5, (8, 10))
loss = F.cross_entropy(out.view(-1, 5).float(), y.view(-1))`,
        {
            logits: [
                '1: x = torch.randn(8, 10, 20) | (8, 10, 20) float32',
                '2: out = nn.Linear(20, 5)(x) | (8, 10, 5) float32',
                '4: out.view(-1, 5) | (80, 5) float32',
                '4: … .float() | (80, 5) float32',
            ],
            target: ['3: y = torch.randint(0, 5, (8, 10)) | (8, 10) int64 0 to 4', '4: y.view(-1) | (80) int64 0 to 4'],
        },
    ],
    [
        `scores = torch.rand(2, 4, 6, 3).permute(0, 3, 1, 2)
mask = torch.zeros(2, 3, 4, 6)
target = torch.randint(0, 3, (2, 4, 6))
w = torch.ones(3)
loss = nn.CrossEntropyLoss(weight=w)(scores + mask, target)`,
        {
            logits: [
                '1: torch.rand(2, 4, 6, 3) | (2, 4, 6, 3) float32',
                '1: scores = … .permute(0, 3, 1, 2) | (2, 3, 4, 6) float32',
                '2: mask = torch.zeros(2, 3, 4, 6) | (2, 3, 4, 6) float32',
                '5: scores + mask | (2, 3, 4, 6) float32',
            ],
            target: ['3: target = torch.randint(0, 3, (2, 4, 6)) | (2, 4, 6) int64 0 to 2'],
            weight: ['4: w = torch.ones(3) | (3) float32'],
        },
    ],
    [
        `tokens = torch.randint(0, 50, (4, 9))
logits = torch.randn(4, 9, 50)
shifted = logits[:, :-1].reshape(-1, 50)
labels = tokens[:, 1:]
loss = F.cross_entropy(shifted, labels.flatten())`,
        {
            logits: [
                '2: logits = torch.randn(4, 9, 50) | (4, 9, 50) float32',
                '3: logits[:, :-1] | (4, 8, 50) float32',
                '3: shifted = … .reshape(-1, 50) | (32, 50) float32',
            ],
            target: [
                '1: tokens = torch.randint(0, 50, (4, 9)) | (4, 9) int64 0 to 49',
                '4: labels = tokens[:, 1:] | (4, 8) int64 0 to 49',
                '5: labels.flatten() | (32) int64 0 to 49',
            ],
        },
    ],
    [
        `model = nn.Sequential(nn.Flatten(), nn.Linear(12, 3), nn.Softmax(dim=1))
out = model(torch.randn(5, 12))
noisy = torch.normal(0.0, 1.0, (5, 3))
logits = out.double() + noisy.double()
y = torch.tensor([1, 2, 0, 1, 1])
loss = F.cross_entropy(logits, y)`,
        {
            logits: [
                '2: torch.randn(5, 12) | (5, 12)',
                '2: out = model(torch.randn(5, 12)) | (…, 3)',
                '4: out.double() | (…, 3) float64',
                '3: noisy = torch.normal(0.0, 1.0, (5, 3)) | (5, 3)',
                '4: noisy.double() | (5, 3) float64',
                '4: logits = out.double() + noisy.double() | –',
            ],
            target: ['5: y = torch.tensor([1, 2, 0, 1, 1]) | (5) int64 0 to 2'],
        },
    ],
    [
        `logits = torch.from_numpy(np.random.normal(0, 1, (6, 4)))
labels = torch.from_numpy(np.random.randint(0, 4, 6))
loss = F.cross_entropy(logits, labels)`,
        {
            logits: [
                '1: np.random.normal(0, 1, (6, 4)) | (6, 4) float64',
                '1: logits = torch.from_numpy(np.random.normal(0, 1, (6, 4))) | (6, 4) float64',
            ],
            target: [
                '2: np.random.randint(0, 4, 6) | (6) int64 0 to 3',
                '2: labels = torch.from_numpy(np.random.randint(0, 4, 6)) | (6) int64 0 to 3',
            ],
        },
    ],
    [
        `ids = torch.randint(0, 50, (2, 10))
embed, out = nn.Embedding(50, 8), nn.Linear(8, 50)
hidden = embed(ids)
logits = out(hidden)
loss = F.cross_entropy(logits.view(-1, 50), ids.view(-1))`,
        {
            logits: [
                '1: ids = torch.randint(0, 50, (2, 10)) | (2, 10) int64 0 to 49',
                '3: hidden = embed(ids) | (2, 10, 8) float32',
                '4: logits = out(hidden) | (2, 10, 50) float32',
                '5: logits.view(-1, 50) | (20, 50) float32',
            ],
            target: [
                '1: ids = torch.randint(0, 50, (2, 10)) | (2, 10) int64 0 to 49',
                '5: ids.view(-1) | (20) int64 0 to 49',
            ],
        },
    ],
];
