import type { SyntaxNode } from '@lezer/common';
import { innermostAround } from './syntax';

/** Whether a test says that this call is to fail: it stands in `with pytest.raises(...)`. */
export function isToRaise(source: string, call: SyntaxNode): boolean {
    for (let block = withAround(call); block; block = withAround(block.statement)) {
        if (/\b(?:raises|assertRaises\w*|warns)\s*\(/.test(source.slice(block.statement.from, block.body.from))) {
            return true;
        }
    }
    return false;
}

/** The innermost `with` around a node. */
const withAround = innermostAround(statement => {
    const body = statement.name === 'WithStatement' ? statement.getChild('Body') : null;
    return body ? { statement, body } : undefined;
});
