import { execFile } from "node:child_process";

/** How a child process ended, and what it wrote. */
export interface Outcome {
  /** The exit code; -1 for a process that a signal ended. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program without a shell and without input. A failure is an outcome, not an exception. */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const limits = { maxBuffer: 64 * 1024 * 1024, encoding: "utf8" } as const;
    execFile(program, args, { ...limits, ...options }, (error, stdout, stderr) => {
      const failed = typeof error?.code === "number" ? error.code : -1;
      resolve({ code: error === null ? 0 : failed, stdout, stderr });
    });
  });
}

/** As `run`, for programs whose failure would make the test meaningless. Throws with the output. */
export async function runOrThrow(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code === 0) return stdout;
  throw new Error(`${program} ${args.join(" ")} ended with ${code}\n${stdout}${stderr}`);
}
