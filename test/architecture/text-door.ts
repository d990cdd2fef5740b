import ts from "typescript";
import { repository } from "./source-files.js";

/**
 * Watches the one door between text and code (`generator/emit/code/code.ts`), with the compiler's own
 * knowledge of types: whoever makes a `Code` of a string, or hands ts-morph a string that was none.
 */
export interface Breach {
  /** `generator/emit/types/types.ts:12`. */
  readonly place: string;
  readonly why: string;
}

/** The files that may make `Code` of strings. */
const doors = ["code/code.ts", "code/combine.ts", "docs.ts"].map(
  (path) => `generator/emit/${path}`,
);

/** Strings of our own making that structures may hold: names that `identifier` has checked, modules. */
const exempt: Readonly<Record<string, readonly string[]>> = {
  "generator/emit/imports.ts": ["name", "namespaceImport", "moduleSpecifier"],
  "generator/emit/package/index-module.ts": ["name", "moduleSpecifier"],
  "generator/emit/protobuf/messages.ts": ["moduleSpecifier"],
  "generator/emit/source-module.ts": ["moduleSpecifier"],
  // All structures of a module in one, between functions that write nothing: they note where each ends.
  "generator/emit/code/shell.ts": ["statements"],
};

/**
 * All breaches in the emitters, and in more files that are given by path and text.
 */
export function findBreaches(planted: ReadonlyMap<string, string> = new Map()): Breach[] {
  const program = programWith(planted);
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .map((file) => ({ file, path: file.fileName.replace(repository, "") }))
    .filter(({ path }) => path.startsWith("generator/emit/"))
    .flatMap(({ file, path }) => breachesIn(file, path, checker));
}

function programWith(planted: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile(`${repository}tsconfig.json`, (path) =>
    ts.sys.readFile(path),
  ) as {
    config: object;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    { ...config, include: ["generator/emit"] },
    ts.sys,
    repository,
  );
  const host = ts.createCompilerHost(options);
  const texts = new Map([...planted].map(([path, text]) => [`${repository}${path}`, text]));
  return ts.createProgram(
    [...fileNames, ...texts.keys()],
    { ...options, noEmit: true },
    {
      ...host,
      fileExists: (path) => texts.has(path) || host.fileExists(path),
      readFile: (path) => texts.get(path) ?? host.readFile(path),
      getSourceFile: (path, language, ...rest) => {
        const text = texts.get(path);
        return text === undefined
          ? host.getSourceFile(path, language, ...rest)
          : ts.createSourceFile(path, text, language, true);
      },
    },
  );
}

function breachesIn(file: ts.SourceFile, path: string, checker: ts.TypeChecker): Breach[] {
  const breaches: Breach[] = [];
  const visit = (node: ts.Node): void => {
    const why = breachOf(node, path, checker);
    if (why !== undefined) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      breaches.push({ place: `${path}:${line + 1}`, why });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return breaches;
}

function breachOf(node: ts.Node, path: string, checker: ts.TypeChecker): string | undefined {
  if (!doors.includes(path)) {
    if (ts.isIdentifier(node) || ts.isStringLiteral(node)) {
      if (isTrusted(node, checker)) return "makes code of a string";
    }
    if (isAssertion(node) && mentionsCode(checker.getTypeAtLocation(node.type), checker)) {
      return "declares something to be code";
    }
    if (ts.isPropertyAccessExpression(node) && node.getText() === "Code.prototype") {
      return "makes code by the back door";
    }
  }
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
    return rawText(node, path, checker);
  }
  return undefined;
}

/** `Code.trusted`, also as `Code["trusted"]` and `{ trusted } = Code`. */
function isTrusted(node: ts.Identifier | ts.StringLiteral, checker: ts.TypeChecker): boolean {
  if (node.text !== "trusted") return false;
  const binding = node.parent;
  const symbol = ts.isBindingElement(binding)
    ? checker.getTypeAtLocation(binding.parent).getProperty("trusted")
    : checker.getSymbolAtLocation(node);
  return symbol?.declarations?.some((declared) => isInDoor(declared)) === true;
}

function isInDoor(node: ts.Node): boolean {
  return node.getSourceFile().fileName === `${repository}generator/emit/code/code.ts`;
}

