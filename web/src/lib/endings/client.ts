import { offIn, offNow } from '../sync/agreement.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { Vault } from '../sync/vault.ts';
import { endingIn } from './reading.ts';
import type { ClientEnding } from './view.ts';

/** What a client is told of an ending, as this device knows it. */
export async function clientEnding(vault: Vault, id: string): Promise<ClientEnding> {
	const log = (await vault.spaces.space(id)).log();
	const people = foldPeople(log);
	const nameOf = (who: string) => people.get(who)?.name ?? '';
	const sources = { log, me: vault.me.id, now: vault.http.now() };
	const ending = endingIn(sources, people, nameOf);
	// Messages end as the words about it are shown, or later: then the server is asked anew.
	const off = await (ending?.ending === 'discharged' ? offNow(vault, id) : offIn(vault, id));
	return { ending, hasEnded: off === 'ended' };
}
