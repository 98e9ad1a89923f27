export { restorePanelState, storePanelState } from './panelState';
export type { PanelState } from './panelState';
export { revivedPanelOf } from './revivedPanel';
export type { RevivedPanel } from './revivedPanel';
export { LARGEST_FILE, parseHostMessage, parsePanelMessage } from './messages';
export type { DroppedFile, HostMessage, PanelMessage, PictureFormat } from './messages';
export type { PanelExample, PanelOutline } from './schema';
