/** A made-up client whom staff play themselves: made, followed, and ended again. */
import type { Rollout } from '../api/shapes/rollout.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, holding } from '../sync/folds/people.ts';
import type { NameBook } from '../sync/names.ts';
import { postNow } from '../sync/seating.ts';
import { unseat } from '../sync/sharing.ts';
import type { Vault } from '../sync/vault.ts';
import type { TryoutStage } from './steps.ts';
import { NO_TRYOUT, type Tryout } from './view.ts';

/** The newest made-up client of whom the server knows, as this device sees them. */
export async function tryoutOf(vault: Vault, { exceptions }: Rollout): Promise<Tryout> {
	const made = exceptions.filter((each) => each.is_made_up).map(({ space_id: id }) => id);
	const thread = made.at(-1);
	if (!thread) return NO_TRYOUT;
	const space = await vault.spaces.sync(thread).catch(() => vault.spaces.space(thread));
	const log = space.log();
	const [invitation] = holding(foldPeople(log), 'invite');
	const seat = invitation && space.state?.seats.get(invitation.id);
	return { thread, stage: stageOf(log), until: seat?.until ?? 0 };
}

/** How far it has come by what stands in the conversation. */
export function stageOf(log: readonly Opened[]): TryoutStage {
	const people = foldPeople(log);
	const state = log.findLast(({ post }) => post?.type === 'messaging')?.post;
	if (state?.type === 'messaging' && state.state === 'ended') return 'ended';
	const roleOf = ({ entry }: Opened) => people.get(entry.header.author)?.role ?? '';
	const texts = log.filter(({ post }) => post?.type === 'text' || post?.type === 'promise');
	const written = texts.findIndex((each) => roleOf(each) === 'client');
	if (written >= 0) {
		const isAnswered = texts.slice(written).some((each) => roleOf(each) === 'clinician');
		return isAnswered ? 'answered' : 'wrote';
	}
	if (holding(people, 'client').length > 0) return 'joined';
	return holding(people, 'invite').length > 0 ? 'invited' : 'made';
}

/**
 * Gives a thread a place beside all numbers, with the reason in the directory.
 * @throws ProblemError 'not-permitted' unless a custodian, 'malformed' where a client sits; Unreachable
 */
export async function markMadeUp(
	vault: Vault,
	names: NameBook,
	thread: string,
	reason: string,
): Promise<void> {
	const { directory } = await names.of(vault);
	const note = { type: 'rollout_note', about: thread, text: reason };
	const { header } = await postNow(vault, directory, note);
	const said = { reason_id: header.id, is_made_up: true };
	await vault.http.put<Rollout>(`/rollout/exceptions/${thread}`, said);
}

/** Takes the made-up client's seats, and the invitation that may still be open. */
export async function emptyThread(vault: Vault, thread: string): Promise<void> {
	const people = foldPeople((await vault.spaces.sync(thread)).log());
	const gone = [...holding(people, 'client'), ...holding(people, 'invite')];
	await unseat(
		vault,
		thread,
		gone.map(({ id }) => id),
	);
}
