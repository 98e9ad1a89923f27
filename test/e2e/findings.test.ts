// The panel says what is wrong, and names the mistake behind a printed loss. Expected numbers are worked out beside them.
import assert from 'node:assert/strict';
import { explainAt, waitForLoss } from './panel.js';
import { launch, type Workbench } from './workbench.js';

const PUBLISHED = 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\n';

/** The codes of the findings in the panel. */
const findings = (vscode: Workbench): Promise<(string | null)[]> =>
    vscode.panel().locator('[data-finding]').evaluateAll(notices => notices.map(notice => notice.getAttribute('data-finding')));

describe('findings', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: {
                'healthy.txt': PUBLISHED,
                'softmax.txt': 'output: tensor([[0.4054, 0.0450, 0.5496]])\ntarget: tensor([2])\n',
                'one_based.txt': 'logits: [[2, 1, 0.1], [0.5, 2.5, 0.3]]\ntarget: [1, 3]\n',
            },
        });
    });
    after(() => vscode.dispose());

    it('are silent where nothing is wrong', async () => {
        await explainAt(vscode, '-0.9604');
        await waitForLoss(vscode, '0.5986');
        assert.deepEqual(await findings(vscode), []);
    });

    it('tell that softmax came before the loss', async () => {
        await vscode.openFile('softmax.txt');
        await explainAt(vscode, '0.0450');
        const finding = vscode.panel().locator('[data-finding="probabilities-as-logits"]');
        await finding.waitFor();
        // ln(e + 2) - 1 and ln(e + 2)
        assert.match(await finding.innerText(), /0\.5514 to 1\.5514/);
        await finding.getByText('Why?').click();
        await finding.getByRole('link').waitFor();
        await vscode.screenshot('finding');
    });

    it('stand in the hover', async () => {
        assert.match(await vscode.hoverText('0.0450'), /look like the output of softmax/);
    });

    it('tell that the targets are counted from 1', async () => {
        await vscode.openFile('one_based.txt');
        await explainAt(vscode, '2.5');
        await vscode.panel().locator('[data-finding="target-out-of-range"]').waitFor();
        assert.match(await vscode.panel().locator('[data-finding="target-out-of-range"]').innerText(), /counted from 1/);
    });
});

describe('a loss that was printed', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({ files: { 'a.txt': PUBLISHED } });
        await explainAt(vscode, '-0.9604');
        await waitForLoss(vscode, '0.5986');
    });
    after(() => vscode.dispose());

    const field = () => vscode.panel().getByLabel('Compare with a loss you have');
    const cases: readonly (readonly [printed: string, mistake: string])[] = [
        ['0.8636', 'bits'], // .5986 / ln 2
        ['-1.5415', 'nll-on-logits'],
        ['-0.5496', 'nll-on-probabilities'],
        ['0.9040', 'softmax-twice'], // cross_entropy([.4054, .0450, .5496], 2)
    ];

    it('is equal within rounding', async () => {
        await field().fill('0.5986');
        await vscode.panel().locator('[data-comparison="equal"]').waitFor();
    });

    for (const [printed, mistake] of cases) {
        it(`names the mistake: ${printed} is ${mistake}`, async () => {
            await field().fill(printed);
            await vscode.panel().locator(`[data-comparison="different"] [data-mistake="${mistake}"]`).first().waitFor();
        });
    }

    it('is taken from the text where it stands there', async () => {
        const printed = await launch({ files: { 'b.txt': `${PUBLISHED}loss: tensor(1.7456)\n` } });
        await explainAt(printed, '-0.9604');
        await printed.panel().locator('[data-comparison="different"]').getByText('None of the mistakes').waitFor();
        assert.equal(await printed.panel().locator('[data-origin="printedLoss"]').innerText(), 'printed loss line 3');
        await printed.dispose();
    });
});
