/** What the roll-out's page says of evidence, and where each task is done. */
import type { Evidence, EvidenceKind } from '../api/shapes/rollout.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';

/** Where a task is done; a task that is done outside the app has no place. */
export const WAYS: Readonly<Record<string, readonly [href: string, name: PlainKey]>> = {
	'rollout.p1.agreements': ['/settings/vendors', 'rollout.to_vendors'],
	'rollout.p1.accounts': ['/team', 'desk.team'],
	'rollout.p1.policy': ['/settings/policy', 'rollout.to_policy'],
	'rollout.p1.hours': ['/settings/hours', 'hours.title'],
	'rollout.p1.night': ['/settings/safety', 'rollout.to_night'],
	'rollout.p1.consent': ['/settings/policy', 'rollout.to_policy'],
	'rollout.p1.crisis': ['/settings/crisis-lines', 'rollout.to_lines'],
	'rollout.p1.replies': ['/settings/replies', 'replies.title'],
	'rollout.p1.drill': ['/alerts', 'desk.alerts'],
	'rollout.p1.custody': ['/team', 'desk.team'],
	'rollout.p2.select': ['/caseload', 'desk.clients'],
	'rollout.p2.introduce': ['/caseload', 'desk.clients'],
	'rollout.p2.routine': ['/settings/hours', 'hours.title'],
	'rollout.p2.notes': ['/caseload', 'desk.clients'],
	'rollout.p2.feedback': ['/rollout/surveys', 'rollout.to_surveys'],
	'rollout.p2.adjust': ['/settings/policy', 'rollout.to_policy'],
	'rollout.p2.replies_in_time': ['/review', 'desk.review'],
	'rollout.p2.alerts_reviewed': ['/alerts', 'desk.alerts'],
	'rollout.p2.documented': ['/caseload', 'desk.clients'],
	'rollout.p2.workable': ['/rollout/surveys', 'rollout.to_surveys'],
	'rollout.p3.extend': ['/caseload', 'desk.clients'],
	'rollout.p3.integrate': ['/caseload', 'desk.clients'],
	'rollout.p3.quarterly': ['/rollout/review', 'rollout.to_review'],
};

/** A second person holds the key, or the code lies safe: that is done in two places. */
export const MORE_WAYS: typeof WAYS = {
	'rollout.p1.accounts': ['/settings/locks', 'rollout.to_locks'],
	'rollout.p1.custody': ['/settings/locks', 'rollout.to_locks'],
};

/** What is said where there is nothing to count yet. */
const NONE: Readonly<Record<EvidenceKind, PlainKey>> = {
	policy_version: 'evidence.policy_none',
	hours: 'evidence.hours_none',
	night: 'evidence.night_none',
	crisis_lines: 'evidence.lines_none',
	agreements: 'evidence.agreements_none',
	custodians: 'evidence.custodians_none',
	alerts_closed: 'evidence.alerts_none',
	offered: 'evidence.offered_none',
	agreed: 'evidence.agreed_none',
	replies_in_time: 'evidence.replies_none',
	reviews_kept: 'evidence.kept_none',
	answers: 'evidence.answers_none',
	reviews: 'evidence.reviews_none',
	alerts_reviewed: 'evidence.reviewed_none',
};

/** Of these `of` is how many there were: with none of them, nothing can be said. */
const SHARES: ReadonlySet<EvidenceKind> = new Set([
	...(['crisis_lines', 'agreements', 'agreed', 'replies_in_time'] as const),
	...(['reviews_kept', 'answers', 'alerts_reviewed'] as const),
]);

/** What the system knows, as a sentence. */
export function evidenceSaid({ kind, count, of, at }: Evidence, text: Text): string {
	if (SHARES.has(kind) ? of === 0 : count === 0) return text.say(NONE[kind]);
	const said = { n: text.number(count), of: text.number(of) };
	const day = at ? text.date(Date.parse(at)) : '';
	if (kind === 'hours') return text.say('evidence.hours');
	if (kind === 'night') return text.say('evidence.night');
	if (kind === 'custodians' && count === 1) return text.say('evidence.custodian');
	if (kind === 'policy_version') return text.say('evidence.policy', { ...said, day });
	if (kind === 'alerts_closed') return text.say('evidence.alerts', { ...said, day });
	if (kind === 'reviews') return text.say('evidence.reviews', { ...said, day });
	if (kind === 'crisis_lines') {
		return day
			? text.say('evidence.lines', { ...said, day })
			: text.say('evidence.lines_some', said);
	}
	return text.say(COUNTED[kind], said);
}

const COUNTED = {
	agreements: 'evidence.agreements',
	custodians: 'evidence.custodians',
	offered: 'evidence.offered',
	agreed: 'evidence.agreed',
	replies_in_time: 'evidence.replies',
	reviews_kept: 'evidence.kept',
	answers: 'evidence.answers',
	alerts_reviewed: 'evidence.reviewed',
} as const satisfies Partial<Record<EvidenceKind, string>>;
