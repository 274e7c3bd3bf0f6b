/** A line of text under test: where it stands on the page, and the words. */
export type Placed = { readonly x: number; readonly y: number; readonly text: string };

const escaped = (text: string): string => text.replace(/[\\()]/gu, '\\$&');

/** A PDF file of these objects, numbered from 1; the first is the catalogue. `trailer` is added to the trailer. */
export function pdfFrom(objects: readonly string[], trailer = ''): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.6\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

export const streamOf = (body: string, entries = ''): string =>
  `<< /Length ${Buffer.byteLength(body, 'latin1')} ${entries} >>\nstream\n${body}\nendstream`;

export type PdfExtras = {
  /** Added to the catalogue, such as a form or attachments. */
  readonly catalogue?: string;
  /** Added to every page. */
  readonly page?: string;
  /** Objects these refer to, numbered from 10. */
  readonly objects?: readonly string[];
  readonly trailer?: string;
};

/** A PDF file with one page, in Helvetica of 10 points. */
export function pageOf(lines: readonly Placed[], extras: PdfExtras = {}): Uint8Array<ArrayBuffer> {
  const text = lines.map(({ x, y, text: words }) => `1 0 0 1 ${x} ${y} Tm (${escaped(words)}) Tj`).join('\n');
  const fixed = [
    `<< /Type /Catalog /Pages 2 0 R ${extras.catalogue ?? ''} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${extras.page ?? ''} >>`,
    streamOf(`BT /F1 10 Tf\n${text}\nET`),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...['null', 'null', 'null', 'null'],
  ];
  return pdfFrom([...fixed, ...(extras.objects ?? [])], extras.trailer);
}

/** A file saved once more: the changed objects stand after its end, and all else stays where it was. */
export function updated(bytes: Uint8Array, objects: Readonly<Record<number, string>>): Uint8Array<ArrayBuffer> {
  let file = Buffer.from(bytes).toString('latin1');
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(file)?.[1] ?? '0';
  const places = Object.entries(objects).map(([number, object]) => {
    const at = file.length;
    file += `${number} 0 obj\n${object}\nendobj\n`;
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n${places.join('')}trailer\n<< /Size 99 /Root 1 0 R /Prev ${before} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}
