/** The totals of measures in a thread over time, as they are drawn. Pure. */
import content from 'content:measures';
import type { Asked } from '../measures/asks.ts';
import type { Measure } from '../measures/content.ts';
import { foldMeasured, keyOf, type Measured, type Result } from '../measures/measured.ts';
import { stateOf } from '../measures/asks.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { holding, type People } from '../sync/folds/people.ts';
import { dayAt } from '../text/local-days.ts';
import { writtenAt } from './moments.ts';
import type { Trend, TrendPoint } from './view.ts';

/** Where and when one looks: the device's zone, and the server's time (ms). */
export type Here = Readonly<{ zone: string; now: number }>;

/** One for each client, measure and version, what was filled in last first. */
export function trendsIn(log: readonly Opened[], people: People, here: Here): Trend[] {
	const measured = foldMeasured(log, people);
	const isShared = new Set(measured.series.map(({ author }) => author)).size > 1;
	const found = measured.series.flatMap(({ author, measure, results }) =>
		[...Map.groupBy(results, ({ version }) => version)].flatMap(([version, those]) => {
			const form = measured.forms.get(keyOf(measure, version));
			const filled = those.filter(({ total }) => total !== null);
			if (!form || filled.length === 0) return [];
			const points = pointsOf(measured, form, author, filled, people, here);
			const client = isShared ? (people.get(author)?.name ?? '') : '';
			return [{ ...trendOf(form), id: JSON.stringify([author, measure, version]), client, points }];
		}),
	);
	return found.sort((one, other) => newest(other) - newest(one));
}

/** Who of the team a client would talk to. */
export function clinicianIn(people: People): string {
	return holding(people, 'clinician')[0]?.name ?? '';
}

function trendOf({ title, credit, score }: Measure): Omit<Trend, 'id' | 'client' | 'points'> {
	return {
		...{ title, credit: credit.text, lowest: score.lowest, highest: score.highest },
		better: score.better,
		bands: score.bands.map(({ id, from, name }) => {
			return { id, from, name: name ?? content.bands[id] ?? {} };
		}),
		cutOff: score.caseness_at ?? score.positive_at ?? null,
		reliable: score.reliable ?? null,
	};
}

function pointsOf(
	{ asked }: Measured,
	form: Measure,
	client: string,
	filled: readonly Result[],
	people: People,
	{ zone, now }: Here,
): TrendPoint[] {
	const asks = new Map(asked.map((ask) => [ask.id, ask]));
	const points = filled.map((result) => {
		const { entry: id, total, band, sinceLast, sinceFirst } = result;
		const at = writtenAt(result.at, result.receivedAt);
		const askedBy = people.get(asks.get(result.of)?.author ?? '')?.name ?? '';
		return { id, at, day: dayAt(zone, at), total, band, askedBy, sinceLast, sinceFirst };
	});
	const first = Math.min(...points.map(({ at }) => at));
	const missed = asked
		.filter((ask) => ask.measure === form.id && ask.version === form.version)
		.filter((ask) => stateOf(ask, client, now) === 'quiet' && ask.shownAt > first)
		.map((ask) => missedPoint(ask, people, zone));
	return [...points, ...missed].sort((one, other) => one.at - other.at);
}

function missedPoint({ id, shownAt: at, author }: Asked, people: People, zone: string): TrendPoint {
	const askedBy = people.get(author)?.name ?? '';
	const nothing = { total: null, band: '', sinceLast: null, sinceFirst: null };
	return { id, at, day: dayAt(zone, at), askedBy, ...nothing };
}

function newest({ points }: Pick<Trend, 'points'>): number {
	return points.findLast(({ total }) => total !== null)?.at ?? 0;
}
