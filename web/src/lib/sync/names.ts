import type { Post } from '../protocol/posts.ts';
import type { Opened } from './folds/opened.ts';
import { foldPeople } from './folds/people.ts';
import { purposeOf } from './folds/purpose.ts';
import type { Space } from './space.ts';
import type { Vault } from './vault.ts';

/** Whose team spaces are read: an account's, or those of the practice's own seat. */
export type Reader = Pick<Vault, 'spaces'>;

export type Profile = Extract<Post, { type: 'profile' }>;
export type StaffName = Readonly<{ name: string; credential: string }>;

/** What desks and the directory say; no client sees any of it. */
export type Names = Readonly<{
	/** By the care space that a desk is about. */
	clients: ReadonlyMap<string, Profile>;
	/** By the id of a person or of an invitation. */
	people: ReadonlyMap<string, StaffName>;
	/** The desks by the care space that they are about. */
	desks: ReadonlyMap<string, string>;
	/** The directory, empty without a seat in it. */
	directory: string;
}>;

const NAMING = new Set(['desk', 'directory']);
const AT_ONCE = 6; // requests, as browsers send them to one server

/** Who is who, joined on this device out of the team spaces that the account can read. */
export class NameBook {
	/** They go with the keys that opened them. */
	readonly #known = new WeakMap<Reader, Promise<Names>>();

	/** The names as they were read last, or now. */
	of(vault: Reader): Promise<Names> {
		const known = this.#known.get(vault) ?? readNames(vault);
		this.#known.set(vault, known);
		known.catch(() => {
			this.#known.delete(vault);
		});
		return known;
	}

	/** Reads them anew next time, because a team space may have grown. */
	forget(vault: Reader): void {
		this.#known.delete(vault);
	}
}

/** The chart about a care space, empty if this account has no seat in one. */
export async function chartAbout(vault: Reader, care: string): Promise<string> {
	for (const summary of await vault.spaces.listKept()) {
		if (summary.purpose !== 'chart' || summary.until_seq >= 0) continue;
		const { of, about } = purposeOf((await vault.spaces.upTo(summary)).log());
		if (of === 'chart' && about === care) return summary.id;
	}
	return '';
}

async function readNames(vault: Reader): Promise<Names> {
	const names: Gathered = {
		clients: new Map(),
		people: new Map(),
		desks: new Map(),
		directory: '',
	};
	const listed = (await vault.spaces.listKept()).filter(({ purpose }) => NAMING.has(purpose));
	for (let start = 0; start < listed.length; start += AT_ONCE) {
		const some = listed.slice(start, start + AT_ONCE);
		const spaces = await Promise.all(some.map((summary) => vault.spaces.upTo(summary)));
		for (const space of spaces) await gather(vault, names, space);
	}
	return names;
}

type Gathered = {
	clients: Map<string, Profile>;
	people: Map<string, StaffName>;
	desks: Map<string, string>;
	directory: string;
};

async function gather({ spaces }: Reader, names: Gathered, space: Space): Promise<void> {
	const log = space.log();
	const { of, about } = purposeOf(log);
	if (of === 'directory') names.directory = space.id;
	if (of === 'desk') {
		const thread = (await spaces.space(about)).state;
		// Somebody without a seat in the conversation cannot call its client by another name.
		if (thread && !thread.ever.has(space.state?.founder ?? '')) return;
		// Of several, which only a crash makes, the first that says who it is about.
		const profile = log.findLast(({ post }) => post?.type === 'profile')?.post;
		if (!names.clients.has(about)) names.desks.set(about, space.id);
		if (!names.clients.has(about) && profile?.type === 'profile') names.clients.set(about, profile);
	}
	gatherPeople(names, log);
}

function gatherPeople({ people: named }: Gathered, log: readonly Opened[]): void {
	const people = foldPeople(log);
	for (const [who, { name, credential }] of people) {
		if (name) named.set(who, { name, credential });
	}
	for (const { post } of log) {
		// The client and their invitation have no seat here: any of the team may name them.
		if (post?.type !== 'seat' || people.has(post.id)) continue;
		named.set(post.id, { name: post.name, credential: post.credential });
	}
}
