import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { isMain } from './is-main.ts';

/** A message as a mail server got it: the envelope, and the text with its headers. */
export type SunkMail = { from: string; to: string[]; raw: string; receivedAt: number };

/** How the server behaves: it takes mail, or fails in one of the ways that real ones do. */
export type SmtpMood =
  | { kind: 'accept' }
  | { kind: 'refuse-recipient'; code: number }
  | { kind: 'refuse-data'; code: number }
  | { kind: 'drop-after-data' }
  | { kind: 'hang' };

export type SmtpSink = {
  port: number;
  mails: SunkMail[];
  connections(): number;
  be(mood: SmtpMood): void;
  next(): Promise<SunkMail>;
  close(): Promise<void>;
};

/** A real SMTP server on the loopback that keeps what it gets. Port 0 picks a free one. */
export async function startSmtpSink(options: { port?: number; onMail?: (mail: SunkMail) => void } = {}): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  const waiting: ((mail: SunkMail) => void)[] = [];
  let mood: SmtpMood = { kind: 'accept' };
  let connections = 0;
  const refusal = (code: number) => Object.assign(new Error('not this one'), { responseCode: code });

  const behaviour: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect(_session, callback) {
      connections += 1;
      if (mood.kind !== 'hang') callback();
    },
    onRcptTo(_address, _session, callback) {
      callback(mood.kind === 'refuse-recipient' ? refusal(mood.code) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (mood.kind === 'refuse-data') return callback(refusal(mood.code));
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
        const mail = {
          from,
          to: session.envelope.rcptTo.map((to) => to.address),
          raw: Buffer.concat(chunks).toString(),
          receivedAt: Date.now(),
        };
        mails.push(mail);
        options.onMail?.(mail);
        waiting.shift()?.(mail);
        if (mood.kind === 'drop-after-data') dropConnections();
        else callback();
      });
    },
  };
  const server = new SMTPServer(behaviour);
  server.on('error', () => undefined);
  const dropConnections = () => {
    for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections)
      connection._socket.destroy();
  };
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server.server, 'listening');

  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    connections: () => connections,
    be: (next) => {
      mood = next;
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        dropConnections();
        server.close(() => resolve());
      }),
  };
}

if (isMain(import.meta.url)) {
  const port = Number(process.env['SMTP_PORT'] ?? 2525);
  await startSmtpSink({ port, onMail: (mail) => process.stdout.write(`\n── mail to ${mail.to.join(', ')}\n${mail.raw}\n`) });
  process.stdout.write(`mail sink: smtp://127.0.0.1:${port}\n`);
}
