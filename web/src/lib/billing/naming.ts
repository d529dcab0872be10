/** Who clients are, on this device: out of one's own desks, and for custodians out of all of them. */
import { ProtocolError } from '../protocol/errors.ts';
import { NameBook, type Profile } from '../sync/names.ts';
import { actingAs, practiceKeys } from '../sync/practice-seat.ts';
import type { Vault } from '../sync/vault.ts';
import type { Named } from './view.ts';

type Clients = ReadonlyMap<string, Profile>;

/** What the practice's own desks said, as long as the keys are open. */
const ofPractice = new WeakMap<Vault, Promise<Clients>>();

/** Profiles by thread. A desk that cannot be read leaves its client without a name. */
export async function clientsOf(vault: Vault, names: NameBook): Promise<Clients> {
	const { clients } = await names.of(vault);
	const whole = ofPractice.get(vault) ?? readPractice(vault);
	ofPractice.set(vault, whole);
	whole.catch(() => ofPractice.delete(vault)); // no connection: the next time then
	return new Map([...(await whole.catch(() => new Map())), ...clients]);
}

/** Returns how a client's name is put to what is about their thread. */
export async function namer(vault: Vault, names: NameBook) {
	const clients = await clientsOf(vault, names);
	return <Row extends Readonly<{ space_id: string }>>(row: Row): Named<Row> => {
		return { ...row, name: clients.get(row.space_id)?.name ?? '' };
	};
}

async function readPractice(vault: Vault): Promise<Clients> {
	const found = new Map<string, Profile>();
	for (const key of await keysOf(vault)) {
		const read = await actingAs(vault, key, async (practice) => {
			await practice.spaces.list();
			return (await new NameBook().of(practice)).clients;
		});
		for (const [thread, profile] of read ?? []) {
			if (!found.has(thread)) found.set(thread, profile);
		}
	}
	return found;
}

async function keysOf(vault: Vault) {
	try {
		return await practiceKeys(vault);
	} catch (error) {
		if (error instanceof ProtocolError && error.code === 'nokey') return []; // no custodian
		throw error;
	}
}
