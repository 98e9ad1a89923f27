import { render } from 'preact';
import { configureLanguage } from '../explain';
import type { LanguageBundle } from '../explain';
import { restorePanelState } from '../protocol';
import { App } from './App';
import { vscode } from './state/vscodeApi';

configureLanguage((JSON.parse(document.body.dataset['bundle'] ?? 'null') as LanguageBundle | null) ?? undefined);
render(<App restored={restorePanelState(vscode.getState())} />, document.getElementById('root')!);
