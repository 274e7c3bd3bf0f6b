// A real server in the place of a channel's receiver.

import { createServer, type IncomingHttpHeaders } from 'node:http';

export type Letter = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };

export type HttpReceiver = {
  readonly address: string;
  readonly received: readonly Letter[];
  readonly close: () => Promise<void>;
};

export type Reply = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

/** Answers the n-th POST with the n-th reply and the last one from then on; no reply at all: it keeps silent. */
export async function startHttpReceiver(...replies: readonly Reply[]): Promise<HttpReceiver> {
  const received: Letter[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const reply = replies[Math.min(received.length, replies.length - 1)];
      received.push({ path: request.url ?? '', headers: request.headers, body });
      if (reply === undefined) return;
      // Error pages like to repeat what was asked, keys included.
      response
        .writeHead(reply.status, reply.headers)
        .end(reply.body ?? `${request.url} ${JSON.stringify(request.headers)} ${body}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    received,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
