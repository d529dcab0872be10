/**
 * Measures verifying and opening 2,000 posts against the bare libsodium calls that this needs at
 * least, in turns. Says JSON, on the console or, in a worker, to its page; times in milliseconds,
 * the median of the rounds.
 */
import { foundOwn, writePost } from '../src/lib/protocol/flows.ts';
import { keyed, pae } from '../src/lib/protocol/encoding.ts';
import { toWire, type Wire } from '../src/lib/protocol/entry.ts';
import { makeAccount, type Account } from '../src/lib/protocol/keys.ts';
import { KeyRing, openPost } from '../src/lib/protocol/sealing.ts';
import { parse } from '../src/lib/protocol/shapes.ts';
import { ready, sodium } from '../src/lib/protocol/sodium.ts';
import { advance } from '../src/lib/protocol/spaces.ts';
import type { SpaceState } from '../src/lib/protocol/state.ts';

const POSTS = 2_000;
const ROUNDS = 5;
const SENTENCE = 'Slept five hours, woke at three, walked by the river. ';

function writeLog(me: Account): Wire[] {
	const root = foundOwn(me, 1);
	const wires = [toWire(root)];
	let state = advance(null, root);
	const key = new KeyRing(me).key(state, 1);
	for (let at = 2; at < POSTS + 2; at++) {
		const post = { type: 'text', text: SENTENCE.repeat(1 + (at % 16)) };
		const entry = writePost(me, state, key, post, { at });
		wires.push(toWire(entry));
		state = advance(state, entry);
	}
	return wires;
}

function read(wires: Wire[], me: Account): void {
	const ring = new KeyRing(me);
	let state: SpaceState | null = null;
	for (const wire of wires) {
		const entry = parse(wire);
		state = advance(state, entry);
		if (entry.header.kind === 'post') openPost(ring.key(state, entry.header.gen), entry);
	}
}

/** One signature, two hashes and one opened body an entry, on bytes that are there already. */
function bareCalls(wires: Wire[], me: Account): () => void {
	const entries = wires.map((wire) => parse(wire));
	const key = keyed(me.secret, 'mt1/self');
	const nonce = new Uint8Array(24);
	const sealed = entries.map(({ body }) =>
		sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(body, null, null, nonce, key),
	);
	const signed = entries.map(({ headerBytes }) => pae('mt1/entry', headerBytes));
	return () => {
		entries.forEach(({ signature, body }, index) => {
			const message = signed[index] ?? body;
			sodium.crypto_sign_verify_detached(signature, message, me.signPk);
			sodium.crypto_generichash(32, message, null);
			sodium.crypto_generichash(32, body, null);
			const box = sealed[index] ?? body;
			sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, box, null, nonce, key);
		});
	};
}

function timed(action: () => void): number {
	const start = performance.now();
	action();
	return performance.now() - start;
}

function median(times: number[]): number {
	return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

await ready();
const me = makeAccount();
const wires = writeLog(me);
const bare = bareCalls(wires, me);
const rounds = Array.from({ length: ROUNDS }, () => ({
	read: timed(() => {
		read(wires, me);
	}),
	bare: timed(bare),
}));
const readMs = median(rounds.map((round) => round.read));
const bareMs = median(rounds.map((round) => round.bare));
const limitMs = 1.5 * bareMs + 500;
const report = JSON.stringify({ posts: POSTS, readMs, bareMs, limitMs, ratio: readMs / bareMs });
if ('postMessage' in globalThis) postMessage(report);
else console.log(report);