function isAssertion(node: ts.Node): node is ts.AsExpression | ts.TypeAssertion {
  return (
    (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) ||
    ts.isTypeAssertionExpression(node)
  );
}

/** The class itself, in a list or among others; `any` and `never` pass for it. */
function mentionsCode(type: ts.Type, checker: ts.TypeChecker, depth = 0): boolean {
  // Types of JSON hold themselves.
  if (depth > 4) return false;
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) !== 0) return true;
  if (type.isUnionOrIntersection())
    return type.types.some((part) => mentionsCode(part, checker, depth + 1));
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    return checker
      .getTypeArguments(type as ts.TypeReference)
      .some((part) => mentionsCode(part, checker, depth + 1));
  }
  return isCode(type);
}

function isCode(type: ts.Type): boolean {
  return (
    type.getSymbol()?.name === "Code" && type.getSymbol()?.declarations?.some(isInDoor) === true
  );
}

/** A text in one of ts-morph's structures, which it prints as it is. */
function rawText(
  node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment,
  path: string,
  checker: ts.TypeChecker,
): string | undefined {
  const field = node.name.getText();
  // Numbers, whatever they are called.
  if (field === "kind" || exempt[path]?.includes(field) === true || !isOfStructure(node, checker))
    return undefined;
  const value = ts.isPropertyAssignment(node) ? node.initializer : node.name;
  const type = ts.isPropertyAssignment(node)
    ? checker.getTypeAtLocation(value)
    : checker.getTypeOfSymbol(checker.getShorthandAssignmentValueSymbol(node) ?? fail());
  if (!holdsText(type, checker) || isFromCode(value, checker)) return undefined;
  return `\`${field}\` of a structure is text that was no code`;
}

/** A call of our own function, whose parameter is code. */
function isTreeWriter(value: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(value)) return false;
  const [declared] = checker.getResolvedSignature(value)?.getDeclaration()?.parameters ?? [];
  const file = declared?.getSourceFile().fileName;
  return (
    file === `${repository}generator/emit/code/shell.ts` &&
    value.expression.getText() === "treeWriter"
  );
}

function fail(): never {
  throw new Error("A shorthand property without a value.");
}

function isOfStructure(node: ts.ObjectLiteralElementLike, checker: ts.TypeChecker): boolean {
  const owner = node.parent as ts.ObjectLiteralExpression;
  const context = checker.getContextualType(owner);
  const contexts = context?.isUnion() === true ? context.types : [context];
  const name = node.name?.getText() ?? "";
  const declared = contexts.flatMap((type) => type?.getProperty(name)?.declarations ?? []);
  return declared.some((place) => /node_modules\/ts-morph\//.test(place.getSourceFile().fileName));
}

function holdsText(type: ts.Type, checker: ts.TypeChecker, depth = 0): boolean {
  if (depth > 4) return false;
  if (type.isUnion()) return type.types.some((part) => holdsText(part, checker, depth + 1));
  if (type.isStringLiteral()) return false;
  if ((type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) {
    return true;
  }
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    return checker
      .getTypeArguments(type as ts.TypeReference)
      .some((part) => holdsText(part, checker, depth + 1));
  }
  // A function that writes.
  return type.getCallSignatures().length > 0;
}

/** `treeWriter(code)`, `code.toString()`, `codes.map(String)`, and lists of those. */
function isFromCode(value: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isStringLiteralLike(value) || isTreeWriter(value, checker)) return true;
  if (ts.isArrayLiteralExpression(value))
    return value.elements.every((item) => isFromCode(item, checker));
  if (ts.isConditionalExpression(value)) {
    return isFromCode(value.whenTrue, checker) && isFromCode(value.whenFalse, checker);
  }
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return false;
  const { expression, name } = value.expression;
  const source = checker.getTypeAtLocation(expression);
  if (name.text === "toString" && value.arguments.length === 0) return isCode(source);
  const isString = value.arguments[0]?.getText() === "String";
  const [item] = checker.isArrayType(source)
    ? checker.getTypeArguments(source as ts.TypeReference)
    : [];
  return name.text === "map" && isString && item !== undefined && isCode(item);
}
