/** What a client fills in, in the worker. What cannot wait is posted before the form is done. */
import { stateOf } from '../measures/asks.ts';
import { foldMeasured, keyOf, type Measured } from '../measures/measured.ts';
import type { Answers } from '../measures/scoring.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { keepDraft } from '../sync/drafts.ts';
import { factsOf } from '../sync/failure.ts';
import { foldPeople, isSeated } from '../sync/folds/people.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { beginnings, begunOf, draftAt, journalBegun, writeKept } from './begun.ts';
import { placeOf } from './place.ts';
import { postOf, sent, tellUrgent, toldOf } from './urgent.ts';
import type { FormView, OwnAsk, OwnMeasures } from './view.ts';

const READ_BY = new Set(['clinician', 'observer', 'practice']);

/** A form as this device knows it. */
export async function formOf(vault: Vault, space: string, ask: string): Promise<FormView> {
	const place = await placeOf(vault, space, ask);
	const { measured, people, asked, form, of } = place;
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
		told: toldOf(place, waiting, now),
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
 * Notes what was answered so far: it is sealed on this device while what cannot wait is signed and put
 * on its way, so that neither has to wait for the other. @throws Failure
 */
export async function pick(
	vault: Vault,
	space: string,
	ask: string,
	answers: Answers,
	locale: string,
): Promise<FormView> {
	const now = vault.http.now();
	await Promise.all([
		keepDraft(vault.local, draftAt(space, ask), writeKept(answers, now)),
		tellUrgent(vault, space, ask, { answers, at: now }, locale),
	]);
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
	const { asked, form, of } = await placeOf(vault, space, ask);
	if (!asked || !form) throw new ProtocolError('post');
	await tellUrgent(vault, space, ask, { answers, at: vault.http.now() }, locale);
	const thread = await vault.spaces.space(space);
	await vault.outbox.add(thread, postOf(form, answers, of, locale, 'done'));
	sent(vault, space);
	await keepDraft(vault.local, draftAt(space, ask), '');
	await journalBegun(vault, asked, {}, locale).catch(() => undefined); // it is sent all the same
	return formOf(vault, space, ask);
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
