import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../dist/generator/cli.js", import.meta.url));

/** A command that goes on until it is stopped. */
export interface RunningCli {
  /** Resolves with all output since the last call, once that matches; refuses if the command ends. */
  until(pattern: RegExp): Promise<string>;
  /** Interrupts it as Ctrl-C does; the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built CLI in a folder. */
export function startCli(folder: string, args: readonly string[]): RunningCli {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"] },
  });
  let output = "";
  let check: () => void = () => undefined;
  let isOver = false;
  const exit = new Promise<number | null>((done) => {
    child.once("close", (code) => {
      isOver = true;
      done(code);
      check();
    });
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      check();
    });
  }
  return {
    until: (pattern) =>
      new Promise((done, refuse) => {
        check = () => {
          if (pattern.test(output)) {
            const text = output;
            output = "";
            check = () => undefined;
            done(text);
          } else if (isOver) refuse(new Error(`It ended, and said:\n${output}`));
        };
        check();
      }),
    stop: () => {
      child.kill("SIGINT");
      return exit;
    },
  };
}
