import { Component } from 'preact';
import type { ComponentChildren } from 'preact';
import { t } from '../explain';
import { Notice } from './Notice';

interface Props {
    readonly onReset: () => void;
    readonly children: ComponentChildren;
}

/** Says what broke in its children, and offers to begin again, in place of a blank page. */
export class Boundary extends Component<Props, { readonly problem?: string }> {
    override componentDidCatch(error: unknown): void {
        this.setState({ problem: error instanceof Error ? error.message : String(error) });
    }

    override render({ children, onReset }: Props) {
        const { problem } = this.state;
        return problem === undefined ? (
            children
        ) : (
            <main class="waiting" data-broken>
                <Notice kind="error">{t('This panel is broken: {0}', problem)}</Notice>
                <button type="button" class="button" onClick={onReset}>
                    {t('Reset the Panel')}
                </button>
                <p>{t('Your changes in this panel will be lost, and the numbers will be read again.')}</p>
            </main>
        );
    }
}
