import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** In dist: the licences of the packages whose code the bundles hold. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/**
 * A package whose code is in a bundle.
 *
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license its SPDX name
 * @property {string} text of its licence, whole
 */

/**
 * The packages that something of is left of in the bundles, by name.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles what esbuild says of the bundles
 * @param {string} root the folder that the paths in them start from
 * @returns {readonly BundledPackage[]}
 */
export function bundledPackages(metafiles, root) {
    const inputs = metafiles
        .flatMap(({ outputs }) => Object.values(outputs))
        .flatMap(output => Object.entries(output.inputs))
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    const folders = new Set(inputs.flatMap(([path]) => packageFolder(resolve(root, path)) ?? []));
    return [...folders].map(readPackage).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The folder of the package that a file belongs to; undefined for a file of the project. @param {string} path */
const packageFolder = path => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0];

/** Licences of packages that come without one: what their repositories have. `/` is `+` in a file's name. */
const collected = fileURLToPath(new URL('licences/', import.meta.url));

/** @param {string} folder @returns {BundledPackage} */
function readPackage(folder) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const own = readdirSync(folder).filter(file => /^(?:licen[cs]e|copying|notice)/i.test(file));
    const files = own.length > 0 ? own.map(file => join(folder, file)) : [`${collected}${name.replace('/', '+')}.txt`];
    if (typeof license !== 'string' || !files.every(file => existsSync(file))) {
        throw new Error(`${name} is bundled, and comes without a licence. If its repository has one: ${files[0]}`);
    }
    const texts = files.map(file => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim());
    return { name, version, license, text: texts.join('\n\n') };
}

/** @param {readonly BundledPackage[]} packages */
export const thirdPartyNotices = packages =>
    [
        'Explain Cross-Entropy contains code of these packages, under these licences.\n',
        ...packages.map(
            ({ name, version, license, text }) =>
                `${'-'.repeat(80)}\n${name} ${version} (${license})\n${'-'.repeat(80)}\n\n${text}\n`,
        ),
    ].join('\n');
