import { digits } from '../protocol/flows.ts';
import { ANSWERS } from '../protocol/safety-posts.ts';
import { foldAgenda } from '../sync/folds/agenda.ts';
import { foldChanges } from '../sync/folds/changes.ts';
import { newestState } from '../sync/folds/consents.ts';
import { foldEndings, newestEnding } from '../sync/folds/endings.ts';
import { foldMarks } from '../sync/folds/marks.ts';
import { IN_SESSION } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, holding, isSeated, type Member, type People } from '../sync/folds/people.ts';
import { starsOfClient } from '../sync/folds/team-marks.ts';
import { newestPolicy } from '../sync/folds/policies.ts';
import { newestBeside, newestChoice, type ModelChoice } from '../sync/folds/safety.ts';
import type { Names } from '../sync/names.ts';
import type { Waiting } from '../sync/outbox.ts';
import type { Space } from '../sync/space.ts';
import { countWritten } from './allowance.ts';
import { automaticItems, NOTHING_CLOSED, type Closed } from './automatic.ts';
import { cardOf } from './cards.ts';
import {
	destroyedOf,
	emergenciesOf,
	endingsOf,
	eventsOf,
	exportsOf,
	saidBy,
	TOLD,
} from './happened.ts';
import { lettersOf } from './letters.ts';
import type {
	Item,
	LetterItem,
	Picked,
	Person,
	Reader,
	ThreadSummary,
	ThreadView,
} from './view.ts';

const ENDS = new Set(['left', 'removed']);
const PICKED: ReadonlyMap<string, Picked> = new Map([
	['call', 'picked_call'],
	['time', 'picked_time'],
	['neither', 'picked_neither'],
]);
const SAID = new Set([
	'text',
	'moment',
	'promise',
	'redirect',
	'file',
	'check_in',
	'check_in_answer',
	'homework',
	'measure_ask',
]);
const CLIENT_SIDE = new Set(['client', 'invite']);

/** What a view is made of besides the space itself. */
export type Sources = Readonly<{
	space: Space;
	me: string;
	waiting: readonly Waiting[];
	/** What desks and the directory say; empty for a client. */
	names: Names;
	/** What is known of closed time; nothing but for a conversation's own page. */
	closed?: Closed;
	/** The server's time in ms. */
	now: number;
}>;

/** A thread's log and, behind it, what waits to be sent. */
function logOf({ space, waiting, now }: Sources): Opened[] {
	return [...space.log(), ...waiting.map(({ entry }) => space.read({ entry, receivedAt: now }))];
}

/** What the viewer has said of the model, also what waits to be sent; null if nothing. */
export function choiceIn(sources: Sources): ModelChoice | null {
	return newestChoice(logOf(sources), sources.me);
}

/** Everything of a thread that does not depend on the network. */
export function viewOf(
	sources: Sources,
	draft: string,
): Omit<ThreadView, 'earlier' | 'model' | 'off' | 'stopped' | 'stale' | 'turn'> {
	const { space, me, now } = sources;
	const log = logOf(sources);
	const people = foldPeople(log);
	const other = otherOf(log, people, sources);
	const mine = people.get(me);
	const letters = lettersOf(sources, log, people);
	const endings = endingsOf(log, people, me, now);
	const { words, rules: lowered } = newestBeside(log, people);
	return {
		id: space.id,
		me,
		role: mine && isSeated(mine) ? mine.role : '',
		other: other && personOf(other, sources),
		people: readersOf(sources, log, people),
		items: inOrder(log, [
			...letters.filter((each) => isShown(each, people)).map(itemOf),
			...automaticItems(log, people, letters, me, sources.closed ?? NOTHING_CLOSED),
			...eventsOf(log, me),
			...exportsOf(log, people),
			...destroyedOf(log, people),
			...emergenciesOf(log, people),
			...endings,
		]),
		policy: policyOf(log, people),
		isVerified: other !== null && foldMarks(log, me).has(other.id),
		digits: space.state ? digits(space.state.lastSeats) : '',
		draft,
		listed: foldAgenda(log).map(({ about }) => about),
		starred: mine?.role === 'client' ? starsOfClient(log, people) : [],
		card: cardOf(letters.filter(isLetter), people, me),
		words,
		lowered,
		written: countWritten(letters, me, now),
		ending: endings.at(-1) ?? null,
		isEnded: hasEnded(log, people, now),
		nextAt: Math.min(
			...[...showTimes(log), ...letters.map(({ until }) => until)].filter((at) => at > now),
			Infinity,
		),
	};
}

