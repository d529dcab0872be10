import type { Entry } from '../protocol/entry.ts';
import type { Account } from '../protocol/keys.ts';
import { reseat } from '../protocol/reseating.ts';
import type { SpaceState } from '../protocol/state.ts';
import { seat } from '../protocol/writing.ts';
import { missingKeys, type Colleague } from '../sync/sharing.ts';

const HELD_BY_STAFF = new Set(['clinician', 'observer', 'member']);
const OF_STAFF = new Set(['staff', 'custodian']);

/** Who goes and who takes over, in whatever space both matter. Decides; does nothing. */
export class Succession {
	readonly heir: Colleague | null;
	readonly leaver: string;
	readonly #practice: Account;
	readonly #roster: SpaceState;

	/** `practice` is the seat that acts, `roster` the verified practice space of today. */
	constructor(practice: Account, roster: SpaceState, leaver: string, heir: Colleague | null) {
		this.#practice = practice;
		this.#roster = roster;
		this.leaver = leaver;
		this.heir = heir;
	}

	/** The same where nobody takes over: what one person alone has written there is not for others. */
	alone(): Succession {
		return new Succession(this.#practice, this.#roster, this.leaver, null);
	}

	/** The seats of those who were of the practice and are so no more. */
	gone(state: SpaceState): string[] {
		const { ever, seats } = this.#roster;
		return [...state.seats]
			.filter(([id, { role }]) => HELD_BY_STAFF.has(role) && !seats.has(id))
			.filter(([id]) => OF_STAFF.has(ever.get(id) ?? ''))
			.map(([id]) => id);
	}

	/** The entry by which they go; the heir has the leaver's role and all history. */
	entry(state: SpaceState, at: number): Entry {
		const { heir } = this;
		const gone = this.gone(state);
		const left = state.seats.get(this.leaver);
		if (!heir || !left || !gone.includes(this.leaver) || !isMissing(state, heir.id, left.role)) {
			return reseat(this.#practice, state, { remove: gone }, at);
		}
		const gens = missingKeys(state, this.#practice, heir.id);
		const move = {
			remove: [...gone, ...(state.seats.has(heir.id) ? [heir.id] : [])],
			add: [seat(heir.card, left.role)],
			grants: [{ holder: this.#practice, to: heir.id, gens }],
		};
		return reseat(this.#practice, state, move, at);
	}
}

/** Whether the heir has no seat here yet, or only reads where the leaver wrote. */
function isMissing(state: SpaceState, heir: string, role: string): boolean {
	const seated = state.seats.get(heir);
	return !seated || (seated.role === 'observer' && role !== 'observer');
}
