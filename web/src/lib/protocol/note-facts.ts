/** What a device counted for a note (protocol.md section 7); nobody types it. */
import { dayOrNone } from './agreement-posts.ts';
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import {
	count,
	filled,
	integer,
	list,
	objects,
	oneOf,
	string,
	text,
	texts,
} from './post-fields.ts';

/** A message of concern, at `at` (ms), and how its alert ended, empty where none was or is. */
export type SafetyFact = Readonly<{ of: string; at: number; attention: 2 | 3; outcome: string }>;
/** Who could read the conversation in that time, and as what. */
export type FactReader = Readonly<{ name: string; role: string }>;

/**
 * Times in ms, by the server. `entries` are the messages from `since` until before `until`.
 * `answered` of the client's were answered, `waiting` were not; `median_ms` and `longest_ms` are how
 * long that took. `minutes` are those that the author confirmed, counted in the seven days from
 * `week`. `policy` is the version that the client had agreed to, 0 for none.
 */
export type Facts = Readonly<{
	since: number;
	until: number;
	entries: readonly string[];
	from_client: number;
	from_team: number;
	channel: 'secure_message';
	files: number;
	answered: number;
	waiting: number;
	median_ms: number;
	longest_ms: number;
	themes: readonly string[];
	safety: readonly SafetyFact[];
	measures: readonly string[];
	minutes: number;
	week: string;
	policy: number;
	readers: readonly FactReader[];
}>;

/** @throws ProtocolError 'post' */
export function factsOf(facts: JsonObject): Facts {
	const entries = list(facts['entries']).map(string);
	demand(!entries.includes(''), 'post');
	if (facts['channel'] !== undefined) oneOf(facts, 'channel', ['secure_message']);
	return {
		since: integer(facts, 'since'),
		until: integer(facts, 'until'),
		entries,
		from_client: count(facts, 'from_client'),
		from_team: count(facts, 'from_team'),
		channel: 'secure_message',
		files: count(facts, 'files', 0),
		answered: count(facts, 'answered', 0),
		waiting: count(facts, 'waiting', 0),
		median_ms: count(facts, 'median_ms', 0),
		longest_ms: count(facts, 'longest_ms', 0),
		themes: texts(facts, 'themes'),
		safety: objects(facts, 'safety').map(safetyOf),
		measures: texts(facts, 'measures'),
		minutes: count(facts, 'minutes', 0),
		week: dayOrNone(facts, 'week'),
		policy: count(facts, 'policy', 0),
		readers: objects(facts, 'readers').map((each) => ({
			name: text(each, 'name'),
			role: text(each, 'role'),
		})),
	};
}

function safetyOf(fact: JsonObject): SafetyFact {
	const attention = integer(fact, 'attention');
	demand(attention === 2 || attention === 3, 'post');
	const outcome = text(fact, 'outcome', '');
	return { of: filled(fact, 'of'), at: integer(fact, 'at'), attention, outcome };
}
