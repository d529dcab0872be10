/**
 * Breaks the protocol in one line at a time, in memory alone, and sees that a test turns red.
 * Prints what survives and exits 1 if anything does, or if the tests are red without it. Takes a few
 * minutes; names of breakages on the command line choose among them.
 */
import { readFileSync } from 'node:fs';
import { startVitest } from 'vitest/node';
import { BREAKAGES, type Breakage } from '../tests/protocol/breakages.ts';

const folder = new URL('../src/lib/protocol/', import.meta.url);

function isOneLine({ file, from }: Breakage): boolean {
	return readFileSync(new URL(`${file}.ts`, folder), 'utf8').split(from).length === 2;
}

async function isNoticed({ file, from, to }: Breakage): Promise<boolean> {
	const broken = {
		name: 'broken',
		enforce: 'pre' as const,
		transform: (code: string, id: string): string | null =>
			id.endsWith(`/lib/protocol/${file}.ts`) ? code.replace(from, () => to) : null,
	};
	const options = {
		watch: false,
		bail: 1,
		testTimeout: 60_000,
		fsModuleCache: false,
		config: false as const,
		reporters: [{}],
	};
	const vitest = await startVitest(['tests/protocol'], options, { plugins: [broken] });
	const isRed = vitest.state.getFiles().some(({ result }) => result?.state === 'fail');
	await vitest.close();
	return isRed;
}

const UNBROKEN: Breakage = { name: 'nothing', file: 'spaces', from: '', to: '' };
const chosen = process.argv.slice(2);
const survivors: string[] = [];
if (await isNoticed(UNBROKEN)) survivors.push(UNBROKEN.name);
for (const breakage of BREAKAGES) {
	if (chosen.length > 0 && !chosen.includes(breakage.name)) continue;
	const verdict = !isOneLine(breakage) ? 'STALE' : (await isNoticed(breakage)) ? 'red' : 'SURVIVES';
	if (verdict !== 'red') survivors.push(breakage.name);
	process.stdout.write(`${verdict}\t${breakage.name}\n`);
}
process.stdout.write(`not noticed: ${survivors.join(', ') || 'none'}\n`);
process.exit(survivors.length === 0 ? 0 : 1);
