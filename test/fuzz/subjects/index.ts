import type { Subject } from '../subject';
import type { Json } from '../tree';
import { answer } from './answer';
import { file } from './file';
import { message } from './message';
import { state } from './state';
import { program, text } from './text';
import { tool } from './tool';

/** What comes from outside. */
export const subjects = [
    text,
    program,
    file,
    message,
    state,
    tool,
    answer,
] as readonly Subject[] as readonly Subject<Json>[];
