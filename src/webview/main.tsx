import { render } from 'preact';
import { useState } from 'preact/hooks';
import { configureLanguage } from '../explain';
import type { LanguageBundle } from '../explain';
import { configureDecimals } from '../format/numbers';
import { restorePanelState } from '../protocol';
import { App } from './App';
import { Boundary } from './Boundary';
import { vscode } from './state/vscodeApi';

configureLanguage((JSON.parse(document.body.dataset['bundle'] ?? 'null') as LanguageBundle | null) ?? undefined);
configureDecimals(Number(document.body.dataset['decimals']));

/** What was stored is read within the boundary: it may be what is broken. */
function Restored() {
    const [restored] = useState(() => restorePanelState(vscode.getState()));
    return <App restored={restored} />;
}

/** A reset forgets what is stored; the host sends the example again. */
function Page() {
    const [resets, setResets] = useState(0);
    const reset = (): void => {
        vscode.setState(undefined);
        setResets(resets + 1);
    };
    return (
        <Boundary key={resets} onReset={reset}>
            <Restored />
        </Boundary>
    );
}

render(<Page />, document.getElementById('root')!);
