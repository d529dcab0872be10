import type { Http } from '../api/http.ts';
import { ProblemError } from '../api/problems.ts';
import type { EntryPage, ReceivedEntry, SpacePage } from '../api/shapes/spaces.ts';
import { joinAccount } from '../protocol/codes.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Account } from '../protocol/keys.ts';
import { KeyRing, openPost } from '../protocol/sealing.ts';
import { parse, readChange } from '../protocol/shapes.ts';
import { verifyLog } from '../protocol/spaces.ts';
import type { Seat, SpaceState } from '../protocol/state.ts';
import { checkInvitation } from '../protocol/trust.ts';
import { openEntry, type Opened } from '../sync/folds/opened.ts';
import { openSignIn } from '../sync/sign-in.ts';

const PAGE = 500;

/** An invitation that is open: its space, verified and proven, and what its link may read. */
export type Invitation = Readonly<{
	code: Uint8Array;
	state: SpaceState;
	seat: Seat;
	log: Opened[];
}>;

/**
 * An invitation that leads nowhere; `when` in ms: its use, its end, or 0. `by` is who took the
 * seat, else empty.
 */
export type Closed = Readonly<{
	state: 'used' | 'withdrawn' | 'expired' | 'unknown';
	when: number;
	by: string;
}>;

/**
 * Signs in as the invitation and verifies all that it leads to (flow F4).
 * @throws ProtocolError if the log fails a check, ProblemError, Unreachable
 */
export async function findInvitation(http: Http, code: Uint8Array): Promise<Invitation | Closed> {
	const joiner = joinAccount(code);
	const id = await spaceOf(http, joiner);
	if (!id) return closed('unknown');
	const entries = await fetchAll(http, id);
	const state = verifyLog(entries.map(({ h, b, s }) => ({ h, b, s })));
	if (state.space !== id) throw new ProtocolError('chain');
	return judge(joiner, code, state, entries, http.now());
}

/** The one space in which an invitation has a seat; undefined if the server knows of none. */
async function spaceOf(http: Http, joiner: Account): Promise<string | undefined> {
	try {
		await openSignIn(http, joiner, 'bearer');
	} catch (error) {
		if (error instanceof ProblemError && error.slug === 'sign-in-refused') return undefined;
		throw error;
	}
	return (await http.get<SpacePage>('/spaces')).spaces[0]?.id;
}

async function fetchAll(http: Http, id: string): Promise<ReceivedEntry[]> {
	const entries: ReceivedEntry[] = [];
	for (;;) {
		const query = { after: entries.length - 1, limit: PAGE };
		const page = await http.get<EntryPage>(`/spaces/${id}/entries`, query);
		entries.push(...page.entries);
		if (page.entries.length === 0 || entries.length > page.head_seq) return entries;
	}
}

function judge(
	joiner: Account,
	code: Uint8Array,
	state: SpaceState,
	entries: readonly ReceivedEntry[],
	now: number,
): Invitation | Closed {
	const ring = new KeyRing(joiner);
	const log = entries.map(({ h, b, s, received_at: receivedAt }) => {
		const open = (entry: Opened['entry']) => openPost(ring.key(state, entry.header.gen), entry);
		return openEntry(parse({ h, b, s }), Date.parse(receivedAt), open);
	});
	try {
		const seat = checkInvitation(state, joiner);
		return now > seat.until ? closed('expired', seat.until) : { code, state, seat, log };
	} catch (error) {
		if (!(error instanceof ProtocolError)) throw error;
		return error.code === 'noinvite' ? whyClosed(joiner.id, log) : closed('unknown');
	}
}

/** An invitation that is used removes itself; else somebody has taken it back. */
function whyClosed(id: string, log: readonly Opened[]): Closed {
	const end = log.findLast(({ entry: { header, body } }) => {
		return header.kind === 'seats' && readChange(body).remove.includes(id);
	});
	if (!end) return closed('unknown');
	if (end.entry.header.author !== id) return closed('withdrawn', end.receivedAt);
	return closed('used', end.receivedAt, readChange(end.entry.body).add[0]?.id);
}

function closed(state: Closed['state'], when = 0, by = ''): Closed {
	return { state, when, by };
}
