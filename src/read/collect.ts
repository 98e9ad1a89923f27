import { Collector } from './collector';
import { readColumns } from './columns';
import { LiteralReader } from './literals';
import { TableReader } from './tables';
import { readYaml } from './yaml';

/** Reads the whole text once: lines of numbers where no bracket is open, and everything in brackets. */
export function collect(text: string): Collector {
    const out = new Collector(text);
    const literals = new LiteralReader(out);
    const tables = new TableReader(out);
    let pos = 0;
    while (pos < text.length) {
        const lineStart = pos;
        pos = tables.read(lineStart);
        pos = pos > lineStart ? pos : readColumns(out, lineStart);
        pos = pos > lineStart ? pos : readYaml(out, lineStart);
        pos = pos > lineStart ? pos : literals.readLine(lineStart);
    }
    literals.finish();
    return out;
}
