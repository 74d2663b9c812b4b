import { enableCompileCache } from 'node:module';

enableCompileCache?.();
const { compile } = await import('../core/runbook/compile.ts');

process.once('message', (texts: string[]) => {
  const compilations = texts.map((text) => compile(text));
  process.send?.(compilations, () => process.disconnect?.());
});
