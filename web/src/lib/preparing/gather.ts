/** What one page says before a session; the same rule as `meantime.preparing`. Times in ms. */
import type { Change } from '../measures/scoring.ts';

export const DAYS_MS = 14 * 24 * 60 * 60 * 1000;

type By = 'client' | 'team';

/** A message, and when both sides could read it. */
export type Said = Readonly<{ id: string; at: number; by: By; text: string }>;

/** A message that one side wants to come back to, or both. */
export type Starred = Said & Readonly<{ stars: By | 'both' }>;

/** Something for the session, taken from the message `about`, empty for none. */
export type Brought = Said & Readonly<{ about: string; done: boolean }>;

/** What the team said it would do by `until`, and how that stands. */
export type Promised = Readonly<{
	id: string;
	at: number;
	until: number;
	text: string;
	state: 'due' | 'kept' | 'broken' | 'withdrawn';
}>;

/** An alert with what came of it, empty while it is open; or a safety plan that was changed. */
export type Happened = Readonly<{
	kind: 'alert' | 'plan';
	id: string;
	at: number;
	outcome: string;
}>;

/** A signed note about the local day `on`. */
export type Noted = Readonly<{ id: string; at: number; kind: string; on: string }>;

/** Something that was said outside of the thread. */
export type Contacted = Readonly<{
	id: string;
	at: number;
	way: string;
	direction: string;
	text: string;
}>;

/** An appointment that the message `of` names, and the time that it had there. */
export type NamedSession = Readonly<{ of: string; appointment: string; at: number }>;

/**
 * A total of a client in a measure, which the server had at `at`; of `highest` points. `by` is by how
 * many points it differs from the one before, null if it is the first; `change` whether that is more
 * than chance, empty where the measure does not say.
 */
export type Totalled = Readonly<{
	id: string;
	at: number;
	client: string;
	measure: string;
	version: string;
	total: number;
	highest: number;
	band: string;
	by: number | null;
	change: Change;
}>;

export type Theme = Readonly<{ tag: string; count: number }>;

type Open = Readonly<{
	brought: readonly Brought[];
	promised: readonly Promised[];
	events: readonly Happened[];
	noted: readonly Noted[];
	contacts: readonly Contacted[];
	named: readonly NamedSession[];
	/** Gathered, of each client and measure the newest. */
	measured: readonly Totalled[];
}>;

/**
 * What is known of a client at `now`; `at` is the session, 0 for none. `met` is when the last
 * appointment before it was over, `summed` until when the last summary goes, each 0 if that is not
 * known. `stars` holds ids by who starred, `tags` themes by id.
 */
export type Known = Open &
	Readonly<{
		now: number;
		at: number;
		met: number;
		summed: number;
		said: readonly Said[];
		stars: Readonly<Record<By, readonly string[]>>;
		tags: Readonly<Record<string, readonly string[]>>;
	}>;

/**
 * What the page says, each part oldest first; `basis` is why it begins at `since`. It reaches until
 * `until`: the session, or now where that has not begun.
 */
export type Prepared = Open &
	Readonly<{
		since: number;
		until: number;
		basis: 'met' | 'summed' | 'days';
		said: readonly Said[];
		starred: readonly Starred[];
		themes: readonly Theme[];
	}>;

/** What is for the session: all since the last one, and older things that are still open. */
export function gather(known: Known): Prepared {
	const until = Math.min(known.at || known.now, known.now);
	const { since, basis } = beginning(known, until);
	const isNew = ({ at }: { at: number }) => since <= at && at <= until;
	const said = inOrder(known.said).filter(isNew);
	const here = new Set(said.map(({ id }) => id));
	return {
		...{ since, until, basis, said },
		starred: starredIn(known).filter(({ at }) => at <= until),
		brought: inOrder(known.brought).filter(
			(each) => each.at <= until && (isNew(each) || !each.done),
		),
		promised: known.promised
			.filter((each) => isTold(each, since, until))
			.toSorted((one, other) => one.until - other.until || compare(one.id, other.id)),
		events: inOrder(known.events).filter((each) => {
			return isNew(each) || (each.kind === 'alert' && !each.outcome && each.at <= until);
		}),
		themes: themesIn(said.flatMap(({ id }) => known.tags[id] ?? [])),
		noted: inOrder(known.noted).filter(isNew),
		contacts: inOrder(known.contacts).filter(isNew),
		named: known.named.filter(({ of }) => here.has(of)),
		measured: newestOf(inOrder(known.measured).filter(isNew)),
	};
}

function beginning({ met, summed }: Known, until: number): Pick<Prepared, 'since' | 'basis'> {
	if (met > 0 && met <= until) return { since: met, basis: 'met' };
	if (summed > 0 && summed <= until) return { since: summed, basis: 'summed' };
	return { since: until - DAYS_MS, basis: 'days' };
}

function starredIn({ said, stars }: Known): Starred[] {
	const [client, team] = [new Set(stars.client), new Set(stars.team)];
	return inOrder(said).flatMap((each): Starred[] => {
		const [isTheirs, isOurs] = [client.has(each.id), team.has(each.id)];
		if (isTheirs && isOurs) return [{ ...each, stars: 'both' }];
		return isTheirs || isOurs ? [{ ...each, stars: isTheirs ? 'client' : 'team' }] : [];
	});
}

/** Whether a promise is open, or came to its end since the last time. */
function isTold({ at, state, until: due }: Promised, since: number, until: number): boolean {
	if (state === 'withdrawn' || at > until) return false;
	return state === 'due' || at >= since || due >= since;
}

function themesIn(tags: readonly string[]): Theme[] {
	const groups = Map.groupBy(tags, (tag) => tag);
	return [...groups]
		.map(([tag, all]) => ({ tag, count: all.length }))
		.sort((one, other) => other.count - one.count || compare(one.tag, other.tag));
}

function newestOf(totals: readonly Totalled[]): Totalled[] {
	const keyOf = ({ client, measure }: Totalled) => JSON.stringify([client, measure]);
	return inOrder([...new Map(totals.map((each) => [keyOf(each), each])).values()]);
}

function inOrder<Dated extends { id: string; at: number }>(every: readonly Dated[]): Dated[] {
	return every.toSorted((one, other) => one.at - other.at || compare(one.id, other.id));
}

/** By code points, as Python compares. */
function compare(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}
