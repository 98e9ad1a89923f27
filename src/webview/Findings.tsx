import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { samplePosition, sentenceGap, t } from '../explain';
import type { Finding } from '../diagnose/finding';
import { CodeToCopy } from './controls/CodeToCopy';
import { Icon } from './Notice';
import { memo } from './state/memo';
import { vscode } from './state/vscodeApi';

/** What is said of a finding. */
type Said = Pick<Finding, 'severity' | 'brief' | 'message' | 'samples' | 'suggestedCode' | 'why' | 'link'> & {
    readonly code: string;
};

interface View {
    readonly sampleShape: readonly number[];
    readonly onView: (sample: number) => void;
    /** Makes a suggested line of code one for the person's own loss. */
    readonly adapt: (code: string) => string;
    /** The codes of those that the host can fix in the file, with what it would do. */
    readonly fixes: readonly { readonly code: string; readonly title: string }[];
}

/** What is wrong, a line each: what it is, its fix, and on demand the evidence and why it matters. */
export const Findings = memo(function Findings({ findings, ...view }: View & { readonly findings: readonly Said[] }) {
    return (
        <>
            {findings.map(finding => (
                <FindingLine key={finding.code} finding={finding} {...view} />
            ))}
        </>
    );
});

function FindingLine({ finding, fixes, ...view }: View & { readonly finding: Said }) {
    const { code, severity, brief } = finding;
    const [open, setOpen] = useState(false);
    const fix = fixes.find(each => each.code === code);
    return (
        <div class={`notice ${severity}`} data-finding={code}>
            <Icon kind={severity} />
            <div class="said">
                <span class="brief" role={severity === 'info' ? 'note' : 'alert'}>
                    {brief}
                </span>
                {fix && (
                    <button
                        type="button"
                        class="link"
                        title={fix.title}
                        onClick={() => vscode.postMessage({ type: 'fix', code })}
                    >
                        {t('Fix in the file')}
                    </button>
                )}
                <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
                    {severity === 'info' ? t('More') : t('Why?')}
                </button>
            </div>
            {/* What is closed is found by a search in the page, which opens it. */}
            <div class="details" hidden={open ? false : 'until-found'} {...{ onBeforeMatch: () => setOpen(true) }}>
                <FindingDetails finding={finding} {...view} />
            </div>
        </div>
    );
}

function FindingDetails({
    finding: { message, brief, samples = [], suggestedCode, why, link },
    sampleShape,
    adapt,
    onView,
}: Omit<View, 'fixes'> & { readonly finding: Said }) {
    const rest = message.slice(brief.length).trim();
    const places = sampleShape.length > 0 ? samples : [];
    return (
        <>
            {(rest !== '' || places.length > 0) && (
                <p>
                    {rest}
                    {places.length > 0 && (
                        <>
                            {sentenceGap()}
                            {t('See sample:')}
                            {places.map(sample => (
                                <Fragment key={sample}>
                                    {' '}
                                    <button type="button" class="link" onClick={() => onView(sample)}>
                                        {samplePosition(sampleShape, sample)}
                                    </button>
                                </Fragment>
                            ))}
                        </>
                    )}
                </p>
            )}
            {suggestedCode !== undefined && <CodeToCopy code={adapt(suggestedCode)} />}
            <p>
                {why}
                {sentenceGap()}
                <a href={link}>{t('Documentation')}</a>
            </p>
        </>
    );
}
