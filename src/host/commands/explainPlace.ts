import type { ExplainPanel } from '../panel/explainPanel';
import type { PanelManager, ShowOptions } from '../panel/panelManager';
import { TextSource } from '../sources/textSource';
import type { EditorPlace } from './editorPlace';
import { showExplanation } from './showExplanation';

/** Shows what a place in an editor means. */
export const explainPlace = (
    { document, spans }: EditorPlace,
    panels: PanelManager,
    options: ShowOptions = {},
): Promise<ExplainPanel | undefined> => showExplanation(TextSource.at(document, spans), panels, options);
