import { SaxesParser } from "saxes";

interface JunitCase {
  readonly name: string;
  failure?: { readonly message: string; text: string };
  output?: string;
}

interface JunitSuite {
  readonly name: string;
  readonly failures: string;
  readonly cases: JunitCase[];
}

/** Reads JUnit XML with a strict parser. Throws on anything that is not well formed. */
export function readJunit(xml: string): { readonly suites: readonly JunitSuite[] } {
  const suites: JunitSuite[] = [];
  let element = "";
  const parser = new SaxesParser();
  const currentCase = (): JunitCase => {
    const found = suites.at(-1)?.cases.at(-1);
    if (found === undefined) throw new Error(`<${element}> outside of a test case`);
    return found;
  };
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name: tag, attributes }) => {
    element = tag;
    const { name = "", failures = "", message = "" } = attributes;
    if (tag === "testsuite") suites.push({ name, failures, cases: [] });
    if (tag === "testcase") suites.at(-1)?.cases.push({ name });
    if (tag === "failure") currentCase().failure = { message, text: "" };
    if (tag === "system-out") currentCase().output = "";
  });
  parser.on("closetag", () => {
    element = "";
  });
  parser.on("text", (text) => {
    if (element === "failure") {
      const { failure } = currentCase();
      if (failure !== undefined) failure.text += text;
    }
    if (element === "system-out") currentCase().output = (currentCase().output ?? "") + text;
  });
  parser.write(xml).close();
  return { suites };
}
