import type { SpaceSummary } from '../api/shapes.ts';
import type { Post } from '../protocol/posts.ts';
import type { Opened } from './folds/opened.ts';
import { foldPeople } from './folds/people.ts';
import { purposeOf } from './folds/purpose.ts';
import type { Space } from './space.ts';
import type { Vault } from './vault.ts';

export type Profile = Extract<Post, { type: 'profile' }>;
export type StaffName = Readonly<{ name: string; credential: string }>;

/** What desks and the directory say; no client sees any of it. */
export type Names = Readonly<{
	/** By the care space that a desk is about. */
	clients: ReadonlyMap<string, Profile>;
	/** By the id of a person or of an invitation. */
	people: ReadonlyMap<string, StaffName>;
	/** The team spaces of a client, by `chart/…` and `desk/…` and the care space. */
	about: ReadonlyMap<string, string>;
	/** The directory, empty without a seat in it. */
	directory: string;
}>;

const TEAM = new Set(['chart', 'desk', 'directory']);

/** Who is who, joined on this device out of the team spaces that the account can read. */
export class NameBook {
	/** They go with the keys that opened them. */
	readonly #known = new WeakMap<Vault, Promise<Names>>();

	/** The names as they were read last, or now. */
	of(vault: Vault): Promise<Names> {
		const known = this.#known.get(vault) ?? readNames(vault);
		this.#known.set(vault, known);
		known.catch(() => {
			this.#known.delete(vault);
		});
		return known;
	}

	/** Reads them anew next time, because a team space may have grown. */
	forget(vault: Vault): void {
		this.#known.delete(vault);
	}
}

/** A space as new as the list says, fetched only if this device lacks something of it. */
export async function asListed({ spaces }: Vault, { id, head }: SpaceSummary): Promise<Space> {
	const space = await spaces.space(id);
	return space.state?.head === head ? space : spaces.sync(id).catch(() => space);
}

async function readNames(vault: Vault): Promise<Names> {
	const names: Gathered = {
		clients: new Map(),
		people: new Map(),
		about: new Map(),
		directory: '',
	};
	for (const summary of await vault.spaces.listKept()) {
		if (!TEAM.has(summary.purpose)) continue;
		gather(names, summary.id, (await asListed(vault, summary)).log());
	}
	return names;
}

type Gathered = {
	clients: Map<string, Profile>;
	people: Map<string, StaffName>;
	about: Map<string, string>;
	directory: string;
};

function gather(names: Gathered, id: string, log: readonly Opened[]): void {
	const { of, about } = purposeOf(log);
	if (of === 'directory') names.directory = id;
	else names.about.set(`${of}/${about}`, id);
	const people = foldPeople(log);
	for (const [who, { name, credential }] of people) {
		if (name) names.people.set(who, { name, credential });
	}
	for (const { post } of log) {
		if (post?.type === 'profile' && of === 'desk') names.clients.set(about, post);
		// The client and their invitation have no seat here: any of the team may name them.
		if (post?.type !== 'seat' || people.has(post.id)) continue;
		names.people.set(post.id, { name: post.name, credential: post.credential });
	}
}
