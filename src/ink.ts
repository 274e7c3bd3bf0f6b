// Terminal ink: colour only where it helps, none where it is not wanted.

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Ink = Readonly<Record<keyof typeof codes, (text: string) => string>>;

const escapeCode = String.fromCharCode(27);

/** Without colours every ink is plain. */
export function openInk({ colours }: { readonly colours: boolean }): Ink {
  const ink = (code: number) => (text: string) => (colours ? `${escapeCode}[${code}m${text}${escapeCode}[0m` : text);
  return {
    bold: ink(codes.bold),
    dim: ink(codes.dim),
    red: ink(codes.red),
    green: ink(codes.green),
    yellow: ink(codes.yellow),
    cyan: ink(codes.cyan),
  };
}

/** Breaks a text into lines of at most `width` characters, each after the first indented. Control characters are dropped. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/\p{Cc}+/gu, ' ').split(' ')) {
    if (line !== '' && line.length + word.length + 1 > Math.max(20, width - indent.length)) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}
