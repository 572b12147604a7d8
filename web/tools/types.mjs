// usage: npm run types   Asks the built program for the description of its API and writes the types of src/api/openapi.ts from it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = ['Release', 'Debug'].map((kind) => join(root, `src/Truceline.Cli/bin/${kind}/net10.0/linux-x64/truceline.dll`)).find(existsSync);
if (program === undefined) {
  console.error('The program is not built: run ./truceline --help first.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'truceline-types-'));
try {
  const description = join(folder, 'openapi.json');
  execFileSync('dotnet', [program, 'serve', '--write-openapi', description], { stdio: 'inherit' });
  execFileSync('npx', ['openapi-typescript', description, '-o', join(root, 'web/src/api/openapi.ts')], { cwd: join(root, 'web'), stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true });
}
