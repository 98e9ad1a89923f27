export { noChoices, restorePanelState, revivedPanelOf, stageNames, storePanelState, type Choices, type PanelState, type RevivedPanel, type StageName } from './panelState';
export { parseHostMessage, parsePanelMessage, type HostMessage, type PanelMessage, type PictureFormat } from './messages';
export type { ExampleSource, PanelExample, Place } from './schema';
