// npm start: VS Code with an example in the editor and its panel beside it. See `usage`.
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './dependencies.mjs';
import { root } from './paths.mjs';
import { say } from './processes.mjs';

const usage = `npm start                               a VS Code with an example and its panel: the desktop's \`code\`, else one in the browser
npm start -- --file path                with another file
npm start -- --embedded                 in the browser even where there is a desktop VS Code
npm start -- --screenshot panel.png     without a window: the picture of what a person would see
             --theme "Default Light Modern"   --size 1400x900   --vscode 1.100   go with the two above`;

/** Paths are meant from where npm was called. @param {string} path */
const fromHere = path => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

try {
    const { values } = parseArgs({
        options: {
            file: { type: 'string', default: join(root, 'media', 'examples', 'published_example.py') },
            embedded: { type: 'boolean', default: false },
            screenshot: { type: 'string' },
            theme: { type: 'string' },
            size: { type: 'string', default: '1400x900' },
            vscode: { type: 'string' },
            help: { type: 'boolean', default: false },
        },
    });
    if (values.help) {
        console.log(usage);
        process.exit();
    }
    const size = /^(\d+)x(\d+)$/.exec(values.size);
    if (size === null) {
        throw new Error(`--size ${values.size}: it is to look like 1400x900.`);
    }
    const file = fromHere(values.file);

    await ensureDependencies();
    const { build } = await import('../../esbuild.mjs');
    await build();

    const { desktopCommand, openDesktop } = await import('./desktop.mjs');
    if (values.screenshot === undefined && !values.embedded && desktopCommand() !== undefined) {
        await openDesktop(file);
        say(`VS Code opens with ${basename(file)} and its panel.`);
    } else {
        const { serveExample, takePicture } = await import('./embeddedExample.mjs');
        const settings = values.theme === undefined ? {} : { 'workbench.colorTheme': values.theme };
        const example = { file, folder: dirname(file), settings, version: values.vscode };
        if (values.screenshot === undefined) {
            await serveExample(example);
        } else {
            const picture = fromHere(values.screenshot);
            await takePicture(example, picture, { width: Number(size[1]), height: Number(size[2]) });
            say(`${picture} shows what a person would see.`);
        }
    }
} catch (error) {
    say(
        error instanceof Error
            ? [error.message, ...(error.cause instanceof Error ? [error.cause.message] : [])].join('\n')
            : String(error),
    );
    process.exitCode = 1;
}
