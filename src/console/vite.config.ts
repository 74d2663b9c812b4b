import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { api } from '../contract/api.ts';

// The client only needs each call's method and path; the schemas (and zod with them) stay with the server.
function contractWithoutSchemas(): Plugin {
  const calls = Object.fromEntries(Object.entries(api).map(([name, { method, path }]) => [name, { method, path }]));
  return {
    name: 'contract-without-schemas',
    enforce: 'pre',
    load: (id) => (id.endsWith('/src/contract/api.ts') ? `export const api = ${JSON.stringify(calls)};` : undefined),
  };
}

const SMALLEST = 1_000;

/** Writes a `.br` and a `.gz` beside every asset, once at the build, so that the server only has to choose one. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const file of Object.values(bundle)) {
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        if (content.length < SMALLEST || !/\.(js|css|svg)$/.test(file.fileName)) continue;
        const path = join(dir, file.fileName);
        writeFileSync(`${path}.br`, brotliCompressSync(content));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig(({ command }) => {
  // What is built is never React's development build, whatever NODE_ENV the building process was given (vitest gives "test").
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: import.meta.dirname,
    plugins: [contractWithoutSchemas(), react(), compressed()],
    build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
    server: { proxy: { '/api': process.env['MUSTER_URL'] ?? 'http://127.0.0.1:8080' } },
  };
});
