import { useState } from 'preact/hooks';
import { samplePosition, sentenceGap, t } from '../explain';
import type { Finding } from '../diagnose';
import { Notice } from './Notice';
import { vscode } from './state/vscodeApi';

type View = { readonly sampleShape: readonly number[]; readonly onView: (sample: number) => void };

/**
 * What is wrong, with its evidence and its fix; why it matters on demand. What is only good to know is one line
 * until it is opened.
 */
export function Findings({ findings, ...view }: View & { readonly findings: readonly Finding[] }) {
    return (
        <>
            {findings.map(finding => (
                <Notice key={finding.code} kind={finding.severity} finding={finding.code}>
                    <span class="brief">{finding.brief}</span>
                    {finding.severity === 'info' ? (
                        <details>
                            <summary>{t('More')}</summary>
                            <FindingDetails finding={finding} {...view} />
                            <FindingWhy finding={finding} />
                        </details>
                    ) : (
                        <>
                            <FindingDetails finding={finding} {...view} />
                            <details>
                                <summary>{t('Why?')}</summary>
                                <FindingWhy finding={finding} />
                            </details>
                        </>
                    )}
                </Notice>
            ))}
        </>
    );
}

function FindingDetails({
    finding: { message, brief, samples = [], fix },
    sampleShape,
    onView,
}: View & { readonly finding: Finding }) {
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
                                <>
                                    {' '}
                                    <button key={sample} type="button" class="link" onClick={() => onView(sample)}>
                                        {samplePosition(sampleShape, sample)}
                                    </button>
                                </>
                            ))}
                        </>
                    )}
                </p>
            )}
            {fix !== undefined && <FixLine code={fix} />}
        </>
    );
}

/** The line that fixes it, to be copied. */
function FixLine({ code }: { readonly code: string }) {
    const [copied, setCopied] = useState(false);
    const copy = (): void => {
        vscode.postMessage({ type: 'copy', text: code });
        setCopied(true);
    };
    return (
        <div class="fix">
            <code>{code}</code>
            <button type="button" class="link" aria-label={t('Copy the line of code')} onClick={copy}>
                {t('Copy')}
            </button>
            <span role="status">{copied && t('Copied')}</span>
        </div>
    );
}

function FindingWhy({ finding: { why, link } }: { readonly finding: Finding }) {
    return (
        <p>
            {why}
            {sentenceGap()}
            <a href={link}>{t('Documentation')}</a>
        </p>
    );
}
