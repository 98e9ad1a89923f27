export { noChoices, restorePanelState, revivedPanelOf, stageNames, storePanelState } from './panelState';
export type { Choices, PanelState, RevivedPanel, StageName } from './panelState';
export { parseHostMessage, parsePanelMessage } from './messages';
export type { HostMessage, PanelMessage, PictureFormat } from './messages';
export type { PanelExample } from './schema';
