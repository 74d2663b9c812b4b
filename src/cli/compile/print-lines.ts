/** Prints lines and outlives a reader that has seen enough (`muster check … | head`). */
export function printLines(lines: string[]): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.stdout.write(`${lines.join('\n')}\n`);
}
