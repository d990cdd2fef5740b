/** What a command has to say, and how the process ends. `cli.ts` prints it. */
export interface Outcome {
  /** Data: goes to standard output. */
  readonly stdout?: string;
  /** Everything else: goes to standard error. */
  readonly stderr?: string;
  readonly exitCode: ExitCode;
}

/** 0: fine. 1: findings, drift, or a breaking change. 2: usage, missing file, I/O. */
export type ExitCode = 0 | 1 | 2;

/** How the terminal wants its text. */
export interface Terminal {
  readonly color: boolean;
  /** Whether a person looks on, who wants to know more than a log does. */
  readonly interactive?: boolean;
}
