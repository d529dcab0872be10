import { readFileSync } from 'node:fs';
import { decode, encode, type JsonObject } from '../../src/lib/protocol/canonical.ts';
import { b64, digest } from '../../src/lib/protocol/encoding.ts';
import { toWire, type Entry, type Header, type Wire } from '../../src/lib/protocol/entry.ts';
import { ProtocolError } from '../../src/lib/protocol/errors.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import { Account } from '../../src/lib/protocol/keys.ts';
import { generationKey } from '../../src/lib/protocol/sealing.ts';
import { parse } from '../../src/lib/protocol/shapes.ts';
import { advance } from '../../src/lib/protocol/spaces.ts';
import type { SpaceState } from '../../src/lib/protocol/state.ts';

export const NOON = 1_750_000_000_000;
export const LATER = NOON + 86_400_000;

/** One of the files in `vectors/`. */
export function vectors(name: string): unknown {
	return JSON.parse(readFileSync(new URL(`../../../vectors/${name}`, import.meta.url), 'utf8'));
}

/** The account whose secret is one byte repeated. */
export function account(byte: number): Account {
	return new Account(new Uint8Array(32).fill(byte));
}

/** The code with which `action` is refused, or `ok`. */
export function verdict(action: () => unknown): string {
	try {
		action();
		return 'ok';
	} catch (error) {
		if (error instanceof ProtocolError) return error.code;
		throw error;
	}
}

/** A log that grows by verified entries, and what strangers try to add to it. */
export class Log {
	readonly entries: Entry[] = [];
	state: SpaceState;

	constructor(root: Entry) {
		this.state = advance(null, root);
		this.entries.push(root);
	}

	add(...entries: Entry[]): this {
		for (const entry of entries) {
			this.state = advance(this.state, parse(toWire(entry)), true);
			this.entries.push(entry);
		}
		return this;
	}

	post(
		author: Account,
		text: string,
		marks: Partial<Parameters<typeof flows.writePost>[4]> = {},
	): Entry {
		const key = generationKey(this.state, author, this.state.gen);
		const post = { type: 'text', text };
		return flows.writePost(author, this.state, key, post, { at: NOON, ...marks });
	}

	/** The verdict on this log with one more entry. */
	try(entry: Entry | Wire): string {
		return verdict(() => advance(this.state, parse('h' in entry ? entry : toWire(entry))));
	}

	/** The log up to and with the entry at `seq`. */
	upTo(seq: number): Log {
		const [root, ...others] = this.entries.slice(0, seq + 1);
		if (root === undefined) throw new RangeError('no such entry');
		return new Log(root).add(...others);
	}
}

/** `entry` with other header fields, signed again by `signer`. */
export function forge(
	signer: Account,
	entry: Entry,
	fields: Partial<Record<keyof Header, string | number>> & JsonObject = {},
	body: Uint8Array = entry.body,
): Wire {
	const bound = { body: b64(digest('mt1/body', body)) };
	const header = encode({ ...entry.header, ...bound, ...fields });
	return { h: b64(header), b: b64(body), s: b64(signer.sign('mt1/entry', header)) };
}

/** A `seats` entry with another body, signed again by `signer`. */
export function forgeChange(
	signer: Account,
	entry: Entry,
	fields: JsonObject,
	header: Partial<Header> = {},
): Wire {
	return forge(signer, entry, header, encode({ ...(decode(entry.body) as JsonObject), ...fields }));
}

/** A practice with two of staff, and a thread whose client has joined and written. */
export function makeWorld() {
	const [owner, therapist, cover, client] = [account(1), account(2), account(3), account(4)];
	const { root, practice } = flows.foundPractice(owner, NOON);
	const roster = new Log(root);
	for (const newcomer of [therapist, cover]) {
		const invited = flows.inviteStaff(owner, roster.state, { until: LATER, at: NOON });
		roster.add(...invited.entries);
		roster.add(flows.join(newcomer, roster.state, invited.code, NOON));
	}
	const care = new Log(flows.foundSpace(therapist, 'care', practice.card, NOON));
	const welcome = [
		{ type: 'purpose', of: 'thread', about: '' },
		{ type: 'text', text: 'Welcome' },
	];
	const { code, entries } = flows.inviteClient(therapist, care.state, welcome, {
		until: LATER,
		at: NOON,
	});
	care.add(...entries);
	const invitedCare = care.upTo(entries.length);
	care.add(flows.join(client, care.state, code, NOON));
	care.add(care.post(client, 'I feel low today', { attention: 1 }));
	return { owner, therapist, cover, client, practice, roster, care, invitedCare, code };
}
