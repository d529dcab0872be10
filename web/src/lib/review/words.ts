import type { Text } from '../text/text.svelte.ts';
import { visible } from '../ui/visible.ts';
import type { Letter, ReviewThread } from './view.ts';

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
	const said = isWithdrawn ? (earlier.at(-1) ?? '') : words;
	return visible(said).trim().split('\n')[0] ?? '';
}

/** How long some messages are together. */
export function lengthOf(letters: readonly Letter[], text: Text): string {
	const words = letters.flatMap(({ text: said }) => said.match(/\S+/g) ?? []).length;
	if (words === 1) return text.say('review.word');
	return text.say(words > LONG ? 'review.words_long' : 'review.words', { count: String(words) });
}

/** When the day of `at` (ms) began in the device's zone, in ms. */
export function startOfDay(at: number): number {
	return new Date(at).setHours(0, 0, 0, 0);
}
