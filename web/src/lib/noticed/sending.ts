/** What a client's words are held against that go to a conversation from a page of their own. */
import { offIn } from '../sync/agreement.ts';
import { newestBeside, newestChoice } from '../sync/folds/safety.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { mayLook } from '../sync/model-state.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { ELEVATED, URGENT } from './attention.ts';
import type { Against, Carried } from './found.ts';
import { notedIn } from './noted.ts';

/** As for a message there; the time is for the page to add. */
export type Beside = Omit<Against, 'now'>;

/** What is known in a conversation of what a client writes. */
export async function besideIn(vault: Vault, space: string): Promise<Beside> {
	const log = await wholeLog(vault, space);
	const { words, rules: lowered } = newestBeside(log, foldPeople(log));
	const { earlier } = await notedIn(vault, space);
	const model = await mayLook(vault, newestChoice(log, vault.me.id)).catch(() => false);
	return { words, lowered, earlier, model };
}

/** What is filled in asks for no answer; what was noticed in it does. */
export async function attentionBeside(
	vault: Vault,
	space: string,
	{ attention }: Carried,
): Promise<number> {
	if (attention < ELEVATED) return 0;
	return (await offIn(vault, space)) ? URGENT : attention; // all else would be turned away
}

/** What a post says of how its words were looked at. */
export function saidWith({ noticed, answer }: Carried): {
	noticed?: string[];
	answer?: Exclude<Carried['answer'], ''>;
} {
	return { ...(noticed.length > 0 && { noticed: [...noticed] }), ...(answer && { answer }) };
}
