import { strFromU8 } from 'fflate';
import { fileMessages } from './messages';
import { UnreadableFile } from './types';

/** A name that a pickle asks Python for, `torch.FloatStorage`. Nothing is ever looked up. */
export class PickledName {
    constructor(readonly name: string) {}
}

/** Python's list and tuple; its dict is a Map, None is undefined. */
export type Pickled =
    undefined | boolean | number | string | PickledName | object | readonly Pickled[] | Map<Pickled, Pickled>;

/** What stands for the calls of a pickle. Throws where there is nothing that does. */
export interface Unpickler {
    /** The value that the name, called with these arguments, stands for. */
    call(name: string, args: readonly Pickled[]): Pickled;
    /** What is stored outside of the pickle under this id. */
    persistent(id: Pickled): Pickled;
}

/** Marks a place on the stack. */
const MARK = Symbol('mark');
type Slot = Pickled | typeof MARK;

/**
 * The value of a pickle that holds data only: numbers, texts, lists, dictionaries, and calls that `unpickler` knows.
 * It takes one step for each byte at most, and keeps no more than the steps put there. Protocols 2 to 5, as Python's
 * pickletools documents them.
 */
export function readPickle(bytes: Uint8Array, unpickler: Unpickler): Pickled {
    try {
        return new PickleReader(bytes, unpickler).read();
    } catch (error) {
        throw error instanceof UnreadableFile ? error : new UnreadableFile(fileMessages.damagedPickle());
    }
}

/** A checkpoint of ten thousand tensors makes some hundred thousand. */
const MOST_VALUES = 2_000_000;

class PickleReader {
    private readonly view: DataView;
    private readonly stack: Slot[] = [];
    private readonly memo = new Map<number, Pickled>();
    private at = 0;
    private pushed = 0;

    constructor(
        private readonly bytes: Uint8Array,
        private readonly unpickler: Unpickler,
    ) {
        this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }

    read(): Pickled {
        for (;;) {
            const operation = String.fromCharCode(this.byte());
            if (operation === '.') {
                return this.pop();
            }
            this.perform(operation);
        }
    }

    private perform(operation: string): void {
        switch (operation) {
            case '\x80': // PROTO
                this.byte();
                return;
            case '\x95': // FRAME
                this.skip(8);
                return;
            case '(':
                return this.push(MARK);
            case 'N':
                return this.push(undefined);
            case '\x88':
                return this.push(true);
            case '\x89':
                return this.push(false);
            case 'K':
                return this.push(this.byte());
            case 'M':
                return this.push(this.view.getUint16(this.skip(2), true));
            case 'J':
                return this.push(this.view.getInt32(this.skip(4), true));
            case 'G':
                return this.push(this.view.getFloat64(this.skip(8)));
            case '\x8a': // LONG1
                return this.push(this.long(this.byte()));
            case '\x8b': // LONG4
                return this.push(this.long(this.view.getInt32(this.skip(4), true)));
            case '\x8c': // SHORT_BINUNICODE
            case 'U': // SHORT_BINSTRING
                return this.push(this.text(this.byte()));
            case 'X':
            case 'T':
                return this.push(this.text(this.view.getUint32(this.skip(4), true)));
            case '\x8d': // BINUNICODE8
                return this.push(this.text(Number(this.view.getBigUint64(this.skip(8), true))));
            case ']':
                return this.push([]);
            case ')':
                return this.push([]);
            case '}':
                return this.push(new Map());
            case 't':
                return this.push(this.fromMark());
            case '\x85':
                return this.push([this.pop()]);
            case '\x86':
                return this.push(this.last(2));
            case '\x87':
                return this.push(this.last(3));
            case 'a':
                return this.append([this.pop()]);
            case 'e':
                return this.append(this.fromMark());
            case 's':
                return this.set(this.last(2));
            case 'u':
                return this.set(this.fromMark());
            case 'q':
                return this.remember(this.byte());
            case 'r':
                return this.remember(this.view.getUint32(this.skip(4), true));
            case '\x94': // MEMOIZE
                return this.remember(this.memo.size);
            case 'h':
                return this.recall(this.byte());
            case 'j':
                return this.recall(this.view.getUint32(this.skip(4), true));
            case 'c':
                return this.push(new PickledName(`${this.line()}.${this.line()}`));
            case '\x93': // STACK_GLOBAL
                return this.push(this.nameOf(this.last(2)));
            case 'R': // REDUCE
            case '\x81': // NEWOBJ
                return this.call();
            case 'b': // BUILD
                return this.build();
            case 'Q': // BINPERSID
                return this.push(this.unpickler.persistent(this.pop()));
            default:
                throw new UnreadableFile(fileMessages.damagedPickle());
        }
    }

    private nameOf(parts: readonly Pickled[]): PickledName {
        if (!parts.every(part => typeof part === 'string')) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        return new PickledName(parts.join('.'));
    }

    private call(): void {
        const [called, args] = this.last(2);
        if (!(called instanceof PickledName) || !Array.isArray(args)) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        this.push(this.unpickler.call(called.name, args as readonly Pickled[]));
    }

    /** A dictionary may have attributes, as the state of a module has its versions: they are no data. */
    private build(): void {
        this.pop();
        if (!(this.stack.at(-1) instanceof Map)) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
    }

    private append(items: readonly Pickled[]): void {
        const list = this.stack.at(-1);
        if (!Array.isArray(list)) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        items.forEach(item => list.push(item));
    }

    private set(keysAndValues: readonly Pickled[]): void {
        const map = this.stack.at(-1);
        if (!(map instanceof Map)) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        for (let i = 0; i + 1 < keysAndValues.length; i += 2) {
            map.set(keysAndValues[i], keysAndValues[i + 1]);
        }
    }

    private remember(index: number): void {
        this.memo.set(index, this.stack.at(-1) as Pickled);
    }

    private recall(index: number): void {
        if (!this.memo.has(index)) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        this.push(this.memo.get(index));
    }

    private push(value: Slot): void {
        if (++this.pushed > MOST_VALUES) {
            throw new UnreadableFile(fileMessages.longPickle(MOST_VALUES));
        }
        this.stack.push(value);
    }

    private pop(): Pickled {
        return this.last(1)[0];
    }

    private last(count: number): Pickled[] {
        const values = this.stack.splice(Math.max(0, this.stack.length - count));
        if (values.length < count || values.includes(MARK)) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        return values as Pickled[];
    }

    private fromMark(): Pickled[] {
        const values = this.last(this.stack.length - 1 - this.stack.lastIndexOf(MARK));
        if (this.stack.pop() !== MARK) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        return values;
    }

    private byte(): number {
        return this.view.getUint8(this.at++);
    }

    /** Where the next bytes begin. */
    private skip(count: number): number {
        const start = this.at;
        if (!(count >= 0 && start + count <= this.bytes.length)) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        this.at += count;
        return start;
    }

    private text(length: number): string {
        const start = this.skip(length);
        return strFromU8(this.bytes.subarray(start, start + length));
    }

    private line(): string {
        const end = this.bytes.indexOf(0x0a, this.at);
        const text = this.text(end - this.at);
        this.at++;
        return text;
    }

    /** A whole number of so many bytes, in two's complement. */
    private long(length: number): number {
        const start = this.skip(length);
        if (length > 8) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        let value = 0n;
        for (let i = length - 1; i >= 0; i--) {
            value = (value << 8n) | BigInt(this.bytes[start + i]!);
        }
        return Number(BigInt.asIntN(8 * length, value));
    }
}
