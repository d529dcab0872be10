/** Whom a first version would keep from writing until somebody has decided and they have signed. */
import { foldPeople, holding } from '../sync/folds/people.ts';
import { isMine } from '../sync/signing.ts';
import { standingsOf } from '../sync/standings.ts';
import type { Vault } from '../sync/vault.ts';
import { threadOf } from './scopes.ts';
import type { Stops, Whose } from './view.ts';

const CLIENTS = ['client', 'invite'];

/**
 * What is open now because there is no policy. One's own threads to which nobody was invited yet do
 * not count; of others' that is not known here. @throws ProblemError, Unreachable
 */
export async function stopsOf(vault: Vault, whose: Whose): Promise<Stops> {
	const thread = threadOf(whose);
	const listed = new Map((await vault.spaces.listing()).map((each) => [each.id, each]));
	let [all, undecided] = [0, 0];
	for (const [id, standing] of await standingsOf(vault.http)) {
		const own = listed.get(id);
		const isOwn = own !== undefined && isMine(own, vault.me.id);
		if (!standing.may_write || standing.version > 0) continue;
		if (thread ? id !== thread : whose === 'mine' && !isOwn) continue;
		const people = own && foldPeople((await vault.spaces.upTo(own)).log());
		if (people && CLIENTS.every((role) => holding(people, role).length === 0)) continue;
		all += 1;
		if (standing.candidacy.decision === 'none') undecided += 1;
	}
	return { all, undecided };
}
