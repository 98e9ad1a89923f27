import { useEffect, useState } from 'preact/hooks';
import { parseHostMessage } from '../../protocol';
import { vscode } from './vscodeApi';

/** In milliseconds: how often the host is asked whether it is there, and how long it may take to answer. */
const EVERY = 5_000;
const PATIENCE = 10_000;

/** Whether the host answers. One that was killed leaves its panels standing, which then follow nothing. */
export function useHeartbeat(): boolean {
    const [answers, setAnswers] = useState(true);
    useEffect(() => {
        let waiting: ReturnType<typeof setTimeout> | undefined;
        const ask = (): void => {
            vscode.postMessage({ type: 'ping' });
            waiting ??= setTimeout(() => setAnswers(false), PATIENCE);
        };
        const listen = ({ data }: MessageEvent<unknown>): void => {
            if (parseHostMessage(data)?.type === 'pong') {
                clearTimeout(waiting);
                waiting = undefined;
                setAnswers(true);
            }
        };
        window.addEventListener('message', listen);
        const timer = setInterval(ask, EVERY);
        return () => {
            window.removeEventListener('message', listen);
            clearInterval(timer);
            clearTimeout(waiting);
        };
    }, []);
    return answers;
}
