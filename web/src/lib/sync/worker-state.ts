/** What the service worker remembers. It holds nothing of what anybody wrote. */
export type State = Readonly<{
	/** The version that is given out. */
	accepted: string;
	/** The version that was given out before: pages of it may still be open. */
	before: string;
	newest: string;
	/** What is said when something could not be sent, in the person's language. */
	notice: string;
	/** What notices say that come by push, in the person's language; null if none may come. */
	push: PushWords | null;
	/** Where notices were taken before the browser moved, else empty. */
	pushWas: string;
}>;

export type PushWords = Readonly<{ title: string; waiting: string; urgent: string }>;

const CACHE = 'meantime/state';
const PLACE = '/state';
const NOTHING: State = {
	accepted: '',
	before: '',
	newest: '',
	notice: '',
	push: null,
	pushWas: '',
};

export async function readState(): Promise<State> {
	const kept = await caches.match(PLACE, { cacheName: CACHE });
	return kept ? { ...NOTHING, ...((await kept.json()) as State) } : NOTHING;
}

/** Changes what `change` names; two changes at once are made one after the other. */
export async function writeState(change: Partial<State>): Promise<void> {
	await navigator.locks.request(CACHE, async () => {
		const cache = await caches.open(CACHE);
		await cache.put(PLACE, Response.json({ ...(await readState()), ...change }));
	});
}
