/**
 * Answers a fuzzer: one JSON request a line on standard input, one answer a line on standard output.
 *
 * `{text}` is screened with all packs, and with a client's own `{words}`: the answer is the tier, then
 * a line for each match, `RULE TIER START-END CUES`; `{changes}` are rules that are lowered, with
 * `{model}` the model looks too. `{points}` are folded, `{pack}` a language whose
 * pack is told as JSON. Of `{said}` it is told whether it can be checked, of `{recent}` what the days
 * show.
 */
import { createInterface } from 'node:readline';
import { readCommonWords, readModel, readPack } from '../build-plugins/screening.ts';
import { ReadyWords, type ClientWord } from '../src/lib/screening/client-words.ts';
import { pattern } from '../src/lib/screening/days.ts';
import { foldPoint } from '../src/lib/screening/fold.ts';
import { makeCheckable } from '../src/lib/screening/languages.ts';
import { makeModel } from '../src/lib/screening/model.ts';
import type { Tier } from '../src/lib/screening/packs.ts';
import { makeReady } from '../src/lib/screening/ready.ts';
import { screen, type Changes } from '../src/lib/screening/screen.ts';

type Request = {
	text?: string;
	words?: ClientWord[];
	changes?: Changes;
	model?: boolean;
	points?: string;
	pack?: string;
	said?: string;
	recent?: { at: string; tier: Tier; rules: string[] }[];
};

const packs = ['en', 'es'].map((language) => makeReady(readPack(language)));
const ready = makeModel(readModel());
const isCheckable = makeCheckable(readCommonWords());

function answer({ text = '', words, changes, model, points, pack, said, recent }: Request): string {
	if (said !== undefined) return String(isCheckable(said));
	if (recent !== undefined) {
		const found = pattern(recent.map((each) => ({ ...each, at: new Date(each.at) })));
		return found ? `${found.rule} ${found.tier} ${found.since.toISOString()}` : 'none';
	}
	if (pack !== undefined) return JSON.stringify(readPack(pack));
	if (points !== undefined) return Array.from(points, foldPoint).join('|');
	const { tier, matches } = screen(text, packs, {
		...(words && { words: new ReadyWords(words, packs) }),
		...(changes && { changes }),
		...(model && { model: ready }),
	});
	const lines = matches.map(
		({ rule, tier, start, end, cues }) =>
			`${rule} ${tier} ${String(start)}-${String(end)} ${cues.join(',')}`,
	);
	return [tier, ...lines].join('\n');
}

for await (const line of createInterface({ input: process.stdin })) {
	process.stdout.write(`${JSON.stringify(answer(JSON.parse(line) as Request))}\n`);
}
