export { parseHostMessage, parsePanelMessage, type HostMessage, type PanelMessage } from './messages';
export { noChoices, restorePanelState, revivedPanelOf, storePanelState, type Choices, type PanelState, type RevivedPanel } from './panelState';
export type { ExampleSource, PanelExample, Place } from './schema';
