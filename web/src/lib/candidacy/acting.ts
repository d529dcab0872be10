/**
 * What a clinician decides about a client's messages: a sealed post first, and then the server's
 * word, which may be missing after a fault: whoever opens the page next brings it. Nothing waits here
 * to go out later: it would say what is not so yet.
 */
import checklist from 'content:candidacy';
import type { Agreement, Decision, Messaging, MessagingState } from '../api/shapes/policies.ts';
import { readPolicy } from '../consent/reading.ts';
import { permission, sign } from '../consent/signing.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { demand } from '../protocol/errors.ts';
import { bringConsent, keptAgreement, learnAgreement } from '../sync/agreement.ts';
import { foldPeople, holding } from '../sync/folds/people.ts';
import { newestPublished } from '../sync/folds/published.ts';
import { foundShared } from '../sync/founding.ts';
import { chartAbout } from '../sync/names.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import { postNow } from '../sync/seating.ts';
import type { Vault } from '../sync/vault.ts';
import type { Locale } from '../text/catalogue.ts';
import type { Judgement } from './deciding.ts';
import { decisionsIn, deskOf, type Sources } from './showing.ts';
import type { How } from './view.ts';

/** Writes a decision into the chart, then tells the server. @throws ProblemError, Unreachable */
export async function decide(vault: Vault, id: string, judged: Judgement): Promise<void> {
	const { answers, conditions, override } = judged;
	const chart = (await chartAbout(vault, id)) || (await foundShared(vault, 'chart', id));
	await postNow(vault, chart, {
		type: 'candidacy',
		answers: Object.entries(answers).map(([item, answer]) => ({ item, answer })),
		decision: judged.decision,
		review_on: judged.reviewOn,
		version: checklist.version,
		...(conditions && { conditions }),
		...(override && {
			override: { reason: override.reason, review_in_days: override.reviewInDays },
		}),
	});
	await tellDecision(vault, id, { decision: judged.decision, review_on: judged.reviewOn });
}

/**
 * Lets messages go on, pause (perhaps until a day) or end, with the reason for the client: it stands
 * in the thread before the first message is turned away. @throws ProblemError, Unreachable
 */
export async function setState(
	vault: Vault,
	id: string,
	{ state, reason, until }: Readonly<{ state: MessagingState; reason: string; until: string }>,
): Promise<void> {
	const post: JsonObject = { type: 'messaging', state, reason: reason.trim() };
	await postNow(vault, id, { ...post, ...(until && { until }) });
	await tellState(vault, id, state);
}

/** Signs that one went over the version that stands in a thread with the client. @throws Failure */
export async function attest(
	vault: Vault,
	sources: Sources,
	{ on, how, locale }: Readonly<{ on: string; how: How; locale: Locale }>,
): Promise<void> {
	const { thread, today } = sources;
	const people = foldPeople(thread.log);
	const clients = holding(people, 'client');
	const published = newestPublished(thread.log, people);
	demand(published !== null, 'version');
	const clientName = clients
		.map(({ name }) => name)
		.filter(Boolean)
		.join(', ');
	const isCouple = clients.length + holding(people, 'invite').length > 1;
	const reader = { clientName, role: 'clinician', today, isCouple } as const;
	const reading = readPolicy(published, reader, locale);
	demand(reading !== null, 'fields');
	const said = { ticks: [], name: people.get(vault.me.id)?.name ?? '' };
	const decision = { ...permission(published, reading, 'clinician', said), on, how };
	await sign(vault, thread.id, await practiceIdOf(vault), decision);
}

/** Brings what the viewer has decided and the server does not know. @throws ProblemError, Unreachable */
export async function bringWhatLacks(vault: Vault, sources: Sources): Promise<void> {
	const { thread, told, today } = sources;
	const { states, mayDecide, role } = deskOf(sources);
	if (role !== 'clinician') return;
	await bringConsent(vault, thread.id, 'clinician');
	const [said] = states;
	if (said?.isMine && said.state !== told.state && isLater(said.at, told.state_at)) {
		await tellState(vault, thread.id, said.state);
	}
	const [decided] = decisionsIn(sources.chart, sources);
	if (!mayDecide || !decided?.isMine || decided.reviewOn < today) return;
	const { decision, review_on: reviewOn, decided_at: at } = told.candidacy;
	const isKnown = decision === decided.decision && reviewOn === decided.reviewOn;
	if (!isKnown && isLater(decided.at, at)) {
		const word = { decision: decided.decision, review_on: decided.reviewOn };
		await tellDecision(vault, thread.id, word);
	}
}

function isLater(at: number, known: string | null): boolean {
	return known === null || at > Date.parse(known);
}

async function tellDecision(vault: Vault, id: string, decision: Decision): Promise<void> {
	await vault.http.put<Agreement>(`/spaces/${id}/candidacy`, decision);
	await learnAgreement(vault, id);
}

/** What else the gate goes by stays as it is. */
async function tellState(vault: Vault, id: string, state: MessagingState): Promise<void> {
	const told = (await keptAgreement(vault, id)) ?? (await learnAgreement(vault, id));
	const said: Messaging = { state, at_latest: told.at_latest };
	await vault.http.put<Agreement>(`/spaces/${id}/messaging`, said);
	await learnAgreement(vault, id);
}
