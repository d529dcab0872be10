import type { SpaceState } from '../protocol/state.ts';
import { boxName } from '../protocol/state.ts';
import { foldChanges } from '../sync/folds/changes.ts';
import { foldEndings } from '../sync/folds/endings.ts';
import { foldMarks } from '../sync/folds/marks.ts';
import { foldMessages } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, holding, isSeated, type Member, type People } from '../sync/folds/people.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import { foldUnanswered } from '../sync/folds/unanswered.ts';
import type { Names } from '../sync/names.ts';
import type { Space } from '../sync/space.ts';
import { NO_PROFILE, type CaseloadRow, type ClientPage, type SeatRow, type Stage } from './view.ts';

const ENDS = new Set(['left', 'removed']);

/** What is shown of a client is made of this. `now` is the server's time in ms. */
export type Sources = Readonly<{ space: Space; me: string; names: Names; now: number }>;

/** A client as a line of the list. */
export function rowOf({ space, me, names, now }: Sources): CaseloadRow {
	const log = space.log();
	const people = foldPeople(log);
	const messages = foldMessages(log, people, me, now);
	const profile = names.clients.get(space.id);
	return {
		id: space.id,
		name: profile?.name ?? nameFrom(people, names),
		pronouns: profile?.pronouns ?? '',
		stage: stageOf(space, log, people, me),
		role: people.get(me)?.role ?? '',
		at: messages.at(-1)?.at ?? log[0]?.entry.header.at ?? 0,
		isWaiting: foldUnanswered(messages, people, foldEndings(log, people)).length > 0,
	};
}

/** A client's page, but for what only the server or the roster knows. */
export function pageOf(
	sources: Sources,
): Omit<ClientPage, 'colleagues' | 'responsible' | 'missing'> {
	const { space, me, names } = sources;
	const log = space.log();
	const people = foldPeople(log);
	const profile = names.clients.get(space.id) ?? NO_PROFILE;
	const [invitation] = [...(space.state?.seats.values() ?? [])].filter(
		({ role }) => role === 'invite',
	);
	const mine = people.get(me);
	return {
		id: space.id,
		me,
		role: mine && isSeated(mine) ? mine.role : '',
		stage: stageOf(space, log, people, me),
		profile: { ...profile, name: profile.name || nameFrom(people, names) },
		seats: seatsOf(log, people, sources),
		lacksHistory: lacksHistory(space.state, people),
		invitedUntil: invitation?.until ?? 0,
	};
}

/** The name that whoever invited or the client themself gave, where the desk has no profile. */
function nameFrom(people: People, names: Names): string {
	const [client] = [...holding(people, 'client'), ...holding(people, 'invite')];
	if (!client) return '';
	const known = names.people.get(client.id) ?? names.people.get(client.via);
	return known?.name ?? client.name;
}

function stageOf(space: Space, log: readonly Opened[], people: People, me: string): Stage {
	if (space.frozen) return 'stopped';
	const clients = holding(people, 'client');
	if (clients.length > 0) {
		const marks = foldMarks(log, me);
		return clients.every(({ id }) => marks.has(id)) ? 'verified' : 'joined';
	}
	if (holding(people, 'invite').length > 0) return 'invited';
	return purposeOf(log).of === 'thread' ? 'left' : 'new';
}

function seatsOf(log: readonly Opened[], people: People, { names, space }: Sources): SeatRow[] {
	const changes = foldChanges(log);
	const last = (who: string, isEnd: boolean) =>
		changes.findLast((each) => each.who === who && ENDS.has(each.did) === isEnd)?.at ?? 0;
	const row = (member: Member): SeatRow => {
		const { id, role, via } = member;
		const known = names.people.get(id) ?? names.people.get(via);
		const client = role === 'client' ? names.clients.get(space.id)?.name : undefined;
		return {
			id,
			role,
			name: client ?? (member.name || (known?.name ?? '')),
			credential: member.credential || (known?.credential ?? ''),
			since: last(id, false),
			until: isSeated(member) ? 0 : last(id, true),
		};
	};
	return [...people.values()].filter(({ role }) => role !== 'invite').map(row);
}

/** Whether the one client came with a new card and cannot open what was written before. */
function lacksHistory(state: SpaceState | null, people: People): boolean {
	const [client, ...more] = holding(people, 'client');
	const former = [...people.values()].some((each) => each.role === 'client' && !isSeated(each));
	if (!state || !client || more.length > 0 || !former) return false;
	const gens = Array.from({ length: state.gen }, (_, index) => index + 1);
	return gens.some((gen) => !state.boxes.has(boxName(gen, client.id)));
}
