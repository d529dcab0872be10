import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { WireEntry } from '../api/shapes/spaces.ts';
import type { KeptLock } from './known.ts';

/** What lies in this browser. Texts, names and states only ever lie in a `sealed` field. */
export interface Schema extends DBSchema {
	/** Whose a login is, by the hash of the login: needed before anything can be unsealed. */
	known: { key: string; value: KnownRow };
	pins: { key: [account: string, space: string]; value: PinRow };
	/** Verified entries that came together, under the seq of the first. */
	entries: { key: [account: string, space: string, seq: number]; value: EntriesRow };
	/** What was opened, sealed again, some entries in a part; and how much of it, used when last. */
	opened: { key: [account: string, space: string, part: number]; value: PartRow };
	shelf: {
		key: [account: string, space: string];
		value: { account: string; space: string; bytes: number; used_at: number };
	};
	/** What lets the service worker hand over signed entries, and nothing else. */
	tokens: { key: string; value: TokenRow };
	/** Drafts, evidence, practice details: one sealed thing per place. */
	places: {
		key: [account: string, place: string];
		value: { account: string; place: string; sealed: Uint8Array };
	};
	/** Entries on their way, sealed under their generation's key and signed. */
	outbox: { key: number; value: OutboxRow; indexes: { space: [account: string, space: string] } };
	/** Files on their way, and the parts of their blobs, sealed under keys of their own. */
	uploads: { key: [account: string, space: string, id: string]; value: UploadRow };
	parts: { key: [account: string, id: string, part: number]; value: Uint8Array };
}

/** `lock` is there while the browser is signed in: what opens the account without a connection. */
export type KnownRow = {
	login_hash: string;
	id: string;
	suite: number;
	lock?: KeptLock;
	/** The secret as the passkey of the account unwraps it, there as long as `lock`. */
	passkey?: string;
	/** What is typed before unlocking is sealed to this; `home` is a client's only thread. */
	card?: Uint8Array;
	home?: string;
	/** Has moments of their own to catch, also before unlocking. */
	isClient?: boolean;
};
export type PinRow = { account: string; space: string; seq: number; sealed: Uint8Array };
export type EntriesRow = PinRow & { last: number };
export type TokenRow = { account: string; token: string };
export type PartRow = { account: string; space: string; part: number; sealed: Uint8Array };
/** `refused` is the reason for which the server would not take the entry, else empty. */
export type OutboxRow = {
	n?: number;
	account: string;
	space: string;
	id: string;
	wire: WireEntry;
	refused: string;
};

/** `at` orders them. `sealed` is the post that will be; it goes out once it is no longer held. */
export type UploadRow = {
	account: string;
	space: string;
	id: string;
	at: number;
	sealed: Uint8Array;
	isHeld: boolean;
	/** What it answers, known when it is sent. */
	re: string;
	/** When others see it (ms); not there or 0 is at once. */
	showAt?: number;
	/** Belongs to a post of several parts, which names it: it becomes none of its own. */
	isPart?: boolean;
	/** What it asks for; not there is what any message does. */
	attention?: number;
	refused: string;
};

export type Store = IDBPDatabase<Schema>;

/** Opens the database of this origin, made if it is not there. */
export function openStore(name = 'meantime'): Promise<Store> {
	return openDB<Schema>(name, 1, {
		upgrade(db) {
			db.createObjectStore('known', { keyPath: 'login_hash' });
			db.createObjectStore('pins', { keyPath: ['account', 'space'] });
			db.createObjectStore('entries', { keyPath: ['account', 'space', 'seq'] });
			db.createObjectStore('opened', { keyPath: ['account', 'space', 'part'] });
			db.createObjectStore('shelf', { keyPath: ['account', 'space'] });
			db.createObjectStore('tokens', { keyPath: 'account' });
			db.createObjectStore('places', { keyPath: ['account', 'place'] });
			const outbox = db.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true });
			db.createObjectStore('uploads', { keyPath: ['account', 'space', 'id'] });
			db.createObjectStore('parts');
			outbox.createIndex('space', ['account', 'space']);
		},
	});
}
