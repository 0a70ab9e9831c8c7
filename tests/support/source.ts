import { posix } from 'node:path'
import ts from 'typescript'

/** One file of the project as the borders see it: `path` is relative to the top, with slashes. */
export interface SourceText {
  readonly path: string
  readonly text: string
}

export interface Import {
  /** A path from the top without its ending (`src/domain/pool/pool`), or a package's specifier as written. */
  readonly target: string
  readonly local: boolean
  readonly typeOnly: boolean
  /** Names taken, as the other side calls them; empty for a whole-module import. */
  readonly names: readonly string[]
  readonly line: number
}

export interface Source extends SourceText {
  readonly tree: ts.SourceFile
  readonly imports: readonly Import[]
}

const ALIAS = '@domain/'

/** Parses one TypeScript file and lists what it imports: static, `export from`, dynamic, `require` and `import('…').Type`. */
export function readSource(file: SourceText): Source {
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind)
  const imports: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean, names: readonly string[] = []) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    imports.push({ ...resolve(file.path, specifier.text), typeOnly, names, line: lineOf(tree, specifier) })
  }
  each(tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false, importedNames(node))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
    else if (ts.isCallExpression(node) && isLoader(node.expression)) add(node.arguments[0], false)
  })
  return { ...file, tree, imports }
}

/** Walks every node of a tree, parents first. */
export function each(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => each(child, visit))
}

export const lineOf = (tree: ts.SourceFile, node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1

function resolve(from: string, specifier: string): Pick<Import, 'target' | 'local'> {
  if (specifier.startsWith(ALIAS)) return { target: bare(`src/domain/${specifier.slice(ALIAS.length)}`), local: true }
  if (specifier.startsWith('.')) return { target: bare(posix.join(posix.dirname(from), specifier)), local: true }
  return { target: specifier, local: false }
}

const bare = (path: string): string => path.replace(/\.(tsx?|jsx?|mjs|cjs)$/, '')

function importedNames(node: ts.ImportDeclaration): string[] {
  const bindings = node.importClause?.namedBindings
  return bindings && ts.isNamedImports(bindings) ? bindings.elements.map((element) => (element.propertyName ?? element.name).text) : []
}

const isLoader = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
