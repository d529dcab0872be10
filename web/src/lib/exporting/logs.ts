/** The signed entries as the server gave them, and where that was asked for the keys to them. */
import { b64 } from '../protocol/encoding.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { iso } from './instants.ts';
import type { Part } from './subject.ts';

/** An entry a line: its three parts, and when the server says that it came. */
export async function logOf({ space, log }: Part): Promise<string> {
	const received = (await space.received()).slice(0, log.length);
	return received
		.map(({ wire, receivedAt }) => `${JSON.stringify({ ...wire, received_at: iso(receivedAt) })}\n`)
		.join('');
}

/**
 * The keys of the generations of these spaces that open here, and of no other. The practice's own is
 * never among them: it is the practice.
 */
export function keysOf(parts: readonly Part[]) {
	const own = parts.filter(({ purpose }) => purpose !== 'practice');
	const keys = Object.fromEntries(own.map((part) => [part.id, Object.fromEntries(keysIn(part))]));
	return { format: 'meantime-keys', version: 1, keys };
}

function keysIn({ space, log }: Part): [gen: string, key: string][] {
	if (log.length === 0 || !space.state) return [];
	return [...space.state.commits.keys()].flatMap((gen): [string, string][] => {
		try {
			return [[String(gen), b64(space.key(gen))]];
		} catch (error) {
			if (error instanceof ProtocolError) return []; // its entries are listed as not to be read
			throw error;
		}
	});
}
