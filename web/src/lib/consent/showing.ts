/** What is agreed in a conversation, put together from its log and what the server tells. */
import type { Agreement, KeptConsent } from '../api/shapes/policies.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { newestOwn, type Own } from '../sync/agreement.ts';
import { newestState } from '../sync/folds/consents.ts';
import { holding, isSeated, type Member, type People } from '../sync/folds/people.ts';
import { aboutIn, signedIn, signedPolicies } from '../sync/folds/policies.ts';
import { namesAnother, newestPublished, type Published } from '../sync/folds/published.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { dayAt } from './days.ts';
import { canBeSigned } from './in-force.ts';
import { readPolicy, type Reader } from './reading.ts';
import type { AgreedView, AgreementView, Hindrance, VersionView } from './view.ts';
import { wordsOf } from './words.ts';

/** All of it. `about` is the young person's thread for a guardian, empty for one's own. */
export type Sources = Readonly<{
	space: string;
	about: string;
	me: string;
	log: readonly Opened[];
	people: People;
	/** Who answers for the thread, by the server's word; empty where nobody knows. */
	responsible: string;
	/** What the server told last; null if nothing ever was. */
	told: Agreement | null;
	practice: PracticeDetails | null;
	/** The viewer's newest decision was refused for good by the server. */
	isRefused: boolean;
	/** The server's time in ms. */
	now: number;
}>;

type Shown = Omit<AgreementView, 'turn' | 'stopped' | 'stale'>;

export function agreementOf(sources: Sources): Shown {
	const { space, about, me, log, people, told, practice } = sources;
	const published = newestPublished(log, people, about);
	const mine = newestOwn(log, me, roleOf(sources), about);
	const member = people.get(me);
	const said = about ? null : newestState(log, people);
	const isSaid = said?.state === (told?.state ?? 'on');
	return {
		...{ space, about },
		role: member && isSeated(member) ? member.role : '',
		name: member?.name ?? '',
		therapist: therapistIn(published, sources),
		clientName: about ? (published?.signed['client_name'] ?? '') : '',
		practicePhone: published?.document.facts.practice.phone || (practice?.phone ?? ''),
		version: published && versionOf(published, sources),
		agreed: mine && agreedOf(mine, sources),
		hindrance: hindranceIn(published, mine, sources),
		state: told?.state ?? 'on',
		reason: isSaid ? said.reason : '',
		stateUntil: isSaid ? said.until : '',
		offer: told?.candidacy.decision ?? 'none',
		reviewOn: told?.candidacy.review_on ?? '',
		...guardianIn(published, sources),
		holdsUntil: told?.holds ? Date.parse(told.holds.until) : 0,
		heldVersion: told?.holds?.version ?? 0,
		...reviewIn(log, people),
		words: wordsOf(),
		others: about ? [] : othersIn(log, people),
	};
}

/** Who a client reads that they write to: whoever answers for them now. */
function therapistIn(published: Published | null, { people, responsible }: Sources): string {
	if (!published) return namesOf(holding(people, 'clinician'));
	const isAnother = namesAnother(published, people, responsible);
	const { therapist_name: signed } = published.signed;
	return isAnother ? (people.get(responsible)?.name ?? '') : (signed ?? '');
}

/** In which role the viewer decides. */
export function roleOf({ about }: Pick<Sources, 'about'>): 'client' | 'guardian' {
	return about ? 'guardian' : 'client';
}

/** The practice's zone, else that of the policy. */
export function zoneOf({ practice }: Sources, published: Published | null): string {
	return practice?.zone ?? published?.document.facts.zone ?? 'UTC';
}

/** For whom a version is filled that the viewer reads here. */
export function readerOf(sources: Sources, published: Published): Reader {
	const { about, me, people, now } = sources;
	const clients = holding(people, 'client');
	return {
		clientName: about ? namesOf(clients) : (people.get(me)?.name ?? ''),
		role: roleOf(sources),
		today: dayAt(now, zoneOf(sources, published)),
		isCouple: !about && clients.length + holding(people, 'invite').length > 1,
	};
}