/** The line of a thread in the list. */
export function summaryOf(sources: Sources): Omit<ThreadSummary, 'isStopped'> {
	const { space, me, waiting } = sources;
	const log = logOf(sources);
	const people = foldPeople(log);
	const other = otherOf(log, people, sources);
	const letters = lettersOf(sources, log, people).filter(({ kind }) => SAID.has(kind));
	const last = letters.at(-1);
	return {
		id: space.id,
		other: other && personOf(other, sources),
		last: last?.text ?? '',
		at: last?.at ?? log[0]?.entry.header.at ?? 0,
		isVerified: other !== null && foldMarks(log, me).has(other.id),
		isUnanswered: last?.author !== me && people.get(last?.author ?? '')?.role === 'client',
		isWaiting: waiting.length > 0,
	};
}

/** What a message written now answers: the client's newest one, unless a client writes it. */
export function answeredBy(sources: Sources): string {
	const log = logOf(sources);
	const people = foldPeople(log);
	if (people.get(sources.me)?.role === 'client') return '';
	const letters = lettersOf(sources, log, people);
	return letters.findLast(({ author }) => people.get(author)?.role === 'client')?.id ?? '';
}

/**
 * A client talks with the clinician, of several with the one to whom they were handed last;
 * everybody else with the client, who may yet have to come.
 */
function otherOf(log: readonly Opened[], people: People, { me, now }: Sources): Member | null {
	const isClient = people.get(me)?.role === 'client';
	const wanted = isClient ? ['clinician'] : ['client', 'invite'];
	const seated = wanted.flatMap((role) => holding(people, role));
	const heir = isClient && newestHeir(log, people, now);
	return seated.find(({ id }) => id === heir) ?? seated[0] ?? null;
}

/** By the signed words that everybody can read by now. */
function hasEnded(log: readonly Opened[], people: People, now: number): boolean {
	const isDischarged = newestEnding(log, people, now)?.post.ending === 'discharged';
	return isDischarged || newestState(log, people)?.state === 'ended';
}

/** To whom a client was handed last, as everybody can read by now; empty for nobody. */
function newestHeir(log: readonly Opened[], people: People, now: number): string {
	const shown = foldEndings(log, people).filter(({ shownAt }) => shownAt <= now);
	return shown.findLast(({ post }) => post.to)?.post.to ?? '';
}

/** The desk's word on a client comes first, then that of signed posts here. */
function personOf(member: Member, { space, names: { clients, people } }: Sources): Person {
	const { id, via, role } = member;
	const known = people.get(id) ?? people.get(via);
	const client = CLIENT_SIDE.has(role) ? clients.get(space.id)?.name : '';
	const name = client || member.name || (known?.name ?? '');
	const credential = member.credential || (known?.credential ?? '');
	return { id, role, name, credential, isSeated: isSeated(member) };
}

/** Everybody who reads or read along, with when their last seat began and ended. */
function readersOf(sources: Sources, log: readonly Opened[], people: People): Reader[] {
	const changes = foldChanges(log);
	const lastTime = (who: string, isEnd: boolean) =>
		changes.findLast((each) => each.who === who && ENDS.has(each.did) === isEnd)?.at ?? 0;
	return [...people.values()]
		.filter(({ role }) => role !== 'invite')
		.map((member) => ({
			...personOf(member, sources),
			by: member.by,
			since: lastTime(member.id, false),
			until: isSeated(member) ? 0 : lastTime(member.id, true),
		}));
}

/** What was destroyed is no letter any more: one line says so of all of it. */
function isLetter({ kind, text, fault }: LetterItem): boolean {
	if (kind === 'event') return !TOLD.includes(text);
	return kind !== 'answer' && fault !== 'destroyed';
}

/** Nobody of the care team says for a client how safe they are. */
function isShown(letter: LetterItem, people: People): boolean {
	const isByClient = people.get(letter.author)?.role === 'client';
	return isLetter(letter) || (isByClient && letter.kind === 'answer');
}

/** A promise to answer in the session is no letter, and neither is what somebody says of themselves. */
function itemOf(letter: LetterItem): Item {
	if (letter.kind === 'answer') {
		const answer = ANSWERS.find((each) => each === letter.text) ?? '';
		return { ...saidBy(letter, 'answered', letter.author), answer };
	}
	const isPromise = letter.kind === 'event' && letter.text === IN_SESSION;
	const picked = letter.kind === 'pick' ? PICKED.get(letter.text) : undefined;
	const did = isPromise ? 'in_session' : picked;
	return did ? saidBy(letter, did, letter.author) : letter;
}

/** Everything where its entry stands in the log. */
function inOrder(log: readonly Opened[], items: readonly Item[]): Item[] {
	const places = new Map(log.map(({ entry }, place) => [entry.header.id, place]));
	const placeOf = (item: Item) => places.get(item.id.split('/')[0] ?? '') ?? 0;
	return items.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function policyOf(log: readonly Opened[], people: People): string {
	const said = newestPolicy(log, people)?.policy['text'];
	return typeof said === 'string' ? said : '';
}

function showTimes(log: readonly Opened[]): number[] {
	return log.map(({ entry }) => entry.header.show_at);
}
