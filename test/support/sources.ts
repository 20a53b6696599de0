/** The program's own sources, parsed: what each file imports and which names of its surroundings it uses. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor, type ESTree } from 'rolldown/utils';

/** The folder of the project. */
export const projectDir = path.resolve(fileURLToPath(import.meta.url), '../../..');

export interface Import {
  /** As written: `./day.ts`, `kysely`, `node:fs`. */
  readonly of: string;
  readonly isLazy: boolean;
  /** Types leave nothing behind when the program runs. */
  readonly isType: boolean;
}

export interface SourceFile {
  /** From the project's folder, with `/`: `src/domain/day.ts`. */
  readonly path: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  readonly exportsDefault: boolean;
  readonly reexportsAll: boolean;
  /** By its own address, for anything but finding an installed package. */
  readonly asksWhereItLies: boolean;
  /** Reads of the surroundings: `process`, `new Date()`, `Math.random`. */
  readonly ambient: readonly string[];
}

/** Every TypeScript file of a folder of the project, or the file itself. */
export function readSources(folder: string): SourceFile[] {
  return readdirSync(path.join(projectDir, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) =>
      path.relative(projectDir, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    )
    .sort()
    .map(readSource);
}

/** The file an import leads to, from the project's folder; undefined for a package. */
export function resolveImport(from: string, { of }: Import): string | undefined {
  return of.startsWith('.') ? path.posix.join(path.posix.dirname(from), of) : undefined;
}

/** The package of an import: `csv-parse/sync` is of `csv-parse`; node's own modules stay as they are. */
export function packageOf({ of }: Import): string {
  if (of.startsWith('node:')) return of;
  return of.split('/', of.startsWith('@') ? 2 : 1).join('/');
}

function readSource(file: string): SourceFile {
  const text = readFileSync(path.join(projectDir, file), 'utf8');
  const { module, program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    of: moduleRequest.value,
    isLazy: false,
    isType: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const entries = module.staticExports.flatMap((statement) => statement.entries);
  const reexports = entries.flatMap(({ moduleRequest, isType }) =>
    moduleRequest === null ? [] : [{ of: moduleRequest.value, isLazy: false, isType }],
  );
  const lazy = module.dynamicImports.map(({ moduleRequest }) => ({
    of: text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
    isLazy: true,
    isType: false,
  }));
  return {
    path: file,
    lineCount: text.trimEnd().split('\n').length,
    imports: [...statics, ...reexports, ...lazy],
    exportsDefault: entries.some(({ exportName }) => exportName.kind === 'Default'),
    reexportsAll: entries.some(({ importName }) => importName.kind.startsWith('All')),
    asksWhereItLies: module.importMetas.length > [...text.matchAll(FINDS_A_PACKAGE)].length,
    ambient: ambientNames(program),
  };
}

const FINDS_A_PACKAGE = /createRequire\(import\.meta\.url\)/g;

/** Names that bring the outside in by being mentioned. */
const AMBIENT = new Set([
  'process',
  'Intl',
  'console',
  'fetch',
  'performance',
  'crypto',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'Temporal',
]);

function ambientNames(program: ESTree.Program): string[] {
  const found: string[] = [];
  const mention = (node: ESTree.Expression | ESTree.Super): void => {
    if (node.type === 'Identifier' && AMBIENT.has(node.name)) found.push(node.name);
  };
  new Visitor({
    NewExpression: ({ callee, arguments: values }) => {
      mention(callee);
      if (callee.type === 'Identifier' && callee.name === 'Date' && values.length === 0)
        found.push('new Date()');
    },
    CallExpression: ({ callee }) => {
      mention(callee);
      if (callee.type === 'Identifier' && callee.name === 'Date') found.push('Date()');
    },
    MemberExpression: ({ object, property }) => {
      mention(object);
      if (object.type !== 'Identifier' || property.type !== 'Identifier') return;
      const name = `${object.name}.${property.name}`;
      if (name === 'Date.now' || name === 'Math.random') found.push(name);
    },
    VariableDeclarator: ({ init }) => {
      if (init !== null) mention(init);
    },
  }).visit(program);
  return found;
}
