import { b64 } from './encoding.ts';
import type { Seat } from './state.ts';

/** An entry as it travels and is stored: header, body and signature in base64url. */
export type Wire = { h: string; b: string; s: string };

/** The signed fields of an entry, under their names on the wire. Ids and hashes are text. */
export type Header = {
	v: number;
	/** `""` in the root, whose own hash becomes the name of the space. */
	space: string;
	seq: number;
	prev: string;
	author: string;
	id: string;
	kind: string;
	/** Generation in force after this entry. */
	gen: number;
	/** The author's clock in milliseconds: a claim. */
	at: number;
	/** 0, or the instant in milliseconds before which apps do not show this post. */
	show_at: number;
	attention: number;
	re: string;
	body: string;
};

/** A well-formed entry, not yet verified. `body` is empty for a post destroyed or withheld. */
export type Entry = Readonly<{
	header: Readonly<Header>;
	headerBytes: Uint8Array;
	body: Uint8Array;
	signature: Uint8Array;
	hash: string;
}>;

/** Somebody to be seated. `accept` is empty unless an invitation signs the entry. */
export type Addition = Omit<Seat, 'by'> & { id: string; accept: Uint8Array };

/** A generation key sealed to one seat. */
export type KeyBox = { gen: number; to: string; box: Uint8Array };

/** The body of a `seats` entry. */
export type Change = {
	type: string;
	add: Addition[];
	remove: string[];
	gen: number;
	/** Commitment to a generation that begins here, else empty. */
	commit: Uint8Array;
	/** The practice's new card if a generation of a practice space begins here, else empty. */
	card: Uint8Array;
	keys: KeyBox[];
};

/** The entry as it is sent. */
export function toWire({ headerBytes, body, signature }: Entry): Wire {
	return { h: b64(headerBytes), b: b64(body), s: b64(signature) };
}
