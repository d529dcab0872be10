/**
 * Answers a fuzzer: one JSON request a line on standard input, one verdict a line on standard output.
 *
 * `{base, log}` verifies a log and keeps the state after each of its entries under that name.
 * `{base, after, entries}` judges entries on the state after the first `after` of them, or `entry`
 * one. Both take `versions` and `body_required`. `{canonical}` judges bytes in base64.
 * A verdict is `ok SEQ HASH` (`ok` for bytes) or a code.
 */
import { createInterface } from 'node:readline';
import { decode } from '../src/lib/protocol/canonical.ts';
import { ProtocolError } from '../src/lib/protocol/errors.ts';
import { parse } from '../src/lib/protocol/shapes.ts';
import { ready } from '../src/lib/protocol/sodium.ts';
import { advance } from '../src/lib/protocol/spaces.ts';
import type { SpaceState } from '../src/lib/protocol/state.ts';

type States = (SpaceState | null)[];
type Request = {
	canonical?: string;
	base?: string;
	log?: unknown[];
	after?: number;
	entry?: unknown;
	entries?: unknown[];
	versions?: number[];
	body_required?: boolean;
};

const bases = new Map<string, States>();

function judge(request: Request): string {
	if (request.canonical !== undefined) {
		decode(Buffer.from(request.canonical, 'base64'));
		return 'ok';
	}
	const { base = '', log, after = 0, entry, entries = [entry] } = request;
	const start = log ? null : (bases.get(base)?.[after] ?? null);
	const states = follow(start, log ?? entries, request);
	if (log) bases.set(base, [null, ...states]);
	const last = states.at(-1);
	return last ? `ok ${String(last.seq)} ${last.head}` : 'root';
}

function follow(start: SpaceState | null, wires: unknown[], request: Request): SpaceState[] {
	let state = start;
	return wires.map((wire) => {
		const entry = parse(wire, new Set(request.versions ?? [1]));
		state = advance(state, entry, request.body_required);
		return state;
	});
}

function verdictOn(line: string): string {
	try {
		return judge(JSON.parse(line) as Request);
	} catch (error) {
		if (error instanceof ProtocolError) return error.code;
		throw error;
	}
}

await ready();
for await (const line of createInterface({ input: process.stdin })) {
	process.stdout.write(`${JSON.stringify(verdictOn(line))}\n`);
}
