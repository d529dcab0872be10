/**
 * `npm run --silent verify LOG.json`: verifies a log without a server, an account or trust in us.
 * Prints `ok SEQ HEAD` and exits 0, or prints a code and exits 1; `unreadable` is a file that cannot
 * be read. A relative path counts from where npm was called.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ready } from '../src/lib/protocol/sodium.ts';
import { verdictOn } from './log-file.ts';

function readLog(path: string): Uint8Array | null {
	try {
		return readFileSync(resolve(process.env['INIT_CWD'] ?? '.', path));
	} catch {
		return null;
	}
}

const [path, ...others] = process.argv.slice(2);
if (path === undefined || others.length > 0) {
	process.stderr.write('Usage: npm run --silent verify LOG.json\n');
	process.exit(2);
}
await ready();
const bytes = readLog(path);
const verdict = bytes === null ? 'unreadable' : verdictOn(bytes);
process.stdout.write(`${verdict}\n`);
process.exitCode = verdict.startsWith('ok ') ? 0 : 1;
