import type { Diagnostic } from "../../generator/findings/diagnostics.js";

/** What findings say without the names and numbers in them: equal for equal behaviour. */
export function behaviourOf(diagnostics: readonly Diagnostic[]): string {
  const kinds = diagnostics.map(({ code, message }) => {
    return `${code}: ${message.replace(/`[^`]*`|"[^"]*"|\d+/g, "_").slice(0, 60)}`;
  });
  return [...new Set(kinds)].sort().join("\n");
}

/** What no finding may look like: an accident of ours in the dress of a message. */
export function checkFindings(diagnostics: readonly Diagnostic[]): void {
  for (const { message, fix, line, pointer, code } of diagnostics) {
    const text = `${message} ${fix}`;
    if (/\[object Object\]|Cannot read prop|is not a function|\n\s+at /.test(text)) {
      throw new Error(`A finding reads: ${text}`);
    }
    if (fix === "" || !/[.!?`)]$/.test(message.trim())) {
      throw new Error(`A finding is not a sentence with a fix: ${code}: ${text}`);
    }
    if (line !== undefined && !(line >= 1)) throw new Error(`Line ${line} of ${code}`);
    if (pointer !== undefined && !/^(?:#|$|\/)/.test(pointer))
      throw new Error(`No pointer: ${pointer}`);
  }
}
