import { arrow, isArrowAhead } from "./arrow-nodes.js";
import { call, isOptionalChain, member } from "./call-nodes.js";
import { binary, cast, conditional, unary } from "./expression-nodes.js";
import { normalNumber, normalString } from "./literals.js";
import { castPrecedence, precedence } from "./operators.js";
import { parseArray, parseObject, type ItemParsers } from "./parse-literal.js";
import { parseParameters, parseTypeArguments, signature } from "./parse-signature.js";
import { parseType } from "./parse-type.js";
import type { Scanner } from "./scanner.js";
import { textWidth } from "./text-width.js";
import type { Node } from "./tree.js";
import { leaf } from "./type-nodes.js";
import { unsupported } from "./unsupported.js";

/** Reads the block of a function: statements have expressions in them and the other way round. */
type ParseBlock = (scanner: Scanner) => Node;

const unknownWords = new Set([
  ...[
    "async",
    "await",
    "class",
    "delete",
    "function",
    "import",
    "super",
    "yield",
    "let",
    "require",
  ],
]);

/** An expression without a comma: an assignment, or anything that binds tighter. */
export function parseExpression(scanner: Scanner, parseBlock: ParseBlock): Node {
  return new ExpressionParser(scanner, parseBlock).assignment();
}

class ExpressionParser {
  constructor(
    readonly scanner: Scanner,
    readonly parseBlock: ParseBlock,
  ) {}

