/**
 * Answers a fuzzer: one JSON request a line on standard input, one answer a line on standard output.
 *
 * `{text}` is screened with all packs: the answer is the tier, then a line for each match, `RULE
 * TIER START-END CUES`. `{points}` are folded, `{pack}` a language whose pack is told as JSON.
 */
import { createInterface } from 'node:readline';
import { readPack } from '../build-plugins/screening.ts';
import { foldPoint } from '../src/lib/screening/fold.ts';
import { makeReady } from '../src/lib/screening/packs.ts';
import { screen } from '../src/lib/screening/screen.ts';

type Request = { text?: string; points?: string; pack?: string };

const packs = ['en', 'es'].map((language) => makeReady(readPack(language)));

function answer({ text = '', points, pack }: Request): string {
	if (pack !== undefined) return JSON.stringify(readPack(pack));
	if (points !== undefined) return Array.from(points, foldPoint).join('|');
	const { tier, matches } = screen(text, packs);
	const lines = matches.map(
		({ rule, tier, start, end, cues }) =>
			`${rule} ${tier} ${String(start)}-${String(end)} ${cues.join(',')}`,
	);
	return [tier, ...lines].join('\n');
}

for await (const line of createInterface({ input: process.stdin })) {
	process.stdout.write(`${JSON.stringify(answer(JSON.parse(line) as Request))}\n`);
}
