/** What is agreed with a client: the server's word, held against what was signed. Pure. */
import type { Agreement, KeptConsent } from '../api/shapes/policies.ts';
import { foldConsents, newestBy, type Agreed, type StatePost } from '../sync/folds/consents.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, holding, isSeated, type People } from '../sync/folds/people.ts';
import { SIGNERS } from '../sync/folds/policies.ts';
import { newestPublished } from '../sync/folds/published.ts';
import type { Guardian } from '../sync/guardians.ts';
import type { Names } from '../sync/names.ts';
import type {
	DecisionRow,
	DeskAgreement,
	PersonRow,
	ReviewRow,
	SignersView,
	StateRow,
} from './view.ts';

/** A verified thread: the client's own, or a guardian's. */
export type Read = Readonly<{ id: string; log: readonly Opened[] }>;

export type Sources = Readonly<{
	me: string;
	isCustodian: boolean;
	responsible: string;
	/** The id of the practice's own space: consents are signed for it. */
	practice: string;
	today: string;
	now: number;
	told: Agreement;
	thread: Read;
	/** The threads of guardians in which the viewer sits. */
	guardians: readonly Read[];
	chart: readonly Opened[];
	names: Names;
	/** Who could sign for the client: other clients of the viewer's own threads. */
	others: readonly Guardian[];
}>;

type Shown = Omit<DeskAgreement, 'turn' | 'nextSession' | 'stopped' | 'stale'>;

export function deskOf(sources: Sources): Shown {
	const { me, told, thread, today, isCustodian, responsible } = sources;
	const people = foldPeople(thread.log);
	const mine = people.get(me);
	const role = mine && isSeated(mine) ? mine.role : '';
	return {
		role,
		mayDecide: role === 'clinician' && (isCustodian || responsible === me),
		today,
		inForce: told.policy?.version ?? 0,
		isOfClient: told.policy?.scope_kind === 'thread',
		stands: newestPublished(thread.log, people)?.version ?? 0,
		holdsUntil: told.holds ? Date.parse(told.holds.until) : 0,
		offer: told.candidacy.decision,
		reviewOn: told.candidacy.review_on ?? '',
		state: told.state,
		why: told.why,
		people: [...clientsOf(sources, people), ...guardiansOf(sources)],
		signers: signersOf(sources, people),
		review: reviewOf(sources, people),
		decisions: decisionsIn(sources.chart, sources),
		states: statesIn(thread.log, people, sources),
	};
}

/** What the chart says of whether messaging suits the client, newest first. */
export function decisionsIn(
	chart: readonly Opened[],
	{ me, names }: Pick<Sources, 'me' | 'names'>,
): DecisionRow[] {
	return chart.toReversed().flatMap(({ entry, receivedAt, post }) => {
		if (post?.type !== 'candidacy') return [];
		const { author } = entry.header;
		return {
			by: names.people.get(author)?.name ?? '',
			isMine: author === me,
			at: receivedAt,
			decision: post.decision,
			reviewOn: post.review_on,
			answers: Object.fromEntries(post.answers.map(({ item, answer }) => [item, answer])),
			conditions: post.conditions,
			override: post.override?.reason ?? '',
		};
	});
}

/** Until when guardians are needed stands in the thread as well: what is signed names it. */
function signersOf({ told, today, others, thread }: Sources, people: People): SignersView {
	const until = told.at_latest ?? '';
	const { signed } = newestPublished(thread.log, people) ?? {};
	return {
		named: told.guardians,
		until: signed?.['minor_until'] ?? until,
		isOver: until !== '' && until < today,
		options: others,
		isCouple: holding(people, 'client').length + holding(people, 'invite').length > 1,
	};
}

function statesIn(
	log: readonly Opened[],
	people: People,
	{ me, names }: Pick<Sources, 'me' | 'names'>,
): StateRow[] {
	return log.toReversed().flatMap(({ entry, receivedAt, post }) => {
		const { author } = entry.header;
		if (post?.type !== 'messaging' || !SIGNERS.has(people.get(author)?.role ?? '')) return [];
		const { state, reason, until }: StatePost = post;
		const by = names.people.get(author)?.name ?? people.get(author)?.name ?? '';
		return { by, isMine: author === me, at: receivedAt, state, reason, until };
	});
}

