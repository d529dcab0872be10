/** In which order numbers stand on their page. */
import type { InsightMetric } from '../api/shapes/insights.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { MetricsContent } from './content.ts';
import type { Told } from './view.ts';

export type Group = Readonly<{ title: PlainKey; ids: readonly string[] }>;

export const GROUPS: readonly Group[] = [
	{
		title: 'insights.replies',
		ids: ['response_hours', 'response_within_window', 'answered_share', 'queue_age_hours'],
	},
	{
		title: 'insights.between',
		ids: [
			...['engagement', 'between_session_progress', 'engagement_ratio'],
			...['redirect_to_live_rate', 'offers_booked_share'],
		],
	},
	{
		title: 'insights.outcomes',
		ids: [
			...['reliable_improvement_count', 'reliable_worsening_count'],
			...['dropout_with_messaging', 'dropout_without_messaging', 'dropout_difference'],
		],
	},
	{
		title: 'insights.safety',
		ids: [
			...['alert_minutes', 'alert_longest_minutes', 'alerts_taken_share'],
			...['safety_review_on_time', 'false_alarm_share'],
		],
	},
	{
		title: 'insights.work',
		ids: [
			...['off_hours_reply_share', 'evenings_free_share', 'reviews_kept_share', 'open_threads'],
			...['messages_per_open_hour', 'message_creep_index'],
		],
	},
	{ title: 'insights.record', ids: ['documentation_lag_days', 'consent_current_share'] },
];

/** The metrics of a group that are there, with their words. */
export function toldIn(
	{ ids }: Group,
	metrics: readonly InsightMetric[],
	content: MetricsContent,
): Told[] {
	return ids.flatMap((id) => {
		const metric = metrics.find((each) => each.id === id);
		const words = content.metrics.find((each) => each.id === id);
		return metric && words ? [{ metric, words }] : [];
	});
}
