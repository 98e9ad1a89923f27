import { useEffect } from 'preact/hooks';
import { LARGEST_FILE } from '../../protocol';
import type { DroppedFile } from '../../protocol';
import { vscode } from './vscodeApi';

/** What VS Code's explorer and tabs put into a drag: a URI a line. */
const URI_LIST = 'application/vnd.code.uri-list';

/**
 * Files that are dropped onto the panel are explained. With Shift held, that is: without it VS Code opens them in an
 * editor, and the page hears nothing.
 */
export function useDrop(): void {
    useEffect(() => {
        const mark = (isOver: boolean): void => void document.body.classList.toggle('drop', isOver);
        const listeners: Readonly<Record<string, (event: DragEvent) => void>> = {
            dragenter: event => accept(event) && mark(true),
            dragover: event => accept(event),
            dragleave: ({ relatedTarget }) => relatedTarget === null && mark(false),
            drop: event => {
                mark(false);
                if (accept(event)) {
                    void drop(event.dataTransfer!);
                }
            },
        };
        const entries = Object.entries(listeners) as [string, EventListener][];
        entries.forEach(([type, listener]) => document.addEventListener(type, listener));
        return () => entries.forEach(([type, listener]) => document.removeEventListener(type, listener));
    }, []);
}

/** Whether files are dragged: the browser must not show them in place of the page. */
function accept(event: DragEvent): boolean {
    const isFiles = event.dataTransfer?.types.some(type => type === URI_LIST || type === 'Files') === true;
    if (isFiles) {
        event.preventDefault();
    }
    return isFiles;
}

/** What a drag holds is there only until its event has been handled: everything is asked for before the first wait. */
async function drop(transfer: DataTransfer): Promise<void> {
    const uris = transfer
        .getData(URI_LIST)
        .split(/\r?\n/)
        .filter(uri => uri !== '' && !uri.startsWith('#'));
    const files = [...transfer.files];
    if (uris.length > 0) {
        vscode.postMessage({ type: 'drop', uris });
    } else if (files.length > 0) {
        vscode.postMessage({ type: 'dropBytes', files: await Promise.all(files.map(bytesOf)) });
    }
}

/** Without its bytes where it is too large, or a folder. */
async function bytesOf(file: File): Promise<DroppedFile> {
    const { name, size } = file;
    try {
        return size > LARGEST_FILE ? { name, size } : { name, size, data: new Uint8Array(await file.arrayBuffer()) };
    } catch {
        return { name, size };
    }
}
