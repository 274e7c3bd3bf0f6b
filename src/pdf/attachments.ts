import { createHash } from 'node:crypto';
import type { Reader } from '../model.ts';
import { asHidden, type Collected } from '../office/collected.ts';
import { within } from '../reading/blank.ts';
import { isRecord, textIn } from './values.ts';

type Nested = Parameters<Reader['read']>[1];

/** What is asked of pdf.js for the files inside. */
export type Attached = { readonly getAttachments: () => Promise<unknown> };

const maxAttachments = 200;

export type Attaching = {
  readonly nested: Nested;
  /** Names and digests of what was read. */
  readonly attached: Set<string>;
};

type Attachment = { readonly name: string; readonly content: Uint8Array<ArrayBuffer> };

export async function attachmentsOf(
  pdf: Attached,
): Promise<{ readonly files: readonly Attachment[]; readonly gaps: readonly string[] }> {
  const attachments: unknown = await pdf.getAttachments();
  const all = isRecord(attachments) ? Object.entries(attachments) : [];
  const files = all
    .slice(0, maxAttachments)
    .flatMap(([key, found]) =>
      isRecord(found) && found.content instanceof Uint8Array
        ? [{ name: textIn(found.filename) || key, content: new Uint8Array(found.content) }]
        : [],
    );
  const gaps = all.length > maxAttachments ? [`only the first ${maxAttachments} attachments were read`] : [];
  return { files, gaps };
}

/** Reads what was not attached before under the same name: programs that blank something out keep its length. */
export async function addAttachments(pdf: Attached, to: Collected, { nested, attached: read }: Attaching): Promise<void> {
  const { files, gaps } = await attachmentsOf(pdf);
  to.add({ gaps });
  for (const { name, content } of files) {
    const key = `${name}\n${createHash('sha256').update(content).digest('base64')}`;
    if (read.has(key)) continue;
    read.add(key);
    const inner = await nested({ bytes: content, name, contentType: '' });
    if (!inner) continue;
    const attached = within(`attachment '${name}'`, inner);
    to.add({ ...attached, ...asHidden(attached) });
  }
}
