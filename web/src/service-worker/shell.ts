import { files, version } from 'build:shell';
import { self } from '$app/service-worker';
import { fewAtOnce } from '../lib/offline/few-at-once.ts';
import { readState, writeState } from '../lib/sync/worker-state.ts';
import type { Versions } from '../lib/offline/shell.ts';

const PREFIX = 'meantime/shell/';
const INDEX = '/';
const IMMUTABLE = '/_app/immutable/';
const START = files.find(({ path }) => path.startsWith(`${IMMUTABLE}entry/start.`));
const AT_ONCE = 3; // of the six requests that browsers send to one server: the page comes first
const PATHS = new Set(files.map(({ path }) => path));
/** What the server answers itself, though it looks like the address of a page. */
const NOT_PAGES = /^\/(api|schema|healthz|readyz|metrics|notices)(\/|$)|\.[^/]*$/;

/**
 * Fetches all of this version, while somebody is using a page; what an older one has already is not
 * fetched again.
 */
export async function precache(): Promise<void> {
	const cache = await caches.open(PREFIX + version);
	await putIndex(cache);
	await fewAtOnce(files, AT_ONCE, (file) => putFile(cache, file));
	const { accepted, before } = await readState();
	await writeState({ accepted: accepted || version, newest: version });
	await keepOnly([version, accepted, before]);
}

/** Gives out the newest version from the next page load on. */
export async function acceptNewest(): Promise<void> {
	const { accepted, newest } = await readState();
	if (accepted !== newest) await writeState({ accepted: newest, before: accepted });
}

export async function versions(): Promise<Versions> {
	const { accepted, newest } = await readState();
	return { accepted, newest };
}

/** Returns the answer to a request for a part of the app, undefined for anything else. */
export function answerTo(request: Request): Promise<Response> | undefined {
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return undefined;
	if (request.mode === 'navigate') return NOT_PAGES.test(pathname) ? undefined : page(request);
	const isOurs = pathname.startsWith(IMMUTABLE) || PATHS.has(pathname);
	return isOurs ? part(request, pathname) : undefined;
}

async function page(request: Request): Promise<Response> {
	const { accepted, newest } = await readState();
	return (await find(INDEX, accepted)) ?? (await find(INDEX, newest)) ?? fetch(request);
}

/** A page goes on with the parts of its own version, whichever is given out by now. */
async function part(request: Request, path: string): Promise<Response> {
	const { accepted } = await readState();
	const kept = (await find(path, accepted)) ?? (await caches.match(path, { ignoreVary: true }));
	return kept ?? fetch(request);
}

async function find(path: string, of: string): Promise<Response | undefined> {
	return caches.match(path, { cacheName: PREFIX + of, ignoreVary: true });
}

async function putFile(cache: Cache, { path, integrity }: (typeof files)[number]): Promise<void> {
	const isKept = path.startsWith(IMMUTABLE) && (await caches.match(path, { ignoreVary: true }));
	await cache.put(path, isKept || (await download(path, { integrity })));
}

/** @throws Error if the server gives out another version by now: that one comes with its own worker */
async function putIndex(cache: Cache): Promise<void> {
	const index = await download(INDEX);
	if (!(await index.clone().text()).includes(START?.path ?? '')) throw new Error('another version');
	await cache.put(INDEX, index);
}

async function download(path: string, init: RequestInit = {}): Promise<Response> {
	const behind = { cache: 'no-cache', credentials: 'omit', priority: 'low' } as const;
	const response = await fetch(path, { ...init, ...behind });
	if (!response.ok) throw new Error(`${path}: ${response.status}`);
	return response;
}

async function keepOnly(wanted: readonly string[]): Promise<void> {
	for (const name of await caches.keys()) {
		const isOld = name.startsWith(PREFIX) && !wanted.includes(name.slice(PREFIX.length));
		if (isOld) await caches.delete(name);
	}
}
