// `npx muster` in a checkout: npm links the commands of dependencies but not the package's own.
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';

mkdirSync('node_modules/.bin', { recursive: true });
rmSync('node_modules/.bin/muster', { force: true });
symlinkSync('../../bin/muster.js', 'node_modules/.bin/muster');
