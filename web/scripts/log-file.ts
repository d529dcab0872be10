import { ProtocolError, demand, orElse } from '../src/lib/protocol/errors.ts';
import { verifyLog } from '../src/lib/protocol/spaces.ts';
import type { SpaceState } from '../src/lib/protocol/state.ts';

const NESTING_MAX = 500;
const DEEPER = '[{';
const SHALLOWER = ']}';

/**
 * One line about the bytes of a log file, a JSON list of wire entries: `ok SEQ HEAD`, or the code
 * of the first failure: besides the verifier's `json` for what is not JSON or nests deeper than 500,
 * `fields` for JSON that is no list, `root` for an empty one.
 */
export function verdictOn(bytes: Uint8Array): string {
	try {
		const { seq, head } = verifyText(bytes);
		return `ok ${String(seq)} ${head}`;
	} catch (error) {
		if (error instanceof ProtocolError) return error.code;
		throw error;
	}
}

function verifyText(bytes: Uint8Array): SpaceState {
	const log = readJson(bytes);
	demand(Array.isArray(log), 'fields');
	return verifyLog(log);
}

/** Any JSON, however it is spelled: only what is signed is canonical. */
function readJson(bytes: Uint8Array): unknown {
	return orElse('json', (): unknown => {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		demand(nestingOf(text) <= NESTING_MAX, 'json');
		return JSON.parse(text);
	});
}

/** How many containers are open at once, at most. */
function nestingOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	let inString = false;
	for (let at = 0; at < text.length; at++) {
		const letter = text.charAt(at);
		if (letter === '"') inString = !inString;
		else if (inString && letter === '\\') at += 1;
		else if (!inString && DEEPER.includes(letter)) deepest = Math.max(deepest, ++depth);
		else if (!inString && SHALLOWER.includes(letter)) depth -= 1;
	}
	return deepest;
}
