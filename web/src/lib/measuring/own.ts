/** What a client fills in, in the worker. What cannot wait is posted before the form is done. */
import type { Asked } from '../measures/asks.ts';
import { stateOf } from '../measures/asks.ts';
import { foldAnswers, type Said } from '../measures/answers.ts';
import type { Measure } from '../measures/content.ts';
import { foldMeasured, keyOf, type Measured } from '../measures/measured.ts';
import type { Answers } from '../measures/scoring.ts';
import { untold, type Told } from '../measures/telling.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { keepDraft } from '../sync/drafts.ts';
import { factsOf } from '../sync/failure.ts';
import { foldPeople, isSeated, type People } from '../sync/folds/people.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { beginnings, begunOf, draftAt, journalBegun, ofAsk, writeKept } from './begun.ts';
import type { FormView, OwnAsk, OwnMeasures, ToldAnswer } from './view.ts';

const URGENT = 3; // attention
const READ_BY = new Set(['clinician', 'observer', 'practice']);

/** What is known of an ask, and what its client has said. */
type Place = Readonly<{
	measured: Measured;
	people: People;
	asked: Asked | undefined;
	form: Measure | undefined;
	/** What answers name; empty for one that is filled in at any time. */
	of: string;
	said: readonly Said[];
}>;

async function placeOf(vault: Vault, space: string, ask: string): Promise<Place> {
	const log = await wholeLog(vault, space);
	const people = foldPeople(log);
	const measured = foldMeasured(log, people);
	const asked = measured.asked.find(({ id }) => id === ask);
	const of = asked ? ofAsk(asked) : '';
	const said = foldAnswers(log, people).filter(({ author, post }) => {
		return author === vault.me.id && post.of === of && post.measure === asked?.measure;
	});
	const form = asked && measured.forms.get(keyOf(asked.measure, asked.version));
	return { measured, people, asked, form, of, said };
}

/** A form as this device knows it. */
export async function formOf(vault: Vault, space: string, ask: string): Promise<FormView> {
	const place = await placeOf(vault, space, ask);
	const { measured, people, asked, form, of, said } = place;
	const { frozen } = await vault.spaces.space(space);
	const me = people.get(vault.me.id);
	const now = vault.http.now();
	const begun =
		asked && form
			? await begunOf(vault, space, asked, form, await beginnings(vault))
			: { answers: {}, at: 0 };
	const mine = measured.series.find((each) => {
		return each.author === vault.me.id && each.measure === asked?.measure;
	});
	const result = of ? mine?.results.find((each) => each.of === of && each.isDone) : undefined;
	const waiting = await vault.outbox.waiting(space);
	const clinicians = [...people.values()].filter(
		(each) => isSeated(each) && each.role === 'clinician',
	);
	return {
		...{ space, ask, measure: form ?? null, isShared: asked?.isShared ?? false },
		state: asked ? stateOf(asked, vault.me.id, now) : 'none',
		answers: result ? result.answers : begun.answers,
		begunAt: begun.at,
		told: toldOf(said, waiting),
		result: result ?? null,
		waits: waiting.some(({ entry }) => entry.header.id === result?.entry),
		therapist: clinicians[0]?.name ?? '',
		readers: [...people.values()]
			.filter((each) => isSeated(each) && READ_BY.has(each.role))
			.map(({ name, role }) => ({ name, role })),
		mayAnswer: !frozen && me?.role === 'client' && isSeated(me),
		stopped: frozen && factsOf(new ProtocolError(frozen.code as ProtocolError['code'])),
	};
}

/** What a client is asked, as this device knows it. */
export async function ownMeasures(vault: Vault, space: string): Promise<OwnMeasures> {
	const log = await wholeLog(vault, space);
	const { asked, series, forms } = foldMeasured(log, foldPeople(log));
	const posts = await beginnings(vault);
	const asks: OwnAsk[] = [];
	for (const ask of asked) {
		const measure = forms.get(keyOf(ask.measure, ask.version));
		const state = stateOf(ask, vault.me.id, vault.http.now());
		if (!measure || !['waiting', 'begun'].includes(state)) continue;
		const { id, isShared, shownAt } = ask;
		const isBegun = (await begunOf(vault, space, ask, measure, posts)).at > 0;
		asks.push({ id, measure, state, isShared, shownAt, isBegun });
	}
	return {
		asks,
		series: series
			.filter(({ author }) => author === vault.me.id)
			.map((each) => ({ ...each, form: forms.get(newestKey(each)) ?? null })),
	};
}

