/** How much is written, week by week, from the letters that this device has opened. Pure. */
import type { Message } from '../sync/folds/messages.ts';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
/** How far it looks back. */
export const WEEKS = 12;
const NEW_WEEKS = 4; // held against those before (content/rollout.yaml, pitfall.message_creep)
const THIRD = 4 / 3;
const FEWEST = 4; // messages on either side: of fewer, a third says nothing
const COUNTED = new Set(['text', 'file']);

/** What was said when: by the client, or by somebody of the care team. Times in ms. */
export type Said = Readonly<{ isClient: boolean; at: number; characters: number }>;

/** Seven days from `from` (ms) on. */
export type Week = Readonly<{
	from: number;
	/** The client's messages. */
	messages: number;
	/** The median of their length, 0 if there are none. */
	characters: number;
	/** How often, within an hour, one side wrote after the other. */
	turns: number;
	/** How many of the client's messages came in closed time; null if no hours are known. */
	outside: number | null;
}>;

/** What has risen by a third or more, from an average of `before` to one of `now`. */
export type Rise = Readonly<{ of: 'messages' | 'characters'; before: number; now: number }>;

/** What counts of a message; null for what does not: all that is urgent, and what is no letter. */
export function saidIn(message: Message, isClient: boolean): Said | null {
	const { kind, attention, isWithdrawn, at, showAt, text } = message;
	if (!COUNTED.has(kind) || attention >= 2 || isWithdrawn) return null;
	return {
		isClient,
		at: Math.max(at, showAt),
		characters: kind === 'text' || kind === 'moment' ? text.length : 0,
	};
}

/** The twelve weeks until `now` (ms), oldest first; `isOpen` says whether hours were at an instant. */
export function weeksOf(
	all: readonly Said[],
	now: number,
	isOpen: ((at: number) => boolean) | null,
): Week[] {
	const said = all.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at);
	return Array.from({ length: WEEKS }, (_, n) => {
		const from = now - (WEEKS - n) * WEEK_MS;
		const isHere = ({ at }: Said) => from < at && at <= from + WEEK_MS;
		const letters = said.filter((each) => each.isClient && isHere(each));
		const turns = said.filter((each, at) => isHere(each) && isTurn(said[at - 1], each));
		return {
			from,
			messages: letters.length,
			characters: median(letters.map(({ characters }) => characters).filter((each) => each > 0)),
			turns: turns.length,
			outside: isOpen && letters.filter(({ at }) => !isOpen(at)).length,
		};
	});
}

/**
 * What has risen in the last four weeks against those before. The weeks before the first message
 * of all do not count: a conversation that begins does not creep.
 */
export function risesOf(weeks: readonly Week[]): Rise[] {
	const started = weeks.findIndex(({ messages }) => messages > 0);
	const late = weeks.slice(-NEW_WEEKS);
	const early = weeks.slice(0, -NEW_WEEKS).slice(Math.max(started, 0));
	if (started < 0 || early.length < 2 || [early, late].some((each) => total(each) < FEWEST)) {
		return [];
	}
	const found: Rise[] = [
		{ of: 'messages', before: total(early) / early.length, now: total(late) / late.length },
		{ of: 'characters', before: usual(early), now: usual(late) },
	];
	return found.filter(({ before, now }) => before > 0 && now >= before * THIRD);
}

function isTurn(before: Said | undefined, { isClient, at }: Said): boolean {
	return before !== undefined && before.isClient !== isClient && at - before.at <= HOUR_MS;
}

function total(weeks: readonly Week[]): number {
	return weeks.reduce((sum, { messages }) => sum + messages, 0);
}

/** The usual length of a message in the weeks that have any. */
function usual(weeks: readonly Week[]): number {
	return median(weeks.map(({ characters }) => characters).filter((each) => each > 0));
}

function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((one, other) => one - other);
	const middle = Math.floor(sorted.length / 2);
	const [low = 0, high = 0] = sorted.slice(middle - 1 + (sorted.length % 2));
	return Math.round(sorted.length % 2 === 1 ? low : (low + high) / 2);
}
