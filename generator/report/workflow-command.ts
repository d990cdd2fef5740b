import { visibleText } from "../text/visible-text.js";
import { workspacePath } from "../text/file-paths.js";

/** A GitHub workflow command: `::error file=openapi.yaml,line=3::message`. A `file` counts from here. */
export function workflowCommand(
  level: "error" | "warning" | "notice",
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const written = Object.entries(properties).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = name === "file" ? workspacePath(String(value)) : String(value);
    return [`${name}=${escapeProperty(visibleText(text))}`];
  });
  return `::${level} ${written.join(",")}::${escapeData(message)}\n`;
}

/** A line break would end the command, and text after it could be another one. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
