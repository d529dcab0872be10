import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import { visible } from '../ui/visible.ts';
import type { Letter, ReviewThread } from './view.ts';

const ANSWERS: ReadonlyMap<string, PlainKey> = new Map([
	['yes', 'said.yes'],
	['unsure', 'said.unsure'],
	['no', 'said.no'],
	['misread', 'said.misread'],
]);
const PICKS: ReadonlyMap<string, PlainKey> = new Map([
	['call', 'picked.call'],
	['time', 'picked.time'],
	['neither', 'picked.neither'],
]);
const LONG = 300; // words; more than a screen of a phone

/** The client's name, or words for not having one. */
export function nameOf({ name }: Pick<ReviewThread, 'name'>, text: Text): string {
	return visible(name).trim() || text.say('review.unnamed');
}

/** The first name, as one addresses somebody in a label. */
export function shortNameOf(thread: Pick<ReviewThread, 'name'>, text: Text): string {
	return visible(thread.name).trim().split(/\s/)[0] || text.say('review.unnamed');
}

/** The first line of a message, or what it is instead. */
export function firstLine({ kind, text: words, fault, isWithdrawn, earlier }: Letter, text: Text) {
	if (fault) return text.say('thread.unreadable');
	if (kind === 'file') return text.say('review.file');
	if (kind === 'unknown') return text.say('thread.unknown');
	if (kind === 'answer') return answerName(words, text);
	if (kind === 'pick') return pickName(words, text);
	const said = isWithdrawn ? (earlier.at(-1) ?? '') : words;
	return visible(said).trim().split('\n')[0] ?? '';
}

/** What somebody answered to "Are you safe right now?" */
export function answerName(answer: string, text: Text): string {
	const named = ANSWERS.get(answer);
	return named ? text.say('said.asked', { answer: text.say(named) }) : text.say('thread.unknown');
}

/** What somebody chose of a talk that was offered. */
export function pickName(pick: string, text: Text): string {
	const named = PICKS.get(pick);
	return named ? text.say(named) : text.say('thread.unknown');
}

/** How long some messages are together. */
export function lengthOf(letters: readonly Letter[], text: Text): string {
	const words = letters
		.filter(({ kind }) => kind !== 'answer' && kind !== 'pick')
		.flatMap(({ text: said }) => said.match(/\S+/g) ?? []).length;
	if (words === 1) return text.say('review.word');
	return text.say(words > LONG ? 'review.words_long' : 'review.words', { count: String(words) });
}

/** When the day of `at` (ms) began in the device's zone, in ms. */
export function startOfDay(at: number): number {
	return new Date(at).setHours(0, 0, 0, 0);
}
