import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/**
 * What publint and Are The Types Wrong have against a tarball; neither asks the network.
 *
 * Our packages hold ES modules only, which Node requires as well from 20.19 on. Are The Types Wrong has
 * a profile for such packages, `esm-only`, that leaves out the same two ways of resolution: the one of
 * CommonJS, and the one from before `exports`, which TypeScript 7 no longer has.
 */
export async function lintTarball(path: string): Promise<readonly string[]> {
  const data = new Uint8Array(readFileSync(path));
  const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true });
  const result = await checkPackage(createPackageFromTarballData(data));
  if (result.types === false) return ["there are no types"];
  const problems = result.problems.filter((problem) => {
    return !("resolutionKind" in problem && /^node10$|-cjs$/.test(problem.resolutionKind));
  });
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg) ?? message.code}`),
    ...problems.map((problem) => `attw: ${JSON.stringify(problem)}`),
  ];
}
