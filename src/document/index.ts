/** A document that is read once, whoever asks: command, hover, lens, lightbulb, diagnostics, or a panel that follows. */

export { ReadText } from './readText';
export type { OutlineReading } from './outlineReading';
export { readingOf } from './reading';
export type { Reading } from './reading';
export { isReadUnasked } from './unasked';
export { readAround } from './window';
export type { TextWindow } from './window';
