import type { SyntaxNode } from '@lezer/common';

/** Whether a test says that this call is to fail: it stands in `with pytest.raises(...)`. */
export function isToRaise(source: string, call: SyntaxNode): boolean {
    for (let node: SyntaxNode | null = call; node; node = node.parent) {
        const body = node.name === 'WithStatement' ? node.getChild('Body') : null;
        if (body && /\b(?:raises|assertRaises\w*|warns)\s*\(/.test(source.slice(node.from, body.from))) {
            return true;
        }
    }
    return false;
}
