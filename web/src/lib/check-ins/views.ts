/** What of a conversation a page about check-ins shows. Pure. */
import { askedOf, foldCheckIns, type CheckIn } from '../sync/folds/check-ins.ts';
import { linesOf, openAt } from '../sync/folds/check-in-rules.ts';
import { foldMessages } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { holding, isSeated, type People } from '../sync/folds/people.ts';
import type { Coming, OwnCheckIns, StaffCheckIns } from './view.ts';

const CHANGED_MS = 3 * 24 * 3_600_000; // for so long an answer stands where it was given

/** A log with what waits to be sent, by the ids of the entries that wait. */
export type Source = Readonly<{
	log: readonly Opened[];
	people: People;
	kept: ReadonlySet<string>;
	me: string;
	/** The server's time in ms. */
	now: number;
}>;

export function ownViewOf({ log, people, kept, me, now }: Source): Omit<OwnCheckIns, 'off'> {
	const every = foldCheckIns(log, people, me, now);
	const open = new Set(openAt(every.map(askedOf), now));
	const mine = people.get(me);
	return {
		mayAnswer: mine?.role === 'client' && isSeated(mine),
		who: holding(people, 'clinician')[0]?.name ?? '',
		open: every.filter(({ id }) => open.has(id)),
		answered: every
			.filter(({ answer }) => answer?.author === me && now - answer.at < CHANGED_MS)
			.map((each) => ({ ...each, isKept: kept.has(each.answer?.id ?? '') }))
			.toReversed(),
		nextAt: nextAt(log, now),
	};
}

export function staffViewOf({ log, people, me, now }: Source): Omit<StaffCheckIns, 'language'> {
	const every = foldCheckIns(log, people, me, now);
	const byId = new Map(every.map((each) => [each.id, each]));
	const shown = every.filter(({ shownAt }) => shownAt <= now);
	const mine = people.get(me);
	const lines = linesOf(shown.map(askedOf)).flatMap(({ series, ids }) => {
		const asked = ids.flatMap((id) => byId.get(id) ?? []);
		const ask = asked.at(-1);
		return ask ? [{ series, ask, asked }] : [];
	});
	return {
		mayAsk: mine?.role === 'clinician' && isSeated(mine),
		coming: [
			...every.flatMap((each) => comingOf(each, me, now)),
			...messagesIn(log, people, me, now),
		].sort((one, other) => one.showAt - other.showAt),
		lines: lines.toSorted((one, other) => other.ask.shownAt - one.ask.shownAt),
		nextAt: nextAt(log, now),
	};
}

/** One that is to come, and what comes after it of the same series. */
export function following(coming: readonly Coming[], first: Coming): Coming[] {
	const { id, series, showAt } = first;
	return coming.filter((each) => {
		return each.id === id || (series !== '' && each.series === series && each.showAt >= showAt);
	});
}

function comingOf(checkIn: CheckIn, me: string, now: number): Coming[] {
	const { id, author, shownAt: showAt, kind: way, ask, low, high, options, series } = checkIn;
	if (author !== me || showAt <= now) return [];
	return [{ id, question: { way, ask, low, high, options }, series, showAt }];
}

/** Messages that were not asked for and leave later; in the same words they are one series. */
function messagesIn(log: readonly Opened[], people: People, me: string, now: number): Coming[] {
	return foldMessages(log, people, me, now)
		.filter(({ author, kind, re }) => author === me && kind === 'text' && re === '')
		.filter(({ showAt, isWithdrawn }) => showAt > now && !isWithdrawn)
		.map(({ id, text: ask, showAt }) => {
			const question = { way: 'message', ask, low: '', high: '', options: [] } as const;
			return { id, question, series: ask, showAt };
		});
}

function nextAt(log: readonly Opened[], now: number): number {
	return Math.min(
		...log.map(({ entry }) => entry.header.show_at).filter((at) => at > now),
		Infinity,
	);
}
