import type { SpaceSummary } from '../api/shapes/spaces.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import type { NameBook, Names } from '../sync/names.ts';
import type { Space } from '../sync/space.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { paragraphsOf } from '../ui/marked.ts';
import type { Found, Hit, Item, Scope } from './view.ts';
import { isFound, snippetOf } from './words.ts';

const MOST = 40; // hits on a page
const SHARED = new Set(['thread', 'chart']);
const OWN = new Set(['journal', 'private']);

/** A space that is open to be searched, as it was at `head`; until when (ms) nothing changes. */
type Open = {
	head: string;
	until: number;
	items: ReadonlyMap<string, Item>;
	people: People;
	shard: import('./shard.ts').Shard;
};

/**
 * Searching everything that the account may read, in the worker. Nothing of it leaves this device:
 * the index is built from what this device has verified and opened, so also without a connection.
 */
export function searchingRoom(vaults: Vaults, names: NameBook) {
	/** What is open goes with the keys that opened it. */
	const open = new WeakMap<Vault, Map<string, Open>>();

	function openIn(vault: Vault): Map<string, Open> {
		const known = open.get(vault) ?? new Map<string, Open>();
		open.set(vault, known);
		return known;
	}

	function hitOf(vault: Vault, item: Item, wanted: string, known: Names | null): Hit {
		const { text, author, ...rest } = item;
		const isMine = author === vault.me.id;
		const snippet = snippetOf(text, wanted);
		const client = known?.clients.get(item.about)?.name ?? '';
		const member = openIn(vault).get(item.about)?.people.get(author);
		const named = known?.people.get(author)?.name || member?.name || '';
		const who = isMine ? '' : (member?.role === 'client' && client) || named;
		return { ...rest, who, isMine, client, runs: paragraphsOf(snippet.text, snippet.spans).flat() };
	}

	return {
		/**
		 * Opens one more of the spaces of `scope` that are not open as they are now. Returns how many
		 * are, and how many there are: the page asks until that is the same.
		 */
		async next(scope: Scope): Promise<Readonly<{ done: number; all: number }>> {
			const vault = vaults.open;
			const ids = await readable(vault, scope);
			const opened = openIn(vault);
			const lacking = [];
			for (const id of ids) {
				if (!isCurrent(opened.get(id), await vault.spaces.space(id), vault.http.now())) {
					lacking.push(id);
				}
			}
			const [first] = lacking;
			if (first) opened.set(first, await openSpace(vault, first, opened.get(first)));
			if (lacking.length <= 1) await forgetLost(vault, opened);
			return { done: ids.length - Math.max(0, lacking.length - 1), all: ids.length };
		},

		/** What has all words of `wanted`, the newest first, in what is open of `scope`. */
		async search(wanted: string, scope: Scope): Promise<Found> {
			const vault = vaults.open;
			const ids = await readable(vault, scope);
			const parts = ids.flatMap((id) => openIn(vault).get(id) ?? []);
			const found = itemsWith(wanted, parts).sort((one, other) => other.at - one.at);
			const known = await names.of(vault).catch(() => null); // a client knows no names
			const hits: Hit[] = [];
			for (const item of found) {
				if (hits.length === MOST) break;
				if (isFound(item.text, wanted)) hits.push(hitOf(vault, item, wanted, known));
			}
			return { hits, count: found.length, done: parts.length, all: ids.length };
		},

		/** The ids of all that has all words of `wanted`, in what is open of `scope`. */
		async ids(wanted: string, scope: Scope): Promise<string[]> {
			const vault = vaults.open;
			const ids = await readable(vault, scope);
			const parts = ids.flatMap((id) => openIn(vault).get(id) ?? []);
			return itemsWith(wanted, parts).map(({ id }) => id);
		},
	};
}

export type SearchingRoom = ReturnType<typeof searchingRoom>;

function itemsWith(wanted: string, parts: readonly Open[]): Item[] {
	return parts.flatMap(({ shard, items }) => {
		return shard.search(wanted).flatMap((id) => items.get(id) ?? []);
	});
}

/** The spaces of a scope that the account may read now; a client reads on after the care ended. */
async function readable({ spaces }: Vault, scope: Scope): Promise<string[]> {
	const wanted = scope === 'own' ? OWN : SHARED;
	return (await spaces.listKept())
		.filter(({ type, purpose }) => wanted.has(purpose) && (type === 'own') === (scope === 'own'))
		.filter(isOpenTo)
		.map(({ id }) => id);
}

function isOpenTo({ until_seq: until, role }: SpaceSummary): boolean {
	return until < 0 || role === 'client';
}

function isCurrent(known: Open | undefined, space: Space, now: number): boolean {
	return known?.head === headOf(space) && now < known.until;
}

/** Which state of a space was read: it also changes as what was destroyed is let go of. */
function headOf({ state, goneUpto }: Space): string {
	return `${state?.head ?? ''}/${goneUpto}`;
}

/** Reads what a space holds now, and brings its index up to that. */
async function openSpace(vault: Vault, id: string, before?: Open): Promise<Open> {
	const { Shard } = await import('./shard.ts'); // most visits never search
	const { itemsOf, nextChange } = await import('./items.ts');
	const summary = (await vault.spaces.listKept()).find((each) => each.id === id);
	const space = summary ? await vault.spaces.upTo(summary) : await vault.spaces.space(id);
	const [head, now] = [headOf(space), vault.http.now()];
	const log = await wholeLog(vault, id);
	const purpose = purposeOf(log);
	const of = { of: purpose.of || 'unknown', about: purpose.about };
	const items = itemsOf({ id, ...of, log, me: vault.me.id, now });
	const shard = before?.shard ?? (await Shard.load(vault.local, id));
	const isNew = await shard.bringUp(items);
	if (isNew) await shard.keep(vault.local, id).catch(() => undefined); // no room: built anew then
	const byId = new Map(items.map((item) => [item.id, item]));
	return { head, until: nextChange(log, now), items: byId, people: foldPeople(log), shard };
}

/** Lets go of what the account has no seat in any more. */
async function forgetLost(vault: Vault, opened: Map<string, Open>): Promise<void> {
	const every = new Set([...(await readable(vault, 'shared')), ...(await readable(vault, 'own'))]);
	for (const id of opened.keys()) if (!every.has(id)) opened.delete(id);
	const { dropOthers } = await import('./shard.ts');
	await dropOthers(vault.local, every);
}
