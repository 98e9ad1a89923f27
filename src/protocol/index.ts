export { noChoices, restorePanelState, revivedPanelOf, storePanelState, type Choices, type PanelState, type RevivedPanel } from './panelState';
export { parseHostMessage, parsePanelMessage, type HostMessage, type PanelMessage, type PictureFormat } from './messages';
export type { ExampleSource, PanelExample, Place } from './schema';
