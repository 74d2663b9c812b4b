import { connect, type Socket } from 'node:net';

/** What one connection after another sends for so long: `batch` alerts a request, every alert with labels of its own. */
export type Load = { port: number; batch: number; seconds: number; connections: number; run: string };
export type LoadResult = { requests: number; alerts: number; refused: number; seconds: number; latencies: number[] };

/**
 * The load generator, run in a process of its own (`node load.ts JSON`). Raw sockets, one request in flight on each, so that it costs as
 * little as it can beside the server; the same bytes for every server.
 */
async function generate({ port, batch, seconds, connections, run }: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  let sent = 0;
  let refused = 0;
  let serial = 0;
  const startsAt = new Date().toISOString();
  const endsAt = new Date(Date.now() + 240_000).toISOString();

  function body(): string {
    let alerts = '';
    for (let index = 0; index < batch; index++) {
      serial += 1;
      alerts += `${index === 0 ? '' : ','}{"labels":{"alertname":"HighErrorRate","instance":"10.0.${serial % 250}.7:9100","job":"api","severity":"page","series":"${run}-${serial}"},"annotations":{"summary":"error rate above 5 % on instance ${serial}"},"startsAt":"${startsAt}","endsAt":"${endsAt}","generatorURL":"http://prometheus.example.org:9090/graph?g0.expr=errors"}`;
    }
    return `[${alerts}]`;
  }

  function request(): string {
    const content = body();
    return `POST /api/v2/alerts HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: Prometheus/2.42.0\r\nContent-Length: ${Buffer.byteLength(content)}\r\nContent-Type: application/json\r\n\r\n${content}`;
  }

  const started = performance.now();
  const end = started + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = await opened(port);
      await new Promise<void>((resolve, reject) => {
        let at = 0;
        const next = () => {
          at = performance.now();
          if (at >= end) {
            socket.destroy();
            resolve();
          } else socket.write(request());
        };
        let pending = '';
        socket.on('data', (chunk) => {
          pending += chunk.toString('latin1');
          const length = answerLength(pending);
          if (length === null || pending.length < length) return;
          latencies.push(performance.now() - at);
          if (pending.startsWith('HTTP/1.1 200')) sent += 1;
          else refused += 1;
          pending = pending.slice(length);
          next();
        });
        socket.on('error', reject);
        next();
      });
    }),
  );
  return { requests: sent, alerts: sent * batch, refused, seconds: (performance.now() - started) / 1_000, latencies };
}

function answerLength(text: string): number | null {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return null;
  return head + 4 + Number(/\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1] ?? 0);
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}

if (process.argv[2] !== undefined) {
  const result = await generate(JSON.parse(process.argv[2]) as Load);
  process.stdout.write(JSON.stringify(result));
}
