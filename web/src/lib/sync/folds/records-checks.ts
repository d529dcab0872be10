/** Whether the practice can open its records; as `meantime.sdk.folds.records_checks`. */
import type { RecordPost } from '../../protocol/record-posts.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';

type Check = Extract<RecordPost, { type: 'records_check' }>;
export type SaidCode = Extract<RecordPost, { type: 'recovery_code' }>;

/** A space of which the practice cannot open all, found at `since` (ms, the server's time). */
export type Alarm = Readonly<{
	space: string;
	code: string;
	gens: readonly number[];
	since: number;
}>;

/** The last check, at `at` (ms, the server's time; 0 for none), and the alarms that stand. */
export type Checks = Readonly<{
	at: number;
	by: string;
	checked: number;
	of: number;
	alarms: ReadonlyMap<string, Alarm>;
}>;

const NONE: Checks = { at: 0, by: '', checked: 0, of: 0, alarms: new Map() };

/** What the practice's seat says of its checks; nobody else's word silences an alarm. */
export function foldChecks(log: readonly Opened[], people: People): Checks {
	return log.reduce((checks, { entry, post, receivedAt }) => {
		const isPractice = people.get(entry.header.author)?.role === 'practice';
		return post?.type === 'records_check' && isPractice ? after(checks, post, receivedAt) : checks;
	}, NONE);
}

/** What each custodian says of their own recovery code, by account; the newest. */
export function foldCodes(log: readonly Opened[]): Map<string, SaidCode> {
	return new Map(
		log.flatMap(({ entry, post }) =>
			post?.type === 'recovery_code' ? [[entry.header.author, post] as const] : [],
		),
	);
}

function after(checks: Checks, { by, checked, of, broken, sound }: Check, at: number): Checks {
	const alarms = new Map(checks.alarms);
	for (const id of sound) alarms.delete(id);
	for (const each of broken) {
		const since = checks.alarms.get(each.space)?.since ?? at;
		alarms.set(each.space, { ...each, since });
	}
	return of > 0 ? { at, by, checked, of, alarms } : { ...checks, alarms };
}
