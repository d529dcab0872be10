/**
 * The exchanges of a thread that a code may be asked about: seven days from a first look on. They are
 * found from times alone: who wrote when, how long a clinician looked, which sessions were held. What
 * only a clinician knows, whether it needed an evaluation and whether the client agreed to be billed
 * for it, is put into an exchange afterwards. Pure.
 */
import { plus } from './days.ts';
import { DAYS, type Exchange } from './digital-visits.ts';
import { isRestricted, type Restriction } from './payers.ts';
import { LOOKED_AT_FIRST } from './plans.ts';

/** In days. */
const LONGEST_WAIT = 30;

/**
 * That somebody wrote on a local day without answering, and how much attention it asked for. What a
 * clinician writes and nobody had asked for, such as a prompt, is not `isByClient`.
 */
export type Message = Readonly<{ on: string; isByClient: boolean; attention: number }>;

/** Time in whole seconds that was confirmed for a local day; only a clinician's own counts. */
export type Review = Readonly<{ on: string; seconds: number; isClinician: boolean }>;

/**
 * What is known of a thread: messages in their order, without answers; reviews; sessions. Sessions
 * count as visits unless the practice's payer says otherwise: then there are none here.
 */
export type Thread = Readonly<{
	messages: readonly Message[];
	reviews: readonly Review[];
	sessions: readonly string[];
	restrictions: readonly Restriction[];
}>;

/**
 * The exchanges of a thread, the earliest first; their days do not overlap. One begins with the first
 * review behind a message that no earlier one has.
 */
export function exchanges(thread: Thread): readonly Exchange[] {
	const own = thread.reviews.filter(({ isClinician }) => isClinician).map(({ on }) => on);
	const found: Exchange[] = [];
	let [left, behind] = [thread.messages, ''];
	for (const day of [...new Set(own)].sort()) {
		const lookedAt = lookedAtOn(left, day);
		if (lookedAt.length === 0 || day <= behind) continue;
		const last = plus(day, DAYS - 1);
		const within = [...lookedAt, ...left.filter(({ on }) => day < on && on <= last)];
		left = left.filter(({ on }) => on > last);
		behind = last;
		found.push(exchangeOf(thread, day, last, within));
	}
	return found;
}

/**
 * The messages that a look on a day is about: those of the week before it. If there are none, it is a
 * client's last one that waited longer, but no more than a month: what is older was looked at before
 * minutes were kept.
 */
function lookedAtOn(messages: readonly Message[], day: string): readonly Message[] {
	const came = messages.filter(({ on }) => on <= day);
	const week = came.filter(({ on }) => on >= plus(day, -DAYS));
	const earliest = plus(day, -LONGEST_WAIT);
	const waited = came.filter(({ on, isByClient }) => isByClient && on >= earliest);
	return week.length > 0 ? week : waited.slice(-1);
}

function exchangeOf(
	{ reviews, sessions, restrictions }: Thread,
	reviewedOn: string,
	last: string,
	within: readonly Message[],
): Exchange {
	const spent = reviews.filter(({ on }) => reviewedOn <= on && on <= last);
	return {
		reviewedOn,
		spent: spent.map(({ seconds, isClinician }) => ({
			seconds,
			isClinician,
			isCountedElsewhere: false,
		})),
		visits: sessions.map((on) => ({ on, isRelated: true })),
		isByClient: within[0]?.isByClient ?? false,
		isUrgent: within.some(({ attention }) => attention >= LOOKED_AT_FIRST),
		needsEvaluation: true,
		isEstablished: true,
		hasConsent: true,
		hasOtherCode: false,
		isRestricted: isRestricted(restrictions, reviewedOn, last),
	};
}
