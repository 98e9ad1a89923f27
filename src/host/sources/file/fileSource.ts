import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Reading } from '../../../document';
import { arrayGone, fileProblem, readingCancelled, readingFile } from '../../../explain/files';
import { describeNoExample } from '../../../explain/refusals';
import type { Work } from '../../../files';
import type { Source } from '../../../model/source';
import { givingHostTurns } from '../../turns';
import type { LiveSource, NoReading, SourceKind } from '../liveSource';
import { openArrays, sizeOf } from './openFiles';
import type { ArrayInFile } from './openFiles';

const KIND = 'file';

/** A person sees the progress of reading more than that, in bytes. */
const SHOWN_FROM = 8_000_000;

const storedPlace = v.object({ uri: v.string(), key: v.string() });
/** Where an array is: its file, and its key there. */
type Place = v.InferOutput<typeof storedPlace>;

const storedDetails = v.object({
    key: v.string(),
    target: v.exactOptional(storedPlace),
    weight: v.exactOptional(storedPlace),
});

/** The arrays of a loss, as they were guessed or chosen. */
export interface ChosenArrays {
    readonly logits: ArrayInFile;
    readonly target?: ArrayInFile;
    readonly weight?: ArrayInFile;
}

interface Places {
    readonly logits: Place;
    readonly target?: Place;
    readonly weight?: Place;
}

/** Arrays of one file or of several. */
export class FileSource implements LiveSource {
    private readonly changed = new vscode.EventEmitter<void>();
    private readonly ended = new vscode.EventEmitter<string>();
    private readonly renames: vscode.Disposable;
    private watchers: readonly vscode.Disposable[] = [];
    readonly onDidChange = this.changed.event;
    readonly onDidEnd = this.ended.event;

    static of(chosen: ChosenArrays): FileSource {
        return new FileSource(sourceOf(chosen), placesOf(chosen), chosen);
    }

    /** @param opened the arrays, where they have just been opened: they are not opened again for the first reading */
    constructor(
        private current: Source,
        private places: Places,
        private opened?: ChosenArrays,
    ) {
        this.watch();
        this.renames = vscode.workspace.onDidRenameFiles(({ files }) =>
            files.forEach(({ oldUri, newUri }) => this.followRenamed(oldUri, newUri)),
        );
    }

    get source(): Source {
        return this.current;
    }

    async read(token: vscode.CancellationToken): Promise<Reading | NoReading> {
        const uris = this.uris.map(uri => vscode.Uri.parse(uri, true));
        const sizes = await Promise.all(uris.map(sizeOf));
        if (sizes.reduce((a, b) => a + b, 0) < SHOWN_FROM) {
            return this.readWith(workUntil(() => token.isCancellationRequested));
        }
        const location = vscode.ProgressLocation.Notification;
        const title = readingFile(this.current.label);
        return vscode.window.withProgress({ location, title, cancellable: true }, (progress, own) => {
            let reported = 0;
            return this.readWith(
                workUntil(
                    () => token.isCancellationRequested || own.isCancellationRequested,
                    share => {
                        progress.report({ increment: 100 * (share - reported) });
                        reported = share;
                    },
                ),
            );
        });
    }

    private async readWith(work: Work): Promise<Reading | NoReading> {
        try {
            const chosen = this.opened ?? (await this.open());
            this.opened = undefined;
            const { canBeLogits, isNamedTarget, readLoss } = await import('../../../files');
            const { logits, target, weight } = chosen;
            if (!canBeLogits(logits) || (logits.shape.length === 1 && isNamedTarget(logits))) {
                const { shape, label } = logits;
                const isTarget = isNamedTarget(logits);
                return {
                    message: describeNoExample({
                        kind: 'no-classes',
                        shape,
                        ...(isTarget && { target: { name: label } }),
                    }),
                };
            }
            const reading = await readLoss({ logits, target, weight }, target?.isTorch === true, work);
            this.current = sourceOf(chosen);
            return reading;
        } catch (error) {
            const { label } = this.current;
            return {
                message:
                    error instanceof vscode.CancellationError
                        ? readingCancelled(label)
                        : error instanceof FileError
                          ? error.message
                          : fileProblem(label, error),
            };
        }
    }

