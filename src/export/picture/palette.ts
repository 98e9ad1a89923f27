/** The colours of a picture; text on its background has a contrast of at least 4.5. */
export interface Palette {
    readonly background: string;
    readonly text: string;
    readonly quiet: string;
    readonly line: string;
    readonly bar: string;
    readonly target: string;
    /** Behind the target's row. */
    readonly row: string;
}

export type PaletteName = 'light' | 'dark';

export const palettes: Readonly<Record<PaletteName, Palette>> = {
    light: {
        background: '#ffffff',
        text: '#1f2328',
        quiet: '#59636e',
        line: '#d1d9e0',
        bar: '#4c8dd6',
        target: '#2f8a3d',
        row: '#eef7ef',
    },
    dark: {
        background: '#1e1f22',
        text: '#e6e8eb',
        quiet: '#a0a7b0',
        line: '#3d4148',
        bar: '#5b9be0',
        target: '#6fbf73',
        row: '#25332a',
    },
};