function newestKey({ measure, results }: Measured['series'][number]): string {
	return keyOf(measure, results.at(-1)?.version ?? '');
}

/**
 * Notes what was answered so far. What cannot wait is sealed, signed and on its way before this
 * resolves; the rest is kept on this device. @throws Failure
 */
export async function pick(
	vault: Vault,
	space: string,
	ask: string,
	answers: Answers,
	locale: string,
): Promise<FormView> {
	const place = await placeOf(vault, space, ask);
	await tellUrgent(vault, space, place, answers, locale, vault.http.now());
	await keepDraft(vault.local, draftAt(space, ask), writeKept(answers, vault.http.now()));
	return formOf(vault, space, ask);
}

/** What a device had kept and could not post, as when it was killed: it is told once it can be. */
export async function catchUp(vault: Vault, space: string, ask: string): Promise<FormView> {
	const seen = await formOf(vault, space, ask);
	if (seen.mayAnswer && !seen.result && seen.begunAt) {
		const place = await placeOf(vault, space, ask);
		const everTold = place.said.flatMap(({ post }) => post.answers);
		const isNew = ([item, value]: [string, number]) =>
			!everTold.some((each) => each.item === item && each.value >= value);
		const answers = Object.fromEntries(Object.entries(seen.answers).filter(isNew));
		await tellUrgent(vault, space, place, answers, 'en', vault.http.now());
	}
	return formOf(vault, space, ask);
}

/** Sends a whole form, what cannot wait first. @throws Failure */
export async function send(
	vault: Vault,
	space: string,
	ask: string,
	answers: Answers,
	locale: string,
): Promise<FormView> {
	const place = await placeOf(vault, space, ask);
	const { asked, form, of } = place;
	if (!asked || !form) throw new ProtocolError('post');
	await tellUrgent(vault, space, place, answers, locale, vault.http.now());
	const thread = await vault.spaces.space(space);
	await vault.outbox.add(thread, postOf(form, answers, of, locale, 'done'));
	sent(vault, space);
	await keepDraft(vault.local, draftAt(space, ask), '');
	await journalBegun(vault, asked, {}, locale).catch(() => undefined); // it is sent all the same
	return formOf(vault, space, ask);
}

async function tellUrgent(
	vault: Vault,
	space: string,
	{ form, of, said, people }: Place,
	answers: Answers,
	locale: string,
	now: number,
): Promise<void> {
	if (people.get(vault.me.id)?.role !== 'client') throw new ProtocolError('role');
	const told = said.filter(({ post }) => post.state === 'open').flatMap(toldIn);
	const wait = form ? untold(form, answers, told, now) : {};
	if (!form || Object.keys(wait).length === 0) return;
	const thread = await vault.spaces.space(space);
	const manner = { attention: URGENT, id: makeEntryId() };
	await vault.outbox.add(thread, postOf(form, wait, of, locale, 'open'), manner);
	sent(vault, space);
}

function sent(vault: Vault, space: string): void {
	vault.sender.kick(space);
	vault.tell({ kind: 'space', id: space, where: 'device' });
}

function toldIn({ at, post }: Said): Told[] {
	return post.answers.map(({ item, value }) => ({ item, value, at }));
}

function toldOf(
	said: readonly Said[],
	waiting: readonly Readonly<{ entry: Readonly<{ header: { id: string } }>; refused: string }>[],
): ToldAnswer | null {
	const newest = said.findLast(({ post }) => post.state === 'open');
	if (!newest) return null;
	const row = waiting.find(({ entry }) => entry.header.id === newest.entry);
	const fate = row ? (row.refused ? 'refused' : 'kept') : 'sent';
	return { entry: newest.entry, at: newest.at, fate };
}

function postOf(
	{ id, version }: Measure,
	answers: Answers,
	of: string,
	locale: string,
	state: 'open' | 'done',
): JsonObject {
	const given = Object.entries(answers).map(([item, value]) => ({ item, value }));
	return { type: 'measure_answer', measure: id, version, locale, of, answers: given, state };
}

/** Puts how far one has come into the journal. @throws Failure without a connection, if there is none */
export async function carry(
	vault: Vault,
	space: string,
	ask: string,
	answers: Answers,
	locale: string,
): Promise<void> {
	const { asked } = await placeOf(vault, space, ask);
	if (asked) await journalBegun(vault, asked, answers, locale);
}
