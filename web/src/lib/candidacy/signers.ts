/** Who signs for a client beside them: chosen at the desk. */
import { foldPeople, holding } from '../sync/folds/people.ts';
import { nameGuardians } from '../sync/guardians.ts';
import type { Vault } from '../sync/vault.ts';
import type { Sources } from './showing.ts';

type Said = Readonly<{ named: readonly string[]; until: string }>;

/** Names them, and asks each in their own thread. @throws ProtocolError, ProblemError, Unreachable */
export async function nameSigners(vault: Vault, sources: Sources, said: Said): Promise<void> {
	const { thread, names, others, told, today } = sources;
	const [client] = holding(foldPeople(thread.log), 'client');
	const name = names.clients.get(thread.id)?.name ?? client?.name ?? '';
	const guardians = said.named.map((id) => {
		return others.find((each) => each.id === id) ?? { id, name: names.clients.get(id)?.name ?? '' };
	});
	const atLatest = latestOf(said, told.at_latest ?? '', today);
	const { until } = said;
	await nameGuardians(vault, { id: thread.id, name }, guardians, { until, atLatest });
}

/**
 * The last day on which consents of today count. Whoever has come of age since `before` stays so:
 * what they signed as a minor counts no more, whoever is named.
 */
export function latestOf({ named, until }: Said, before: string, today: string): string {
	if (before && before < today) return before;
	return named.length > 0 ? until : '';
}
