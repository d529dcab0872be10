/** Whose hands write about an emergency: one's own seat, else the practice's for custodians. */
import { ProtocolError } from '../protocol/errors.ts';
import { actingAs, practiceKeys } from '../sync/practice-seat.ts';
import type { Hands } from '../sync/seating.ts';
import type { Vault } from '../sync/vault.ts';

type Action<Result> = (hands: Hands) => Promise<Result>;

/**
 * Does `action` as the practice, under the key with which it sits in a space.
 * @throws ProtocolError 'nokey' for who holds none
 */
export async function withPractice<Result>(
	vault: Vault,
	space: string,
	action: Action<Result>,
): Promise<Result> {
	for (const key of await practiceKeys(vault)) {
		const found = await actingAs(vault, key, async (practice) =>
			(await sits(practice, space)) ? { result: await action(practice) } : null,
		);
		if (found) return found.result;
	}
	throw new ProtocolError('nokey');
}

/** As `withPractice`, by one's own seat where there is one and it is not that of `but`. */
export async function withHands<Result>(
	vault: Vault,
	space: string,
	action: Action<Result>,
	but = '',
): Promise<Result> {
	if (vault.me.id !== but && (await sits(vault, space))) return action(vault);
	return withPractice(vault, space, action);
}

async function sits({ spaces }: Hands, id: string): Promise<boolean> {
	return (await spaces.list()).some((each) => each.id === id && each.until_seq < 0);
}
