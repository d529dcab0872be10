/**
 * What was signed about money, and what the server is told of it: the post first, then numbers. What
 * could not be told waits here, sealed, and is told the next time; the server takes it twice alike.
 */
import { ProblemError, Unreachable } from '../api/problems.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { makeEntryId } from '../protocol/writing.ts';
import type { Vault } from '../sync/vault.ts';

const PLACE = 'charging/untold';

type Call = Readonly<{ method: 'post' | 'put' | 'delete'; path: string; body: object | null }>;

/**
 * A word that waits: `id` is its post. With `isBack` the server is told first that it is taken back,
 * and the post goes after that, so that nothing looks free that still counts.
 */
type Untold = Readonly<{ id: string; space: string; calls: readonly Call[]; isBack: boolean }>;

/**
 * Says `post` in a thread, quietly if nothing else is said, and tells the server by `calls`. Resolves
 * to its id and whether it is told.
 */
export async function sayAndTell(
	vault: Vault,
	space: string,
	post: JsonObject,
	calls: (id: string) => readonly Call[],
	attention = 0,
): Promise<Readonly<{ id: string; isTold: boolean }>> {
	const id = makeEntryId();
	await keep(vault, { id, space, calls: calls(id), isBack: false });
	await vault.outbox.add(await vault.spaces.space(space), post, { id, attention });
	vault.tell({ kind: 'space', id: space, where: 'device' });
	return { id, isTold: await tellOne(vault, id) };
}

/** Takes the post `id` of the viewer's back, at the server first. Resolves to whether it is told. */
export async function takeBack(
	vault: Vault,
	space: string,
	id: string,
	calls: readonly Call[],
): Promise<boolean> {
	await keep(vault, { id, space, calls, isBack: true });
	return tellOne(vault, id);
}

/** How many words wait to be told. */
export async function untold(vault: Vault): Promise<number> {
	return (await rows(vault)).length;
}

/** The posts that wait to be told, or to be taken back. */
export async function untoldIds(vault: Vault): Promise<ReadonlySet<string>> {
	return new Set((await rows(vault)).map(({ id }) => id));
}

/** Tells what waits, oldest first; what is refused is taken back and hinders nothing else. */
export async function tellWaiting(vault: Vault): Promise<void> {
	for (const { id } of await rows(vault)) {
		try {
			if (!(await tellOne(vault, id))) return;
		} catch (error) {
			if (!(error instanceof ProblemError)) throw error;
		}
	}
}

/** False without a connection: then it waits on. @throws ProblemError for what is refused */
async function tellOne(vault: Vault, id: string): Promise<boolean> {
	const row = (await rows(vault)).find((each) => each.id === id);
	if (!row) return true;
	try {
		if (!row.isBack) await deliver(vault, row.space);
		for (const call of row.calls) await send(vault, call, row.isBack);
		if (row.isBack) await unsay(vault, row);
	} catch (error) {
		if (error instanceof Unreachable) return false;
		if (error instanceof ProblemError && mayBeTriedAgain(error)) return false;
		if (error instanceof ProblemError && !row.isBack) await unsay(vault, row);
		await drop(vault, id);
		throw error;
	}
	await drop(vault, id);
	return true;
}

async function send({ http }: Vault, { method, path, body }: Call, isBack: boolean): Promise<void> {
	try {
		if (method === 'delete') await http.delete(path);
		else await http[method](path, body ?? {});
	} catch (error) {
		// What the server never heard of is back already.
		const isGone = error instanceof ProblemError && error.status === 404;
		if (!(isBack && isGone)) throw error;
	}
}

async function unsay(vault: Vault, { id, space }: Untold): Promise<void> {
	const thread = await vault.spaces.space(space);
	const isHere = await vault.outbox.takeBack(thread, id, () => Promise.resolve());
	if (!isHere) await vault.outbox.add(thread, { type: 'amend', text: '' }, { re: id });
	vault.sender.kick(space);
	vault.tell({ kind: 'space', id: space, where: 'device' });
}

async function deliver({ spaces, outbox }: Vault, id: string): Promise<void> {
	const space = await spaces.space(id);
	await outbox.deliver(
		space,
		() => spaces.sync(id),
		() => undefined,
	);
}

function mayBeTriedAgain({ status }: ProblemError): boolean {
	return status === 401 || status === 429 || status >= 500;
}

async function rows({ local }: Vault): Promise<readonly Untold[]> {
	return (await local.kept<{ rows: readonly Untold[] }>(PLACE))?.rows ?? [];
}

/** What is taken back before it was told takes the place of what was to be told. */
async function keep(vault: Vault, row: Untold): Promise<void> {
	const others = (await rows(vault)).filter(({ id }) => id !== row.id);
	await vault.local.keep(PLACE, { rows: [...others, row] });
}

async function drop(vault: Vault, id: string): Promise<void> {
	const others = (await rows(vault)).filter((each) => each.id !== id);
	await vault.local.keep(PLACE, { rows: others });
}