/** Who agrees beside the viewer, as a clinician has signed it, until the viewer is of age. */
function guardianIn(
	published: Published | null,
	sources: Sources,
): Pick<AgreementView, 'guardian' | 'guardianUntil'> {
	const { guardian_name: guardian = '', minor_until: guardianUntil = '' } = published?.signed ?? {};
	const today = dayAt(sources.now, zoneOf(sources, published));
	const isOver = guardianUntil !== '' && guardianUntil < today;
	if (!published || sources.about || isOver) return { guardian: '', guardianUntil: '' };
	return { guardian, guardianUntil };
}

function versionOf(published: Published, sources: Sources): VersionView {
	const { version, hash, publishedAt, document } = published;
	const reader = readerOf(sources, published);
	return {
		...{ version, hash },
		publishedOn: dayAt(publishedAt, document.facts.zone),
		reading: {
			en: readPolicy(published, reader, 'en'),
			es: readPolicy(published, reader, 'es'),
		},
		isInForce: canBeSigned(published, sources),
	};
}

function agreedOf({ id, post }: Own, sources: Sources): AgreedView {
	const { decision, version, hash, name, at, ticks } = post;
	const row = sources.told?.consents.find(({ entry_id: entry }) => entry === id);
	return {
		...{ decision, version, hash, name, at, ticks },
		signedOn: dayAt(at, zoneOf(sources, null)),
		until: row?.until ? lastDay(row, sources) : (post.given['valid_until'] ?? ''),
		isTold: row !== undefined,
		isRefused: sources.isRefused,
	};
}

/** The last local day before a consent ends. */
function lastDay({ until }: KeptConsent, sources: Sources): string {
	return until ? dayAt(Date.parse(until) - 1, zoneOf(sources, null)) : '';
}

/** What the server says keeps messages from being taken, as far as the viewer is concerned. */
function hindranceIn(
	published: Published | null,
	mine: Own | null,
	sources: Sources,
): Hindrance | '' {
	const { about, told, now } = sources;
	const why = told?.why ?? '';
	if (!told || why === '') return '';
	if (why === 'undecided' || why === 'not_now' || why === 'paused' || why === 'ended') return why;
	const row = mine && told.consents.find(isOf(mine));
	const lacks = about ? lackingOf(row ?? null, published, told, now) : why;
	if (lacks === '') return '';
	const isForOther = why === 'no_consent' || why === 'withdrawn';
	if (!about && row?.decision === 'permit' && isForOther) return 'guardian';
	return !published || !canBeSigned(published, sources) ? 'not_here' : lacks;
}

/** What a guardian's own decision lacks: the server says only that somebody's is missing. */
function lackingOf(
	row: KeptConsent | null,
	published: Published | null,
	told: Agreement,
	now: number,
): 'no_consent' | 'withdrawn' | 'expired' | 'new_version' | '' {
	if (!row) return 'no_consent';
	if (row.decision === 'withdraw') return 'withdrawn';
	const resumedAt = told.state_at ? Date.parse(told.state_at) : 0;
	if ((row.until && Date.parse(row.until) <= now) || row.at < resumedAt) return 'expired';
	const counts = row.hash === published?.hash || row.version === told.holds?.version;
	return counts ? '' : 'new_version';
}

function isOf({ id }: Own): (row: KeptConsent) => boolean {
	return ({ entry_id: entry }) => entry === id;
}

/** When a clinician said last that they went through it with the client. */
function reviewIn(
	log: readonly Opened[],
	people: People,
): Pick<AgreementView, 'reviewedOn' | 'reviewedHow'> {
	const said = log.findLast(({ entry, post }) => {
		const isByThem = people.get(entry.header.author)?.role === 'clinician';
		return post?.type === 'consent' && post.role === 'clinician' && isByThem;
	})?.post;
	const isDone = said?.type === 'consent' && said.decision === 'permit';
	return { reviewedOn: isDone ? said.on : '', reviewedHow: isDone ? said.how : '' };
}

/** For whom the viewer is asked as a guardian, each once. */
function othersIn(log: readonly Opened[], people: People): AgreementView['others'] {
	const asked = new Map<string, string>();
	for (const policy of signedPolicies(log, people)) {
		const about = aboutIn(policy);
		if (about && !asked.has(about)) asked.set(about, signedIn(policy)['client_name'] ?? '');
	}
	return [...asked].map(([about, clientName]) => ({ about, clientName }));
}

function namesOf(members: readonly Member[]): string {
	return members.flatMap(({ name }) => (name ? [name] : [])).join(', ');
}
