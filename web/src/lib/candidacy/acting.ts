/**
 * What a clinician decides about a client's messages: a sealed post, and a word to the server. What
 * lets a client write is asked of the server first, which may refuse it. Of what lets them write less
 * the post comes first; the word may be missing after a fault, and whoever opens the page next brings
 * it. Nothing waits here to go out later: it would say what is not so yet.
 */
import checklist from 'content:candidacy';
import type { Agreement, Decision } from '../api/shapes/policies.ts';
import { ProblemError } from '../api/problems.ts';
import { canBeSigned } from '../consent/in-force.ts';
import { readPolicy } from '../consent/reading.ts';
import { permission, sign } from '../consent/signing.ts';
import { demand } from '../protocol/errors.ts';
import { bringConsent, changeMessaging, learnAgreement } from '../sync/agreement.ts';
import { foldPeople, holding } from '../sync/folds/people.ts';
import { newestPublished } from '../sync/folds/published.ts';
import { foundShared } from '../sync/founding.ts';
import { chartAbout } from '../sync/names.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import { LETTING } from '../sync/pausing.ts';
import { postNow } from '../sync/seating.ts';
import type { Vault } from '../sync/vault.ts';
import type { Locale } from '../text/catalogue.ts';
import type { Judgement } from './deciding.ts';
import { decisionsIn, deskOf, type Sources } from './showing.ts';
import type { How } from './view.ts';

/** Writes a decision into the chart and tells the server. @throws ProblemError, Unreachable */
export async function decide(vault: Vault, id: string, judged: Judgement): Promise<void> {
	const { answers, conditions, override } = judged;
	const chart = (await chartAbout(vault, id)) || (await foundShared(vault, 'chart', id));
	const word: Decision = { decision: judged.decision, review_on: judged.reviewOn };
	const isOffer = judged.decision !== 'not_now';
	if (isOffer) await tellDecision(vault, id, word);
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
	if (!isOffer) await tellDecision(vault, id, word);
}

/**
 * Signs that one went over the version that stands in a thread with the client; nothing is signed of
 * one that does not count. @throws Failure
 */
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
	const told = await learnAgreement(vault, thread.id);
	if (!canBeSigned(published, { told, people, responsible: sources.responsible })) {
		throw new ProblemError(409, { type: '/problems/policy-superseded' });
	}
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

/**
 * Brings what the viewer has decided and the server does not know, if that lets the client write
 * less: nothing is opened because a page is. @throws ProblemError, Unreachable
 */
export async function bringWhatLacks(vault: Vault, sources: Sources): Promise<void> {
	const { thread, told, today } = sources;
	const { states, mayDecide, role } = deskOf(sources);
	if (role !== 'clinician') return;
	await bringConsent(vault, thread.id, 'clinician');
	const [said] = states;
	const isLess = said && LETTING.indexOf(said.state) < LETTING.indexOf(told.state);
	if (said?.isMine && isLess && isLater(said.at, told.state_at)) {
		await changeMessaging(vault, thread.id, { state: said.state, later: null });
	}
	const [decided] = decisionsIn(sources.chart, sources);
	if (!mayDecide || !decided?.isMine || decided.reviewOn < today) return;
	if (decided.decision !== 'not_now') return;
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
