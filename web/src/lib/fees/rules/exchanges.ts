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
		const first = left.find((each) => begins(each, day));
		if (!first || day <= behind) continue;
		const last = plus(day, DAYS - 1);
		const within = left.filter(({ on }) => on <= last);
		left = left.filter(({ on }) => on > last);
		behind = last;
		found.push(exchangeOf(thread, day, last, first, within));
	}
	return found;
}

/** Whether a message is looked at on a day; a prompt that long ago led to none of it. */
function begins({ on, isByClient }: Message, day: string): boolean {
	return on <= day && (isByClient || on >= plus(day, -DAYS));
}

function exchangeOf(
	{ reviews, sessions, restrictions }: Thread,
	reviewedOn: string,
	last: string,
	first: Message,
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
		isByClient: first.isByClient,
		isUrgent: within.some(({ attention }) => attention >= LOOKED_AT_FIRST),
		needsEvaluation: true,
		isEstablished: true,
		hasConsent: true,
		hasOtherCode: false,
		isRestricted: isRestricted(restrictions, reviewedOn, last),
	};
}
