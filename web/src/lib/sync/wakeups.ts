/** A hint that something has grown; content never comes this way. */
export type Hint =
	| { kind: 'all' }
	| { kind: 'space'; id: string }
	| { kind: 'bye' }
	/** Another tab has something to send. */
	| { kind: 'queue'; id: string };

/** What the lock of the tab with the stream is called, before the account. */
export const STREAM = 'meantime/stream/';

const REOPEN_MS = 10_000; // after the browser has given a stream up for good

type Wakeups = Readonly<{ tell: (hint: Hint) => void; end: () => void }>;

/**
 * Hears the server's wake-ups for `account` until `end` is called. One tab holds the stream and
 * passes every hint on; if that tab goes, another takes over. `tell` gives a hint to the others.
 */
export function listen(account: string, hear: (hint: Hint) => void): Wakeups {
	const name = STREAM + account;
	const others = new BroadcastChannel(name);
	const end = new AbortController();
	others.onmessage = (event: MessageEvent<Hint>) => {
		hear(event.data);
	};
	const tell = (hint: Hint) => {
		if (!end.signal.aborted) others.postMessage(hint);
	};
	const pass = (hint: Hint) => {
		tell(hint);
		hear(hint);
	};
	navigator.locks
		.request(name, { signal: end.signal }, () => hold(pass, end.signal))
		.catch(() => undefined); // ended while waiting for the stream
	return {
		tell,
		end() {
			end.abort();
			others.close();
		},
	};
}

/** Holds the stream open until `signal` aborts. */
async function hold(tell: (hint: Hint) => void, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		await streamOnce(tell, signal);
		await pause(REOPEN_MS, signal);
	}
}

function streamOnce(tell: (hint: Hint) => void, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const stream = new EventSource('/api/events');
		const close = () => {
			stream.close();
			resolve();
		};
		signal.addEventListener('abort', close, { once: true });
		stream.onerror = () => {
			if (stream.readyState === EventSource.CLOSED) close();
		};
		for (const event of ['hello', 'resync']) {
			stream.addEventListener(event, () => {
				tell({ kind: 'all' });
			});
		}
		stream.addEventListener('changed', (event: MessageEvent<string>) => {
			tell({ kind: 'space', id: (JSON.parse(event.data) as { space_id: string }).space_id });
		});
		stream.addEventListener('bye', () => {
			tell({ kind: 'bye' });
			close();
		});
	});
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return Promise.resolve();
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, ms);
		signal.addEventListener(
			'abort',
			() => {
				clearTimeout(timer);
				resolve();
			},
			{ once: true },
		);
	});
}
