import { ProtocolError } from '../protocol/errors.ts';
import { foldPeople, isSeated, type People } from '../sync/folds/people.ts';
import { newestBeside, type SetBeside } from '../sync/folds/safety.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { refusal } from './refused.ts';

/** Whether the viewer may say what is noticed in a conversation: its clinicians alone. */
export async function mayChange(vault: Vault, space: string): Promise<boolean> {
	const me = foldPeople(await wholeLog(vault, space)).get(vault.me.id);
	const { frozen } = await vault.spaces.space(space);
	return me !== undefined && isSeated(me) && me.role === 'clinician' && frozen === null;
}

/**
 * Sets something else beside the rules; the client's devices go by it once they have it. Returns
 * what stood before. It needs a connection: made from an old list, the new one, which stands whole,
 * would undo what a colleague has changed.
 * @throws Failure, ProtocolError, ProblemError, Unreachable
 */
export async function changeBeside(
	vault: Vault,
	space: string,
	change: (before: SetBeside, people: People) => SetBeside,
): Promise<SetBeside> {
	const { frozen } = await vault.spaces.sync(space);
	if (frozen) throw new ProtocolError(frozen.code as ProtocolError['code']);
	if (!(await mayChange(vault, space))) throw refusal('not_yours');
	const log = await wholeLog(vault, space);
	const people = foldPeople(log);
	const before = newestBeside(log, people);
	const { words, rules } = change(before, people);
	const post = {
		type: 'safety_words',
		words: words.map((each) => ({ ...each })),
		rules: rules.map((each) => ({ ...each })),
	};
	await vault.outbox.add(await vault.spaces.space(space), post);
	vault.sender.kick(space);
	return before;
}
