/** What a command may know of the process it runs in; main.ts makes one from the real thing. */
export type Shell = {
  /** What comes after the command's name. */
  readonly args: readonly string[];
  readonly env: (name: string) => string | undefined;
  readonly now: () => Date;
  /** Results. */
  readonly out: Stream;
  /** Log and progress. */
  readonly err: Stream;
  readonly readStdin: () => Promise<Uint8Array<ArrayBuffer>>;
  /** Called once, when the process is asked to end. */
  readonly onStop: (stop: () => void) => void;
  /** Called whenever the process is asked to read its configuration anew. */
  readonly onReload: (reload: () => void) => void;
};

export type Stream = {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly colours: boolean;
};

/** A command is a value: what it is for, what it takes, and what it does. It answers with the exit status. */
export type Command = {
  readonly summary: string;
  readonly usage: readonly string[];
  /** As node:util parseArgs takes them. */
  readonly options: Readonly<
    Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string; readonly multiple?: boolean }>
  >;
  readonly run: (shell: Shell, given: Given) => Promise<number>;
};

export type Given = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
};

/** The statuses a command ends with. */
export const exits = { fine: 0, exposed: 1, wrong: 2, cannotTell: 3 } as const;

export const textOption = (given: Given, name: string): string | undefined => {
  const value = given.options[name];
  return typeof value === 'string' ? value : undefined;
};
