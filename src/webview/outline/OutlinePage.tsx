import { placeTitle, revealTitle, sentences, t } from '../../explain';
import {
    compiledInWords,
    debuggerAdvice,
    nameFirst,
    outlineLead,
    predictAdvice,
    printAdvice,
    seeTitle,
} from '../../explain/callOutline';
import type { PanelOutline } from '../../protocol';
import { CodeToCopy } from '../controls/CodeToCopy';
import { Findings } from '../Findings';
import { Notice } from '../Notice';
import { vscode } from '../state/vscodeApi';
import { WayTable } from './WayTable';

const NO_SAMPLES: readonly number[] = [];
const asItIs = (code: string): string => code;
const nothing = (): void => undefined;

/** What the panel shows of a loss whose numbers only exist while the program runs. */
export function OutlinePage({
    outline,
    problem,
}: {
    readonly outline: PanelOutline;
    /** Why it cannot be read at the moment. */
    readonly problem: string | undefined;
}) {
    const { source, loss, place, findings, fixes, print } = outline;
    const [unnamed, stop, predict] = [nameFirst(outline), debuggerAdvice(outline), predictAdvice(outline)];
    const ofModel = compiledInWords(outline);
    return (
        <main class="outline">
            <header class="headline">
                <div class="what source">
                    <h1>
                        <code>{loss}</code>
                    </h1>
                    <button
                        type="button"
                        class="link"
                        title={revealTitle(source)}
                        onClick={() => vscode.postMessage({ type: 'revealPlace', place })}
                    >
                        {placeTitle(source)}
                    </button>
                </div>
            </header>
            {problem !== undefined && (
                <Notice kind="warning">{sentences(problem, t('The panel shows what could be read last.'))}</Notice>
            )}
            <p class="lead">{outlineLead()}</p>
            <Findings findings={findings} fixes={fixes} adapt={asItIs} sampleShape={NO_SAMPLES} onView={nothing} />
            {ofModel.length > 0 && <p class="model">{sentences(...ofModel)}</p>}
            <WayTable outline={outline} />
            <section class="see">
                <h2>{seeTitle()}</h2>
                {unnamed !== undefined && <p>{unnamed}</p>}
                {print !== undefined && (
                    <>
                        <p>{printAdvice(outline)}</p>
                        <CodeToCopy code={print} />
                    </>
                )}
                {predict !== undefined && <p>{predict}</p>}
                {stop !== undefined && <p>{stop}</p>}
            </section>
        </main>
    );
}
