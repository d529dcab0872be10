/** Which answers of a thread count, and which a clinician says cost something. */
import type { Charged, FeePost } from '../protocol/fee-posts.ts';
import { localDay } from '../text/local-days.ts';
import { lineOf, LOOKED_AT_FIRST, type Plan } from './rules/plans.ts';
import { isOfTeam, shownAt, type Line } from './signed-lines.ts';

/**
 * An answer of the care team, shown on a local day `on`; with the most attention it answers.
 * `answered` are the client's messages that had waited for it.
 */
export type SaidReply = Readonly<{
	id: string;
	author: string;
	on: string;
	shownAt: number;
	attention: number;
	answered: readonly string[];
}>;

/** A clinician's word that a reply costs something, in the post `chargeId`; `at` in ms. */
export type SaidCharge = Readonly<{
	chargeId: string;
	author: string;
	at: number;
	said: Charged;
	reply: SaidReply;
}>;

/**
 * The answers that count and what of them was charged, as the server counts them. A post of the care
 * team that names a client's message answers it and all that the same client wrote before; a second
 * answer to the same counts for nothing. Days are those of `zone`.
 */
export function foldCharges(
	lines: readonly Line[],
	zone: string,
): Readonly<{ replies: SaidReply[]; charges: SaidCharge[] }> {
	const counted = new Counted(zone);
	for (const line of lines) {
		const { post, role } = line;
		if (post?.type === 'charge' && role === 'clinician') counted.hearCharge(line, post);
		else if (role === 'client') counted.hearClient(line);
		else if (isOfTeam(line) && line.re) {
			if (post?.type === 'amend' && !post.text) counted.takeBack(line);
			counted.hearTeam(line);
		}
	}
	return { replies: [...counted.replies.values()], charges: [...counted.charges.values()] };
}

/**
 * The charges that say something else than the plan on their day comes to. `plans` are those agreed
 * to, the oldest first.
 */
export function differing(
	charges: readonly SaidCharge[],
	plans: readonly Plan[],
): readonly SaidCharge[] {
	return charges.filter(({ said, reply: { id: entryId, on } }) => {
		const free = { isPrompt: false, isRedirect: false, isScheduling: false };
		const line = lineOf(plans, { entryId, on, attention: 1, isConfirmed: true, ...free });
		const { plan: planId, amount, tax, currency } = said;
		return (
			line?.since !== said.on ||
			line.planId !== planId ||
			line.amount !== amount ||
			line.tax !== tax ||
			line.currency !== currency
		);
	});
}

/** How far the log was read: what clients wrote, what of it waits, and what was answered. */
class Counted {
	readonly replies = new Map<string, SaidReply>();
	readonly charges = new Map<string, SaidCharge>();
	readonly #zone: string;
	/** By whom each was written, as their how manieth. */
	readonly #asked = new Map<string, Readonly<{ author: string; place: number }>>();
	readonly #attention = new Map<string, number>();
	readonly #waiting = new Set<string>();
	readonly #answered = new Set<string>();

	constructor(zone: string) {
		this.#zone = zone;
	}

	/** Hears a message, or a correction of one: without attention it takes that back. */
	hearClient({ id, author, attention, re }: Line): void {
		const about = this.#asked.get(re)?.author === author ? re : id;
		if (!this.#asked.has(about)) this.#asked.set(about, { author, place: this.#asked.size });
		if (!attention) {
			this.#waiting.delete(about);
			return;
		}
		this.#attention.set(about, Math.max(attention, this.#attentionOf(about)));
		if (!this.#answered.has(about)) this.#waiting.add(about);
	}

	/** Hears what names a message of a client: it answers that, and all that waited before. */
	hearTeam(line: Line): void {
		const taken = this.replies.get(line.re);
		if (taken) {
			if (!line.attention && line.at < taken.shownAt) this.#uncount(taken); // nobody ever saw it
			return;
		}
		const asked = this.#asked.get(line.re);
		const answered = [...this.#waiting].filter((each) => {
			const { author, place } = this.#asked.get(each) ?? { author: '', place: 0 };
			return asked && author === asked.author && place <= asked.place;
		});
		if (answered.length === 0) return;
		const { id, author } = line;
		const attention = Math.max(...answered.map((each) => this.#attentionOf(each)));
		const on = localDay(this.#zone, shownAt(line));
		this.replies.set(id, { id, author, on, shownAt: shownAt(line), attention, answered });
		for (const each of answered) {
			this.#waiting.delete(each);
			this.#answered.add(each);
		}
	}

	/** Hears that replies cost something: the first word counts, and none about safety. */
	hearCharge({ id, author, at }: Line, { items }: Extract<FeePost, { type: 'charge' }>): void {
		for (const said of items) {
			const reply = this.replies.get(said.of);
			if (!reply || this.charges.has(said.of) || this.#isFree(reply)) continue;
			this.charges.set(said.of, { chargeId: id, author, at, said, reply });
		}
	}

	/** Hears that the author of a charge takes all of it back. */
	takeBack({ re, author }: Line): void {
		for (const [item, charge] of this.charges) {
			if (charge.chargeId === re && charge.author === author) this.charges.delete(item);
		}
	}

	#uncount({ id, answered }: SaidReply): void {
		for (const each of answered) {
			this.#waiting.add(each);
			this.#answered.delete(each);
		}
		this.replies.delete(id);
		this.charges.delete(id);
	}

	#isFree({ answered }: SaidReply): boolean {
		return answered.some((each) => this.#attentionOf(each) >= LOOKED_AT_FIRST);
	}

	#attentionOf(id: string): number {
		return this.#attention.get(id) ?? 0;
	}
}