    /** The arrays as they are in their files now. */
    private async open(): Promise<ChosenArrays> {
        const files = new Map(
            await Promise.all(
                this.uris.map(
                    async uri => [uri, await openArrays(vscode.Uri.parse(uri, true)).catch(inWords)] as const,
                ),
            ),
        );
        const at = ({ uri, key }: Place): ArrayInFile => {
            const arrays = files.get(uri)!;
            const array = arrays.find(each => each.key === key);
            if (!array) {
                throw new FileError(arrayGone(arrays[0]!.label, key));
            }
            return array;
        };
        const { logits, target, weight } = this.places;
        return { logits: at(logits), ...(target && { target: at(target) }), ...(weight && { weight: at(weight) }) };
    }

    /** Lets a person choose other arrays of the same files. */
    async reveal(): Promise<void> {
        try {
            const arrays = await Promise.all(this.uris.map(uri => openArrays(vscode.Uri.parse(uri, true))));
            const { chooseArrays } = await import('./chooseArrays');
            const chosen = await chooseArrays(arrays.flat());
            if (chosen) {
                this.places = placesOf(chosen);
                this.opened = chosen;
                this.changed.fire();
            }
        } catch (error) {
            void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
        }
    }

    private get uris(): readonly string[] {
        const { logits, target, weight } = this.places;
        return [...new Set([logits, target, weight].flatMap(place => (place ? [place.uri] : [])))];
    }

    /** A file that is written anew may be gone for a moment: it is read again when it is back. */
    private watch(): void {
        vscode.Disposable.from(...this.watchers).dispose();
        this.watchers = this.uris.map(uri => watcherOf(vscode.Uri.parse(uri, true), () => this.changed.fire()));
    }

    private followRenamed(from: vscode.Uri, to: vscode.Uri): void {
        const base = from.toString();
        const moved = (place: Place): Place =>
            place.uri === base || place.uri.startsWith(`${base}/`)
                ? { ...place, uri: to.toString() + place.uri.slice(base.length) }
                : place;
        const { logits, target, weight } = this.places;
        const before = this.uris;
        this.places = {
            logits: moved(logits),
            ...(target && { target: moved(target) }),
            ...(weight && { weight: moved(weight) }),
        };
        if (String(before) !== String(this.uris)) {
            this.watch();
            this.changed.fire();
        }
    }

    dispose(): void {
        this.renames.dispose();
        vscode.Disposable.from(...this.watchers).dispose();
        this.changed.dispose();
        this.ended.dispose();
    }
}

/** Its message is whole. */
class FileError extends Error {}

const inWords = (error: unknown): never => {
    throw new FileError(error instanceof Error ? error.message : String(error), { cause: error });
};

/** Work that leaves others their turn, and ends when it is cancelled. */
function workUntil(isCancelled: () => boolean, report?: (share: number) => void): Work {
    const pause = givingHostTurns(report);
    return async share => {
        await pause(share);
        if (isCancelled()) {
            throw new vscode.CancellationError();
        }
    };
}

function watcherOf(uri: vscode.Uri, onChange: () => void): vscode.Disposable {
    const name = (uri.path.split('/').at(-1) ?? '').replace(/[[\]{}*?]/g, '[$&]');
    const watcher = vscode.workspace.createFileSystemWatcher(
        new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name),
    );
    return vscode.Disposable.from(
        watcher,
        watcher.onDidChange(onChange),
        watcher.onDidCreate(onChange),
        watcher.onDidDelete(onChange),
    );
}

const placeOf = ({ uri, key }: ArrayInFile): Place => ({ uri, key });

const placesOf = ({ logits, target, weight }: ChosenArrays): Places => ({
    logits: placeOf(logits),
    ...(target && { target: placeOf(target) }),
    ...(weight && { weight: placeOf(weight) }),
});

function sourceOf(chosen: ChosenArrays): Source {
    const { logits, target, weight } = chosen;
    const { logits: place, ...others } = placesOf(chosen);
    const said = (part: 'target' | 'weight', array: ArrayInFile) => ({
        part,
        name: array.uri === logits.uri ? array.key : array.key === '' ? array.label : `${array.label}: ${array.key}`,
    });
    return {
        kind: KIND,
        label: logits.label,
        ...(logits.key !== '' && { name: logits.key }),
        ...place,
        ...others,
        parts: [...(target ? [said('target', target)] : []), ...(weight ? [said('weight', weight)] : [])],
    };
}

export const fileKind: SourceKind = {
    kind: KIND,

    open(source) {
        const details = v.safeParse(storedDetails, source);
        if (!details.success) {
            return undefined;
        }
        const { key, ...others } = details.output;
        return new FileSource(source, { logits: { uri: source.uri, key }, ...others });
    },
};
