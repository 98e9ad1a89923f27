export { parseHostMessage, parsePanelMessage, type HostMessage, type PanelMessage, type PictureFormat } from './messages';
export { noChoices, restorePanelState, storePanelState, storedSource, type Choices, type PanelState } from './panelState';
export type { ExampleSource, PanelExample, Place } from './schema';