  readonly #parsers: ItemParsers = {
    item: () => this.#item(),
    value: () => this.assignment(),
  };

  /** With a comment in front, which stays there. */
  assignment(): Node {
    const comments = this.scanner.takeComments();
    const [comment] = comments;
    if (comment === undefined) return this.#bareAssignment();
    if (comments.length > 1 || comment.breakAfter || comment.text.includes("\n"))
      unsupported("a comment");
    const inner = this.#bareAssignment();
    const { text } = comment;
    const width = textWidth(text) + 1 + inner.width;
    return { kind: "commented", flat: `${text} ${inner.flat}`, width, comment: text, inner };
  }

  #bareAssignment(): Node {
    const { scanner } = this;
    if (isArrowAhead(scanner)) return this.#arrow();
    const left = this.#conditional();
    const operator = scanner.text;
    if (operator !== "=" && operator !== "+=" && operator !== "-=") return left;
    if (left.kind !== "name" && left.kind !== "member") unsupported("a pattern");
    scanner.advance();
    const right = this.assignment();
    if (right.kind === "assignment") unsupported("a chain of assignments");
    const flat = `${left.flat} ${operator} ${right.flat}`;
    const width = left.width + operator.length + 2 + right.width;
    return { kind: "assignment", flat, width, left, operator, right };
  }

  #arrow(): Node {
    const { scanner } = this;
    const isBare = scanner.kind === "name";
    const parameters = isBare ? this.#bareParameter() : parseParameters(scanner, parseType);
    const returnType = scanner.take(":") ? parseType(scanner) : undefined;
    scanner.expect("=>");
    const body = scanner.is("{") ? this.parseBlock(scanner) : this.assignment();
    return arrow(signature(parameters, ": ", returnType), body);
  }

  #bareParameter(): ReturnType<typeof parseParameters> {
    const name = this.scanner.takeKind("name");
    const width = textWidth(name);
    const common = { kind: "parameter", flat: name, width, name, type: undefined } as const;
    return { typeParameters: [], parameters: [{ ...common, isRest: false }] };
  }

  #conditional(): Node {
    const test = this.#binary(0);
    if (!this.scanner.take("?")) return test;
    const consequent = this.assignment();
    this.scanner.expect(":");
    const alternate = this.assignment();
    for (const { kind } of [consequent, alternate])
      if (kind === "commented" || kind === "assignment") unsupported(kind);
    return conditional(test, consequent, alternate);
  }

  #binary(least: number): Node {
    const { scanner } = this;
    let left = this.#unary();
    for (;;) {
      const operator = scanner.text;
      if (scanner.kind === "name" && (operator === "as" || operator === "satisfies")) {
        if (castPrecedence < least) return left;
        scanner.advance();
        left = cast(left, operator, this.#castType());
        continue;
      }
      const binds = scanner.kind === "string" ? undefined : precedence(operator);
      if (binds === undefined || binds < least) return left;
      scanner.advance();
      left = binary(left, operator, this.#binary(operator === "**" ? binds : binds + 1));
    }
  }

  #castType(): Node {
    return this.scanner.is("const") ? this.#name() : parseType(this.scanner);
  }

  #unary(): Node {
    const { scanner } = this;
    const { text, kind } = scanner;
    if (kind === "punctuation" && (text === "!" || text === "-" || text === "+" || text === "~")) {
      scanner.advance();
      return unary("unary", text, this.#unary(), "");
    }
    if (text === "typeof" || text === "void") {
      scanner.advance();
      return unary("unary", `${text} `, this.#unary(), "");
    }
    if (text === "++" || text === "--") unsupported(text);
    const operand = this.#postfix(this.#primary());
    const suffix = scanner.text;
    if (suffix !== "++" && suffix !== "--") return operand;
    scanner.advance();
    return unary("update", "", operand, suffix);
  }

  #postfix(start: Node): Node {
    const { scanner } = this;
    let node = start;
    // How a long chain breaks depends on what is passed to its calls.
    let calls = node.kind === "call" || node.kind === "member" ? 2 : 0;
    for (; ; calls += node.kind === "call" ? 1 : 0) {
      if (calls > 2) unsupported("a long chain");
      if (scanner.take(".")) {
        node = member(node, this.#name(), false);
      } else if (scanner.is("[")) {
        node = member(node, this.#index(), true);
      } else if (scanner.take("?.")) {
        node = this.#optional(node);
      } else if (scanner.is("(")) {
        node = call("call", node, [], this.#arguments());
      } else if (scanner.is("<") && scanner.isAdjacent) {
        node = call("call", node, parseTypeArguments(scanner, parseType), this.#arguments());
      } else {
        return node;
      }
    }
  }

  #optional(node: Node): Node {
    const { scanner } = this;
    if (scanner.is("(")) return call("call", node, [], this.#arguments(), "?.");
    return scanner.is("[")
      ? member(node, this.#index(), true, true)
      : member(node, this.#name(), false, true);
  }

  #index(): Node {
    this.scanner.expect("[");
    const index = this.assignment();
    this.scanner.expect("]");
    return index;
  }

  #arguments(): Node[] {
    const { scanner } = this;
    scanner.expect("(");
    const args: Node[] = [];
    while (!scanner.take(")")) {
      args.push(this.#item());
      if (!scanner.is(")")) scanner.expect(",");
      if (scanner.breaks > 1 && !scanner.is(")")) unsupported("an empty line");
    }
    for (const { kind } of args)
      if (kind === "commented" || kind === "assignment") unsupported(kind);
    return args;
  }

  #item(): Node {
    return this.scanner.take("...")
      ? unary("spread", "...", this.assignment(), "")
      : this.assignment();
  }

  #primary(): Node {
    const { scanner } = this;
    const { kind, text } = scanner;
    if (kind === "string") return leaf("string", normalString(scanner.takeKind("string")));
    if (kind === "number") return leaf("number", normalNumber(scanner.takeKind("number")));
    if (kind === "name") return text === "new" ? this.#new() : this.#name();
    if (text === "[") return parseArray(scanner, this.#parsers);
    if (text === "{") return parseObject(scanner, this.#parsers);
    if (text !== "(") unsupported(text);
    scanner.advance();
    const inner = this.assignment();
    scanner.expect(")");
    if (inner.kind === "commented") unsupported("a comment in brackets");
    // Brackets end an optional chain.
    if (/^(?:\.|\?\.|\[|\()$/.test(scanner.text) && isOptionalChain(inner))
      unsupported("a chain in brackets");
    return inner;
  }

  #name(): Node {
    const text = this.scanner.takeKind("name");
    if (unknownWords.has(text)) unsupported(text);
    if (text === "true" || text === "false") return leaf("boolean", text);
    if (text === "null") return leaf("null", text);
    return leaf(text === "this" ? "keyword" : "name", text);
  }

  #new(): Node {
    const { scanner } = this;
    scanner.advance();
    let callee = this.#name();
    while (scanner.take(".")) callee = member(callee, this.#name(), false);
    const typeArguments = scanner.is("<") ? parseTypeArguments(scanner, parseType) : [];
    return call("new", callee, typeArguments, scanner.is("(") ? this.#arguments() : []);
  }
}
