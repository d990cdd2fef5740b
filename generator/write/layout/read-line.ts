import { parseExpression } from "./parse-expression.js";
import { parseStatements } from "./parse-statement.js";
import { parseTypeBraces } from "./parse-type-literal.js";
import { parseType } from "./parse-type.js";
import { Scanner } from "./scanner.js";
import type { Line, Node } from "./tree.js";
import { unsupported } from "./unsupported.js";

/** The tree of a line that was taken as a whole, now that it does not fit. */
export function readLine({ line, flat }: Line): Node {
  switch (line) {
    case "statement":
      return parseStatements(new Scanner(flat, false))[0]?.content ?? unsupported(flat);
    case "member": {
      const type = parseTypeBraces(new Scanner(`{ ${flat} }`, false), parseType);
      return (
        (type.kind === "type-literal" ? type.members[0]?.content : undefined) ?? unsupported(flat)
      );
    }
    case "property": {
      const noBlock = () => unsupported(flat);
      const object = parseExpression(new Scanner(`{ ${flat} }`, false), noBlock);
      return (object.kind === "object" ? object.properties[0] : undefined) ?? unsupported(flat);
    }
    default:
      return line satisfies never;
  }
}
