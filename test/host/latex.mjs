import { installDebianPackages } from './debian.mjs';
import { onPath } from './processes.mjs';

/** Installs pdfLaTeX where that needs no question: without it the tests that compile copies are left out. */
export async function ensureLatex() {
    if (onPath('pdflatex') === undefined) {
        await installDebianPackages("Installing pdfLaTeX from the system's packages, once ...", ['texlive-latex-base']);
    }
}
