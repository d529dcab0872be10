import type { Http } from '../api/http.ts';
import type { SpacePage, SpaceSummary } from '../api/shapes/spaces.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { checkSeating, checkTrust, wholeRoster, type Roster } from '../protocol/trust.ts';
import type { Local } from './local.ts';
import { Space, type Trust } from './space.ts';

const LIST = 'spaces';
const SEATED_FROM_ROSTER = new Set(['care', 'team']);

/** The spaces in which the account sits or sat, each verified before anything of it is shown. */
export class Spaces {
	readonly #http: Http;
	readonly #local: Local;
	readonly #lent: (() => Promise<Roster | null>) | undefined;
	readonly #open = new Map<string, Promise<Space>>();
	readonly #coming = new Map<string, Promise<Space>>();
	#practice: Promise<Space> | null = null;
	#listed: SpaceSummary[] | null = null;
	#listing: Promise<SpaceSummary[]> | null = null;
	#isListed = false;

	/** `roster` is for the practice's own seat, which does not sit in the practice's own space. */
	constructor(http: Http, local: Local, roster?: () => Promise<Roster | null>) {
		this.#http = http;
		this.#local = local;
		this.#lent = roster;
	}

	/** The practice's own space, up to date. @throws ProtocolError 'unknownspace' for a client */
	async practice(): Promise<Space> {
		const isPractice = ({ type }: SpaceSummary) => type === 'practice';
		const found = (await this.listKept()).find(isPractice) ?? (await this.list()).find(isPractice);
		if (!found) throw new ProtocolError('unknownspace');
		return this.sync(found.id);
	}

	/** Fetches the list of spaces and keeps it for offline use. @throws ProblemError, Unreachable */
	list(): Promise<SpaceSummary[]> {
		const listing = this.#fetchList();
		this.#listing = listing;
		const done = () => {
			if (this.#listing === listing) this.#listing = null;
		};
		listing.then(done, done);
		return listing;
	}

	/** As `list`, for whoever asks because pages open: one answer is enough for all of them. */
	listing(): Promise<SpaceSummary[]> {
		return this.#listing ?? this.list();
	}

	/** The spaces in which the account sits today. @throws ProblemError, Unreachable */
	seated(): Promise<SpaceSummary[]> {
		return this.#fetchPages({ seated: 'true' });
	}

	async #fetchPages(query: Readonly<Record<string, string>>): Promise<SpaceSummary[]> {
		const spaces: SpaceSummary[] = [];
		let cursor = '';
		do {
			const asked = cursor ? { ...query, cursor } : query;
			const page = await this.#http.get<SpacePage>('/spaces', asked);
			spaces.push(...page.spaces);
			cursor = page.next;
		} while (cursor);
		return spaces;
	}

	async #fetchList(): Promise<SpaceSummary[]> {
		const spaces = await this.#fetchPages({});
		await this.#local.keep(LIST, spaces);
		this.#listed = spaces;
		this.#isListed = true;
		return spaces;
	}

	/** The list as it was last fetched in this browser. */
	async listKept(): Promise<SpaceSummary[]> {
		this.#listed ??= (await this.#local.kept<SpaceSummary[]>(LIST)) ?? [];
		return this.#listed;
	}

	/** Returns the space as this device knows it; `sync` brings it up to date. */
	space(id: string): Promise<Space> {
		const known = this.#open.get(id) ?? Space.load(this.#http, this.#local, id);
		this.#open.set(id, known);
		return known;
	}

	/** Lets go of a space that a walk has done with: it stays on this device, and out of memory. */
	putAway(id: string): void {
		this.#open.delete(id);
	}

	/** Brings a space up to date, the practice's before it. @throws ProblemError, Unreachable */
	async sync(id: string, shown?: () => void): Promise<Space> {
		const space = await this.space(id);
		try {
			await space.sync(this.#judge(id, false), shown);
		} catch (error) {
			if (!(error instanceof OldRoster)) throw error;
			this.#practice = null;
			await space.sync(this.#judge(id, true), shown);
		}
		return space;
	}

	/** The space as new as the list says, fetched only if this device lacks something of it. */
	async upTo({ id, head }: Pick<SpaceSummary, 'id' | 'head'>): Promise<Space> {
		const space = await this.space(id);
		if (space.state?.head === head) return space;
		const known = this.#coming.get(head) ?? this.sync(id).catch(() => space);
		this.#coming.set(head, known); // several rooms ask at once: one answer is enough
		void known.finally(() => this.#coming.delete(head));
		return known;
	}

	/** Forgets what is being asked and how new the practice space is, because they may have grown. */
	expectNews(): void {
		this.#practice = null;
		this.#listing = null;
	}

	async #judge(id: string, isNewest: boolean): Promise<Trust> {
		return this.#trust(await this.#roster(id), isNewest);
	}

	#trust(roster: Roster | null, isNewest: boolean): Trust {
		return (state, entry) => {
			if (!entry) checkTrust(state, [], this.#local.account.id, roster);
			if (!entry || !roster || !SEATED_FROM_ROSTER.has(state.type)) return;
			try {
				checkSeating(entry, roster);
			} catch (error) {
				// Somebody may have joined the practice since: never freeze on an old roster.
				throw isNewest ? error : new OldRoster();
			}
		};
	}

	/** Whom the verified practice space vouches for; null for a client, who cannot see it. */
	async #roster(asking: string): Promise<Roster | null> {
		if (this.#lent) return this.#lent();
		// A list that was never fetched names no practice: no reason to freeze a thread of staff.
		const listed = this.#isListed ? await this.listKept() : await this.listing();
		const practice = listed.find(({ type }) => type === 'practice');
		if (!practice || practice.id === asking) return null;
		this.#practice ??= this.sync(practice.id);
		try {
			const { state } = await this.#practice;
			return state && wholeRoster(state);
		} catch (error) {
			this.#practice = null;
			throw error;
		}
	}
}

class OldRoster extends Error {}
