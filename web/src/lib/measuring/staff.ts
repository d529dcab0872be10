/** Measures as the team of a client sees and asks them, in the worker. */
import { stateOf } from '../measures/asks.ts';
import type { Measure } from '../measures/content.ts';
import { shipped, writeForm } from '../measures/forms.ts';
import { foldMeasured, foldSeen, keyOf } from '../measures/measured.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { foldPeople, isSeated } from '../sync/folds/people.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { practiceMeasures } from './practice.ts';
import type { TeamMeasures } from './view.ts';

const MAY_ASK = 'clinician';

/** The measures of a client, as this device knows them. */
export async function teamMeasures(
	vault: Vault,
	names: NameBook,
	space: string,
): Promise<TeamMeasures> {
	const log = await wholeLog(vault, space);
	const people = foldPeople(log);
	const { asked, series, forms } = foldMeasured(log, people);
	const me = people.get(vault.me.id);
	const chart = await chartAbout(vault, space).catch(() => '');
	const clients = [...people.values()].filter(({ role }) => role === 'client');
	const called = (await names.of(vault)).clients.get(space)?.name ?? '';
	const now = vault.http.now();
	return {
		asks: asked.map((ask) => {
			const { id, measure, series: of, isShared, isGone, shownAt, author } = ask;
			const form = forms.get(keyOf(measure, ask.version));
			const states = clients.map((client) => stateOf(ask, client.id, now));
			return {
				...{ id, measure, series: of, isShared, isGone, shownAt, author },
				title: form?.title.en ?? form?.title.es ?? measure,
				state: states.find((each) => each !== 'waiting') ?? states[0] ?? stateOf(ask, '', now),
			};
		}),
		series: series.map((each) => {
			const version = each.results.at(-1)?.version ?? '';
			return { ...each, form: forms.get(keyOf(each.measure, version)) ?? null };
		}),
		names: Object.fromEntries(
			clients.map(({ id, name }) => [id, (clients.length === 1 && called) || name]),
		),
		seen: chart ? [...foldSeen(await wholeLog(vault, chart))] : [],
		known: await practiceMeasures(vault, names),
		mayAsk: me?.role === MAY_ASK && isSeated(me),
		mayLook: chart !== '',
	};
}

/** When and how often a measure is asked; none of `times` (ms) is now. */
export type Asking = Readonly<{ measure: Measure; times: readonly number[]; isShared: boolean }>;

/** Asks for a measure; all of it is sealed now and leaves with this device off. @throws Failure */
export async function ask(
	vault: Vault,
	space: string,
	{ measure, times, isShared }: Asking,
): Promise<void> {
	const post: JsonObject = {
		...{ type: 'measure_ask', measure: measure.id, version: measure.version },
		series: times.length > 1 ? makeEntryId() : '',
		form: shipped(measure.id, measure.version) ? '' : writeForm(measure),
		shared: isShared ? 1 : 0,
	};
	const thread = await vault.spaces.space(space);
	for (const showAt of times.length > 0 ? times : [0]) {
		await vault.outbox.add(thread, post, { attention: 1, showAt });
	}
	vault.sender.kick(space);
}

/** Takes an ask back, with those of its series that come after it. @throws Failure */
export async function takeBack(vault: Vault, space: string, id: string): Promise<void> {
	const log = await wholeLog(vault, space);
	const { asked } = foldMeasured(log, foldPeople(log));
	const first = asked.find((each) => each.id === id);
	const following = asked.filter(({ series, shownAt, isGone }) => {
		return first && series && series === first.series && shownAt > first.shownAt && !isGone;
	});
	const thread = await vault.spaces.space(space);
	for (const each of first ? [first, ...following] : []) {
		await vault.outbox.add(thread, { type: 'amend', text: '' }, { re: each.id });
	}
	vault.sender.kick(space);
}

/** Says in the chart that somebody has looked at an answer. @throws Failure */
export async function look(vault: Vault, space: string, of: string): Promise<void> {
	const chart = await chartAbout(vault, space);
	if (!chart) return;
	await vault.outbox.add(await vault.spaces.space(chart), { type: 'measure_seen', of });
	vault.sender.kick(chart);
}
