import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { root } from '../host/paths.mjs';

/** The names that a file of src defines and exports; what it only passes on, as a barrel does, is not its own. */
function exportedNames(file: string): readonly string[] {
    const source = ts.createSourceFile(file, readFileSync(join(root, 'src', file), 'utf8'), ts.ScriptTarget.Latest);
    return source.statements
        .filter(statement => ts.canHaveModifiers(statement) && isExported(statement))
        .flatMap(namesOf);
}

const isExported = (statement: ts.HasModifiers): boolean =>
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

function namesOf(statement: ts.Statement): readonly string[] {
    const declarations: readonly ts.NamedDeclaration[] = ts.isVariableStatement(statement)
        ? statement.declarationList.declarations
        : [statement as ts.Statement & ts.NamedDeclaration];
    return declarations.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : []));
}

describe('names', () => {
    it('an exported name is defined in one folder only', () => {
        const folders = new Map<string, Set<string>>();
        const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
        for (const file of files.filter(name => /\.tsx?$/.test(name))) {
            for (const name of exportedNames(file)) {
                folders.set(name, (folders.get(name) ?? new Set()).add(dirname(file)));
            }
        }
        assert.ok(folders.size > 500, 'the names are found');
        // Siblings may share one: it is then the name of their role, as `why` is of the stages'.
        const twice = [...folders].filter(([, { size }]) => size > 1);
        assert.deepEqual(
            twice.map(([name, where]) => `${name}: ${[...where].join(', ')}`),
            [],
        );
    });
});
