/**
 * What a device counts in a conversation for a note. Nobody types it, and anybody can count again.
 * The same rules as `meantime.sdk.folds.note_facts`. Source: protocol.md section 7, Notes.
 */
import type { Facts, FactReader } from '../../protocol/note-facts.ts';
import type { Message } from './messages.ts';
import type { Opened } from './opened.ts';
import { foldPeople, isSeated, type People } from './people.ts';
import { foldTeamMarks } from './team-marks.ts';
import { isOfCareTeam } from './unanswered.ts';

const UNSAID = new Set<Message['kind']>(['event', 'answer', 'unknown']);
const OF_CONCERN = 2; // attention
const DAY_MS = 86_400_000;
const COUNTED = [
	...(['from_client', 'from_team', 'files'] as const),
	...(['answered', 'waiting', 'median_ms', 'longest_ms'] as const),
] as const;

/** From `since` until before `until`, in ms by the server's time. */
export type Period = Readonly<{ since: number; until: number }>;

/** What a chart says of messages, by their ids: their themes, and how their alerts ended. */
export type BesideMessages = Readonly<{
	themes: ReadonlyMap<string, readonly string[]>;
	outcomes: ReadonlyMap<string, string>;
}>;

/** The name of a count that is not that of the conversation. */
export type Mismatch = (typeof COUNTED)[number] | 'entries' | 'safety';

/** From when on others see a message, in ms by the server's time. */
export function shownAt({ receivedAt, showAt }: Message): number {
	return Math.max(receivedAt, showAt);
}

/** What the server had before `until` (ms), so that a count stays as it was. */
export function logUntil(log: readonly Opened[], until: number): Opened[] {
	return log.filter(({ receivedAt }) => receivedAt < until);
}

/**
 * `wanted` (ms), or just behind the last message if that is earlier: nothing that comes later, by
 * whatever clock, then falls into the period.
 */
export function periodEnd(messages: readonly Message[], wanted: number): number {
	const shown = messages.map(shownAt).filter((at) => at < wanted);
	return shown.reduce((last, at) => Math.max(last, at), shown[0] ?? wanted - 1) + 1;
}

/** What a chart says of messages; of one alert the newest end counts. */
export function besideIn(chart: readonly Opened[]): BesideMessages {
	const outcomes = chart.flatMap(({ post }) => {
		return post?.type === 'safety_event' ? [[post.of, post.outcome] as const] : [];
	});
	return { themes: foldTeamMarks(chart).tags, outcomes: new Map(outcomes) };
}

/**
 * What was said in a period; `messages` are those known before its end. An answer that came after
 * the period is none. The minutes, the week, the policy and the readers are for others to add.
 */
export function countFacts(
	period: Period,
	messages: readonly Message[],
	people: People,
	{ themes, outcomes }: BesideMessages,
): Facts {
	const said = messages.filter((each) => isSaid(each, people) && shownAt(each) < period.until);
	const covered = said.filter((each) => shownAt(each) >= period.since);
	const theirs = covered.filter((each) => isOfClient(each, people));
	const waits = replyTimes(said, people);
	const asking = theirs.filter(({ attention, isWithdrawn }) => attention > 0 && !isWithdrawn);
	const took = asking.flatMap(({ id }) => waits.get(id) ?? []).sort((one, other) => one - other);
	const tags = covered.flatMap(({ id }) => themes.get(id) ?? []);
	return {
		...period,
		entries: covered.map(({ id }) => id),
		from_client: theirs.length,
		from_team: covered.length - theirs.length,
		channel: 'secure_message',
		files: covered.filter(({ kind }) => kind === 'file').length,
		answered: took.length,
		waiting: asking.length - took.length,
		median_ms: median(took),
		longest_ms: took.at(-1) ?? 0,
		themes: [...new Set(tags)],
		safety: theirs
			.filter(({ attention }) => attention >= OF_CONCERN)
			.map((each) => ({
				of: each.id,
				at: shownAt(each),
				attention: each.attention === OF_CONCERN ? 2 : 3,
				outcome: outcomes.get(each.id) ?? '',
			})),
		...{ measures: [], minutes: 0, week: '', policy: 0, readers: [] },
	};
}

/** Whether this is something that client or care team said, also what nobody can read. */
export function isSaid(message: Message, people: People): boolean {
	return (
		!UNSAID.has(message.kind) && (isOfClient(message, people) || isOfCareTeam(message, people))
	);
}

/**
 * How long (ms) each of the clients' messages waited, by its id, if it was answered. An answer
 * names a client's message, and answers all that the same client wrote before it.
 */
export function replyTimes(messages: readonly Message[], people: People): Map<string, number> {
	const byId = new Map(messages.map((each) => [each.id, each]));
	const took = new Map<string, number>();
	const inTime = messages.toSorted((one, other) => {
		return shownAt(one) - shownAt(other) || one.seq - other.seq;
	});
	for (const answer of inTime) {
		const asked = byId.get(answer.re);
		if (!asked || !isOfCareTeam(answer, people) || !isOfClient(asked, people)) continue;
		for (const each of messages) {
			if (each.author !== asked.author || each.seq > asked.seq || took.has(each.id)) continue;
			took.set(each.id, Math.max(0, shownAt(answer) - shownAt(each)));
		}
	}
	return took;
}

/** Who could read from `since` (ms) until the end of a log, in order of their coming. */
export function readersUntil(log: readonly Opened[], since: number): FactReader[] {
	const received = new Map(log.map(({ entry, receivedAt }) => [entry.header.seq, receivedAt]));
	return [...foldPeople(log).values()]
		.filter(({ role }) => role !== 'invite')
		.filter((each) => isSeated(each) || (received.get(each.leftSeq) ?? since) >= since)
		.map(({ name, role }) => ({ name, role }));
}

/** The Monday of a local day's week. */
export function weekOf(day: string): string {
	const at = Date.parse(day);
	const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
	return new Date(at - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

/** Whether what is written `today` about the local day `on` is a late entry. */
export function isLate(on: string, today: string): boolean {
	return Date.parse(today) - Date.parse(on) > DAY_MS;
}

/** Which counts of a note are not those of the conversation. */
export function mismatches(facts: Facts, recounted: Facts): Mismatch[] {
	const found: Mismatch[] = COUNTED.filter((name) => facts[name] !== recounted[name]);
	if (!isSame(facts.entries, recounted.entries)) found.unshift('entries');
	const concerns = ({ safety }: Facts) => safety.map((each) => [each.of, each.at, each.attention]);
	if (!isSame(concerns(facts), concerns(recounted))) found.push('safety');
	return found;
}

function isOfClient({ author }: Message, people: People): boolean {
	return people.get(author)?.role === 'client';
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

function median(sorted: readonly number[]): number {
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	if (sorted.length % 2 === 1) return upper;
	return Math.floor(((sorted[middle - 1] ?? 0) + upper) / 2);
}
