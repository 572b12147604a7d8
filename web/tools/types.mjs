// usage: npm run types   Asks the built program for the description of its API and writes the types of src/api/openapi.ts from it. The
// file is made, never kept: only the check of types reads it, and makes it first; the built console has no types in it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const made = (kind) => statSync(join(root, `src/Truceline.Cli/bin/${kind}/net10.0/linux-x64/Truceline.Server.dll`), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const kind = made('Debug') > made('Release') ? 'Debug' : 'Release';
const program = join(root, `src/Truceline.Cli/bin/${kind}/net10.0/linux-x64/truceline.dll`);
if (!existsSync(program)) {
  console.error('The program is not built: run ./truceline --help first.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'truceline-types-'));
try {
  const description = join(folder, 'openapi.json');
  execFileSync('dotnet', [program, 'serve', '--write-openapi', description], { stdio: 'inherit' });
  execFileSync('npx', ['openapi-typescript', description, '-o', join(root, 'web/src/api/openapi.ts')], { cwd: join(root, 'web'), stdio: ['ignore', 'ignore', 'inherit'] });
} finally {
  rmSync(folder, { recursive: true });
}
