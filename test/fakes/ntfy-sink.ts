import { isMain } from './is-main.ts';
import { type SunkRequest, startWebhookSink, type WebhookSink } from './webhook-sink.ts';

/** The part of an ntfy message that matters here: docs.ntfy.sh, "Publish as JSON". */
export type NtfyMessage = {
  topic: string;
  title: string;
  message: string;
  priority: number;
  click?: string;
  actions?: { action: string; label: string; url: string }[];
};

/** An ntfy server as far as publishing goes: it takes JSON at its root and says what it would have pushed. */
export function startNtfySink(options: { port?: number; onRequest?: (request: SunkRequest) => void } = {}): Promise<WebhookSink> {
  return startWebhookSink(options);
}

export function ntfyMessage(request: SunkRequest): NtfyMessage {
  return JSON.parse(request.body) as NtfyMessage;
}

if (isMain(import.meta.url)) {
  const port = Number(process.env['NTFY_PORT'] ?? 2586);
  const show = (request: SunkRequest) => {
    const { topic, priority, title, message } = ntfyMessage(request);
    process.stdout.write(`\n── push to ${topic} (priority ${priority})\n${title}\n${message}\n`);
  };
  const sink = await startNtfySink({ port, onRequest: show });
  process.stdout.write(`ntfy sink: ${sink.url}\n`);
}
