/**
 * What only a custodian's device can count, for they alone open the whole practice. The same is
 * counted in Python (`meantime.sdk.device_metrics`); the formulas stand in docs/metrics.md.
 */
import type { InsightMetric } from '../api/shapes/insights.ts';
import * as cases from './cases.ts';
import type { MetricsContent } from './content.ts';
import { movedCases, notedCases } from './device.ts';
import type { Clients } from './facts.ts';
import { countOf, quotientOf, shareOf, timeOf, type Figure } from './figures.ts';

/** Each metric of devices, in the order of the content. `today` is the number of a local day. */
export function deviceMetrics(
	{ metrics, least }: MetricsContent,
	clients: Clients,
	span: cases.Span,
	today: number,
): InsightMetric[] {
	const figures = figuresOf(clients, span, today, least);
	return metrics.flatMap(({ id, unit }) => {
		const figure = figures[id];
		return figure ? [{ id, unit, source: 'device' as const, ...wireOf(figure) }] : [];
	});
}

function figuresOf(
	clients: Clients,
	span: cases.Span,
	today: number,
	least: number,
): Readonly<Record<string, Figure>> {
	const weeks = { since: cases.numberOf(span.since), until: cases.numberOf(span.until) };
	const changed = cases.changedIn(clients, span);
	const changedTo = (change: 'better' | 'worse') => {
		return countOf(
			changed.map((each) => each.has(change)),
			least,
		);
	};
	return {
		between_session_progress: shareOf(cases.givenIn(clients, span), weeks, least),
		engagement_ratio: quotientOf(cases.touchedIn(clients, span), least),
		redirect_to_live_rate: shareOf(movedCases(cases.movedIn(clients, span), today), weeks, least),
		message_creep_index: quotientOf(cases.grownIn(clients, span), least),
		false_alarm_share: shareOf(cases.markedIn(clients, span), weeks, least),
		documentation_lag_days: timeOf(notedCases(cases.notedIn(clients, span), today), weeks, least),
		reliable_improvement_count: changedTo('better'),
		reliable_worsening_count: changedTo('worse'),
	};
}

function wireOf({ isShown, periods, ...known }: Figure) {
	const weeks = periods.map(({ since, until, ...counted }) => {
		return { from: cases.dayOf(since), until: cases.dayOf(until), ...counted };
	});
	return { ...known, is_shown: isShown, weeks };
}
