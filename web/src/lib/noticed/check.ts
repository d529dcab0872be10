/** Looks at one text with everything that can notice something in it. Pure, but for loading. */
import { CLIENT_WORDS, ReadyWords } from '../screening/client-words.ts';
import { pattern, REASONS } from '../screening/days.ts';
import { readyCheckable } from '../screening/languages.ts';
import { MODEL, REASON, type Model } from '../screening/model.ts';
import { RANKS, type Tier } from '../screening/packs.ts';
import { readyPack, type ReadyPack } from '../screening/ready.ts';
import { changesFrom, screen } from '../screening/screen.ts';
import type { Against, Found, Sign } from './found.ts';

const LONGEST_WORDS = 120; // of a match that is shown to its writer
/** Why words of the list for one client are noticed. */
const OF_THE_LIST = {
	en: 'These words are on the list that your care team keeps for you.',
	es: 'Estas palabras están en la lista que su equipo de atención tiene para usted.',
};

export type Ready = Readonly<{
	packs: readonly ReadyPack[];
	isCheckable: (text: string) => boolean;
}>;

/** Fetches the rules of every language: people change theirs within a message. */
export async function readyRules(): Promise<Ready> {
	const [en, es, isCheckable] = await Promise.all([
		readyPack('en'),
		readyPack('es'),
		readyCheckable(),
	]);
	return { packs: [en, es], isCheckable };
}

/** What is noticed in `text`, by itself and together with what was sent in the days before. */
export function check(
	{ packs, isCheckable }: Ready,
	text: string,
	against: Against,
	model: Model | null = null,
): Found {
	const words = new ReadyWords(against.words, packs);
	const changes = changesFrom(against.lowered);
	const { tier, matches } = screen(text, packs, { words, changes, model });
	const points = Array.from(text);
	const signs = matches.map(({ rule, tier, start, end }): Sign => {
		const said = points.slice(start, Math.min(end, start + LONGEST_WORDS)).join('');
		return { rule, tier, words: said, start, end, reason: reasonOf(rule, packs) };
	});
	const days = daysOf(tier, signs, against);
	const all = days ? [...signs, days] : signs;
	return {
		tier: higher(tier, days?.tier ?? 'none'),
		signs: all,
		isCheckable: all.length > 0 || isCheckable(text),
	};
}

function daysOf(tier: Tier, signs: readonly Sign[], { earlier, now }: Against): Sign | null {
	const rules = signs.map(({ rule }) => rule);
	const latest = { at: new Date(now), tier, rules };
	const found = pattern([...earlier.map((each) => ({ ...each, at: new Date(each.at) })), latest]);
	if (!found) return null;
	const { rule, tier: shown } = found;
	return { rule, tier: shown, words: '', start: 0, end: 0, reason: REASONS[rule] };
}

function reasonOf(id: string, packs: readonly ReadyPack[]): Sign['reason'] {
	if (id === CLIENT_WORDS) return OF_THE_LIST;
	if (id === MODEL) return REASON;
	const rules = packs.flatMap(({ pack }) => pack.rules);
	return rules.find((rule) => rule.id === id)?.reason ?? { en: '', es: '' };
}

function higher(one: Tier, other: Tier): Tier {
	return RANKS[other] > RANKS[one] ? other : one;
}
