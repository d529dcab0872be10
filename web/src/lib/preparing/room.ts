import type { NameBook } from '../sync/names.ts';
import { chartAbout } from '../sync/names.ts';
import { foldPeople, holding } from '../sync/folds/people.ts';
import { foldTeamMarks } from '../sync/folds/team-marks.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { whatCame, type Came } from '../homework/came.ts';
import { tasksIn } from '../homework/fold.ts';
import { foldMeasured, type Forms } from '../measures/measured.ts';
import type { MomentCard } from '../sync/folds/card-posts.ts';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import { gather, type Prepared } from './gather.ts';
import { knownOf } from './reading.ts';
import { lastBefore, sessionFor, sessionsAround, type Session } from './sessions.ts';

/** What the page shows; `name` is the client's by their desk, empty if nobody has said. */
export type PreparedSession = Readonly<{
	name: string;
	session: Session | null;
	prepared: Prepared;
	/** What came of homework in that time. */
	homework: readonly Came[];
	/** The measures whose totals are there, by `keyOf` their id and version. */
	forms: Forms;
	/** Moments by the message that each is, as they stand. */
	moments: ReadonlyMap<string, MomentCard>;
	/** What is in the margin of each message, by its id. */
	margins: ReadonlyMap<string, readonly string[]>;
	/** Whether a check failed here: then only what was verified is shown. */
	isStopped: boolean;
	/** Whether the viewer may tick and star. */
	mayChange: boolean;
}>;

/** What is for a session, gathered in the worker: it needs no connection. */
export function preparingRoom(vaults: Vaults, names: NameBook) {
	return {
		/**
		 * What is for the session at `at` (ms), or for the next one, as this device knows it; brought
		 * up to date first if `isNew`.
		 */
		async prepare(space: string, at: number, isNew = false): Promise<PreparedSession> {
			const vault = vaults.open;
			const chart = await chartAbout(vault, space);
			if (isNew) await bringUp(vault, [space, chart]);
			const now = vault.http.now();
			const sessions = isNew
				? await sessionsAround(vault, space, at || now)
				: ((await vault.local.kept<Session[]>(`sessions/${space}`)) ?? []);
			const session = sessionFor(sessions, { at, now });
			const beginsAt = at || (session?.startsAt ?? 0);
			const [log, inChart] = await Promise.all([
				wholeLog(vault, space),
				chart ? wholeLog(vault, chart) : [],
			]);
			const met = lastBefore(sessions, beginsAt, now);
			const me = vault.me.id;
			const prepared = gather(knownOf({ log, chart: inChart, me, now, at: beginsAt, met }));
			const people = foldPeople(log);
			const tasks = tasksIn(log, people, me, now);
			const known = await names.of(vault).catch(() => null);
			const { margins } = foldTeamMarks(inChart);
			const { frozen } = await vault.spaces.space(space);
			return {
				name: known?.clients.get(space)?.name ?? '',
				session,
				prepared,
				homework: whatCame(tasks, prepared.since, prepared.until),
				forms: foldMeasured(log, people).forms,
				moments: momentsIn(foldMessages(log, people, me, now)),
				margins: new Map([...margins].map(([id, notes]) => [id, notes.map(({ text }) => text)])),
				isStopped: frozen !== null,
				mayChange: !frozen && holding(people, 'clinician').some(({ id }) => id === me),
			};
		},
	};
}

export type PreparingRoom = ReturnType<typeof preparingRoom>;

function momentsIn(messages: readonly Message[]): Map<string, MomentCard> {
	return new Map(
		messages.flatMap(({ id, card }) => (card?.type === 'moment' ? [[id, card] as const] : [])),
	);
}

async function bringUp({ spaces }: Vault, ids: readonly string[]): Promise<void> {
	const synced = ids.filter(Boolean).map((id) => spaces.sync(id).catch(() => null));
	await Promise.all(synced); // without a connection what is here counts
}
