/** A conversation in somebody's own hands, or in the practice's: custodians answer by its seat. */
import type { JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { actingAs, practiceKeys } from '../sync/practice-seat.ts';
import type { Hands } from '../sync/seating.ts';
import type { Vault } from '../sync/vault.ts';

/** Does `action` where the viewer or the practice sits in a conversation; null where neither does. */
export async function reach<Result>(
	vault: Vault,
	thread: string,
	action: (hands: Hands) => Promise<Result>,
): Promise<Result | null> {
	if (await isSeated(vault, thread)) return action(vault);
	for (const key of await keysOf(vault)) {
		const reached = await actingAs(vault, key, async (practice) => {
			if (!(await isSeated(practice, thread))) return null;
			return { result: await action(practice) };
		});
		if (reached) return reached.result;
	}
	return null;
}

/** Whether these hands hold a seat in a space. */
export async function isSeated({ spaces }: Pick<Hands, 'spaces'>, space: string): Promise<boolean> {
	const listed = await spaces.listing().catch(() => spaces.listKept());
	return listed.some(({ id, until_seq: until }) => id === space && until < 0);
}

/** Posts; what is one's own goes out when it can, the practice's at once. @throws Unreachable */
export async function say(vault: Vault, hands: Hands, id: string, post: JsonObject): Promise<void> {
	const space = await hands.spaces.space(id);
	if (!space.state) await hands.spaces.sync(id);
	await hands.outbox.add(space, post);
	if (hands === vault) vault.sender.kick(id);
	else {
		await hands.outbox.deliver(
			space,
			() => hands.spaces.sync(id),
			() => undefined,
		);
	}
}

async function keysOf(vault: Vault) {
	try {
		return await practiceKeys(vault);
	} catch (error) {
		if (error instanceof ProtocolError) return []; // who is no custodian has none
		throw error;
	}
}
