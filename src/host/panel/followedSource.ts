import * as vscode from 'vscode';
import type { OutlineReading, Reading } from '../../document';
import type { PanelExample, PanelOutline } from '../../protocol';
import { withArithmetic } from '../../model/example';
import { defaultArithmetic } from '../setting';
import { isNoReading } from '../sources/liveSource';
import type { LiveSource } from '../sources/liveSource';

/** How long a source has to pause before it is read again, in milliseconds; longer where reading takes long. */
const PAUSE = 80;
/** Of the time, reading may take no more than one part in so many. */
const READING_SHARE = 5;

interface SourceListener {
    onExample(example: PanelExample): void;
    /** There are no numbers, but the code tells something of them; absent where only numbers are of use. */
    onOutline?(outline: PanelOutline, message: string): void;
    /** The example cannot be read any more; why. */
    onProblem(message: string): void;
    /** A person points at this number of the logits in the source, or at none. */
    onPoint?(index: number | undefined): void;
}

/** A source that is read again whenever it changes. Owns it. */
export class FollowedSource implements vscode.Disposable {
    private readonly subscriptions: vscode.Disposable;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private pause = PAUSE;
    private reading: vscode.CancellationTokenSource | undefined;

    constructor(
        readonly live: LiveSource,
        private readonly listener: SourceListener,
    ) {
        this.subscriptions = vscode.Disposable.from(
            live,
            live.onDidChange(() => this.readSoon()),
            live.onDidEnd(message => this.end(message)),
            ...(live.point ? [live.point.onDidPoint(index => this.listener.onPoint?.(index))] : []),
        );
    }

    /** This is what it holds now. */
    accept(reading: Reading): void {
        const options = withArithmetic(reading.options, defaultArithmetic(), reading.logitsDtype);
        this.listener.onExample({ source: this.live.source, ...reading, options });
    }

    /** There are no numbers now: this is what the code tells of them, and what is said of it in a sentence. */
    acceptOutline(outline: OutlineReading, message: string): void {
        if (this.listener.onOutline) {
            this.listener.onOutline({ source: this.live.source, ...outline }, message);
        } else {
            this.listener.onProblem(message);
        }
    }

    /** Reads it, and tells what came of it unless it has changed meanwhile. */
    async read(): Promise<void> {
        this.stop();
        const { token } = (this.reading = new vscode.CancellationTokenSource());
        const start = Date.now();
        const result = await this.live.read(token);
        this.pause = Math.max(PAUSE, READING_SHARE * (Date.now() - start));
        if (token.isCancellationRequested) {
            return; // there comes another, or the panel has gone on to another source
        }
        if (isNoReading(result)) {
            if (result.outline) {
                this.acceptOutline(result.outline, result.message);
            } else {
                this.listener.onProblem(result.message);
            }
        } else {
            this.accept(result);
        }
    }

    private readSoon(): void {
        this.stop();
        this.timer = setTimeout(() => void this.read(), this.pause);
    }

    private end(message: string): void {
        this.stop();
        this.listener.onProblem(message);
    }

    private stop(): void {
        clearTimeout(this.timer);
        this.reading?.cancel();
    }

    dispose(): void {
        this.stop();
        this.subscriptions.dispose();
    }
}
