// Bundles every src/**/*.test.ts for Node and runs them with the runner that Node brings.
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'node_modules/.truceline-tests');
const tests = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));

rmSync(out, { recursive: true, force: true });
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    outDir: out,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(tests.map((name) => [name.replace(/\.ts$/, ''), join(root, 'src', name)])),
      output: { entryFileNames: '[name].mjs' },
    },
  },
});

const built = tests.map((name) => join(relative(root, out), name.replace(/\.ts$/, '.mjs')));
const runner = spawn(process.execPath, ['--test', ...process.argv.slice(2), ...built], { cwd: root, stdio: 'inherit' });
runner.on('exit', (code) => process.exit(code ?? 1));
