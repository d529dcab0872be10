import { Failure, factsOf, type FailureFacts } from './failure.ts';

/** What the worker tells the pages unasked. */
export type News =
	| { kind: 'keys'; state: KeysState }
	/** A space has grown on the server, or on this device alone. */
	| { kind: 'space'; id: string; where: 'server' | 'device' }
	| { kind: 'spaces' }
	/** The server's clock is `aheadMs` ahead of this device's. */
	| { kind: 'clock'; aheadMs: number }
	/** Something waits to be sent. */
	| { kind: 'queued' }
	/** `done` of `size` bytes of a file, by the id of its post, have crossed. */
	| { kind: 'file'; id: string; done: number; size: number }
	/** A walk through the spaces of the practice has come to `done` of `all`. */
	| { kind: 'walk'; done: number; all: number }
	/** An export is at a step, `done` of `all` of it, 0 where it cannot be counted. */
	| {
			kind: 'export';
			step: 'finding' | 'reading' | 'fetching' | 'writing';
			done: number;
			all: number;
	  };

/** `open`: keys are in the worker; `locked`: signed in, but without keys; `out`: not signed in. */
export type KeysState = 'open' | 'locked' | 'out';

/** A room's functions in the worker; arguments and answers are plain data. */
export type Room = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The same functions as a page sees them: they answer later, and fail with a `Failure`. */
export type Remote<R extends Room> = {
	readonly [Name in keyof R]: (
		...args: Parameters<R[Name]>
	) => Promise<Awaited<ReturnType<R[Name]>>>;
};

type Call = { n: number; room: string; name: string; args: unknown[] };
type Reply = { n: number; value?: unknown; failure?: FailureFacts };
/** One end of a channel: a worker as its page sees it, or the worker's own scope. */
export type Port = Pick<MessagePort, 'postMessage' | 'addEventListener'>;

/** Lets pages call `rooms`, once they are ready, through `port`. Returns the way to tell news. */
export function serve(
	port: Port,
	rooms: Promise<Readonly<Record<string, Room>>>,
): (news: News) => void {
	port.addEventListener('message', (event) => {
		void answer(event.data as Call);
	});
	async function answer({ n, room, name, args }: Call): Promise<void> {
		try {
			const action = (await rooms)[room]?.[name] as ((...args: unknown[]) => unknown) | undefined;
			if (!action) throw new TypeError(`${room}.${name}`);
			port.postMessage({ n, value: await action(...args) } satisfies Reply);
		} catch (error) {
			port.postMessage({ n, failure: factsOf(error) } satisfies Reply);
		}
	}
	return (news) => {
		port.postMessage({ news });
	};
}

/** The worker's rooms as a page uses them, and its news. */
export class Desk<Rooms extends Readonly<Record<string, Room>>> {
	readonly #port: Port;
	readonly #open = new Map<number, (reply: Reply) => void>();
	readonly #listeners = new Set<(news: News) => void>();
	#calls = 0;

	constructor(port: Port) {
		this.#port = port;
		port.addEventListener('message', (event) => {
			this.#hear((event as MessageEvent<Reply | { news: News }>).data);
		});
	}

	/** Returns the functions of one room. */
	room<Name extends keyof Rooms & string>(room: Name): Remote<Rooms[Name]> {
		const call = (_: unknown, name: string) => {
			return (...args: unknown[]) => this.#call(room, name, args);
		};
		return new Proxy({}, { get: call }) as Remote<Rooms[Name]>;
	}

	/** Calls `listener` with news until the returned function is called. */
	listen(listener: (news: News) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#call(room: string, name: string, args: unknown[]): Promise<unknown> {
		const n = (this.#calls += 1);
		return new Promise((resolve, reject) => {
			this.#open.set(n, ({ value, failure }) => {
				if (failure) reject(new Failure(failure));
				else resolve(value);
			});
			this.#port.postMessage({ n, room, name, args } satisfies Call);
		});
	}

	#hear(message: Reply | { news: News }): void {
		if ('news' in message) {
			for (const listener of this.#listeners) listener(message.news);
			return;
		}
		this.#open.get(message.n)?.(message);
		this.#open.delete(message.n);
	}
}