function clientsOf(sources: Sources, people: People): PersonRow[] {
	const { thread, names } = sources;
	const clients = holding(people, 'client');
	const [only, ...more] = clients;
	const known = only && more.length === 0 ? names.clients.get(thread.id)?.name : undefined;
	return clients.map(({ id, name }) => {
		const who = { seat: id, thread: thread.id, name: known ?? name, role: 'client' as const };
		return personOf(who, thread, sources);
	});
}

/** A guardian's consent stands in their own thread: one that is not here cannot be looked into. */
function guardiansOf(sources: Sources): PersonRow[] {
	const { told, guardians, names } = sources;
	return told.guardians.flatMap((id): PersonRow[] => {
		const read = guardians.find((each) => each.id === id);
		const seated = read ? holding(foldPeople(read.log), 'client') : [];
		const name = names.clients.get(id)?.name ?? seated[0]?.name ?? '';
		if (seated.length === 0) {
			const row = told.consents.find(({ entry_space_id: space }) => space === id);
			const who = { seat: row?.seat_id ?? id, thread: id, name, role: 'guardian' as const };
			return [{ ...rowOf(row, 'unseen'), ...who }];
		}
		return seated.map((each) => {
			return personOf({ seat: each.id, thread: id, name, role: 'guardian' }, read, sources);
		});
	});
}

function personOf(
	who: Pick<PersonRow, 'seat' | 'thread' | 'name' | 'role'>,
	read: Read | undefined,
	sources: Sources,
): PersonRow {
	const { told, now, thread } = sources;
	const row = told.consents.find((each) => each.seat_id === who.seat && each.role === who.role);
	if (!row || !read) return { ...rowOf(undefined, 'none'), ...who };
	const signed = provenBy(row, read, thread.id, sources.practice);
	const person = { ...rowOf(row, 'doubted'), ...who };
	if (!signed) return person;
	const isOver = person.until > 0 && person.until <= now;
	const standing = row.decision === 'permit' && isOver ? 'over' : row.decision;
	return { ...person, standing, typedName: signed.post.name };
}

function rowOf(
	row: KeptConsent | undefined,
	standing: PersonRow['standing'],
): Omit<PersonRow, 'seat' | 'thread' | 'name' | 'role'> {
	return {
		standing,
		version: row?.version ?? 0,
		at: row?.at ?? 0,
		until: row?.until ? Date.parse(row.until) : 0,
		typedName: '',
	};
}

/** What somebody signed last, if that is what the server tells; else null. */
function provenBy(row: KeptConsent, { id, log }: Read, space: string, practice: string) {
	const signed = foldConsents(id, log, foldPeople(log), practice);
	const newest = newestBy(signed, { seat: row.seat_id, role: row.role, space });
	return newest && isTold(newest, row) ? newest : null;
}

function isTold({ opened, post }: Agreed, row: KeptConsent): boolean {
	const { header, hash } = opened.entry;
	return (
		header.id === row.entry_id &&
		hash === row.entry_hash &&
		post.signature === row.signature &&
		post.hash === row.hash &&
		post.version === row.version &&
		post.decision === row.decision &&
		post.locale === row.locale &&
		post.at === row.at
	);
}

/** The newest review that a clinician of the thread has signed. */
function reviewOf({ thread, practice, names }: Sources, people: People): ReviewRow | null {
	const signed = foldConsents(thread.id, thread.log, people, practice);
	const newest = signed
		.filter(({ post }) => post.role === 'clinician' && post.decision === 'permit')
		.toSorted((one, other) => one.post.at - other.post.at)
		.at(-1);
	if (!newest) return null;
	const { on, how, version, name } = newest.post;
	return { by: names.people.get(newest.seat)?.name ?? name, on, how, version };
}
