export { parseHostMessage, parsePanelMessage, type HostMessage, type PanelMessage } from './messages';
export { noChoices, restorePanelState, stageNames, storePanelState, storedSource, type Choices, type PanelState, type StageName } from './panelState';
export type { ExampleSource, PanelExample, Place } from './schema';
