/**
 * Holds what a browser must load before the first page of each role is there against its budget:
 * scripts and styles, packed as the server packs them, with one language; without the web worker
 * and the fonts, which come after. Run after a build; fails if a page has grown too large, and
 * with `--json` says the sizes in bytes.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

type Chunk = { file: string; imports?: string[]; css?: string[] };

const BUILT = fileURLToPath(new URL('../.svelte-kit/', import.meta.url));
const CLIENT = `${BUILT}output/client/`;
const APP = `${BUILT}generated/build/client-optimized/app.js`;
const ALWAYS = [
	'node_modules/@sveltejs/kit/src/runtime/client/client-entry.js',
	'node_modules/@sveltejs/kit/src/runtime/client/entry.js',
	'node_modules/@sveltejs/kit/src/runtime/client/payload.js',
	'.svelte-kit/generated/build/client-optimized/app.js',
	node(0),
];
const OPENED = 'src/routes/(desk)/Opened.svelte';
/**
 * By who sees it: the route, and the most that it may weigh in kB, only ever lowered. Whoever comes
 * first sees the lock; what stands behind it is fetched meanwhile, and weighed with it as `opened`.
 */
const PAGES: Record<string, { route: string; most: number; opened?: string[] }> = {
	'before a sign-in': { route: '/(desk)', most: 70 },
	'invited person': { route: '/join', most: 70 },
	client: { route: '/(desk)/threads/[space]', most: 70 },
	staff: { route: '/(desk)/(staff)/review/[[space]]', most: 70 },
	'client, unlocked': {
		route: '/(desk)/threads/[space]',
		most: 110,
		opened: [
			OPENED,
			'src/routes/(desk)/ClientFrame.svelte',
			'src/routes/(desk)/threads/[space]/Conversation.svelte',
		],
	},
	'staff, unlocked': {
		route: '/(desk)/(staff)/review/[[space]]',
		most: 108,
		opened: [
			OPENED,
			'src/routes/(desk)/Frame.svelte',
			'src/routes/(desk)/(staff)/review/[[space]]/Desk.svelte',
		],
	},
};

const manifest = JSON.parse(readFileSync(`${CLIENT}.vite/manifest.json`, 'utf8')) as Record<
	string,
	Chunk
>;
const sizes = new Map<string, number>();
const weighed = Object.entries(PAGES).flatMap(([who, { route, most, opened = [] }]) =>
	['en', 'es'].map((language) => {
		const texts = [`src/lib/text/${language}/first.ts`];
		if (route === '/join') texts.push(`src/lib/text/${language}/joining.ts`);
		if (opened.length > 0) texts.push(`src/lib/text/${language}.ts`);
		const roots = [...ALWAYS, ...nodesOf(route), ...opened, ...texts];
		return { page: `${who}, ${language}`, bytes: sizeOf(roots), most: most * 1_000 };
	}),
);
if (process.argv.includes('--json')) {
	console.log(JSON.stringify(Object.fromEntries(weighed.map(({ page, bytes }) => [page, bytes]))));
} else {
	for (const { page, bytes, most } of weighed) {
		const sign = bytes <= most ? ' ' : '!';
		console.log(`${sign} ${(bytes / 1_000).toFixed(1).padStart(6)} kB  ${page}`);
	}
	if (weighed.some(({ bytes, most }) => bytes > most)) process.exit(1);
}

/** The packed size of these modules and of all that they import at once. */
function sizeOf(roots: readonly string[]): number {
	const files = new Set<string>(['index.html']);
	const seen = new Set<string>();
	const add = (key: string): void => {
		const chunk = manifest[key];
		if (!chunk) throw new Error(`${key} is not in the build`);
		if (seen.has(key)) return;
		seen.add(key);
		for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
		chunk.imports?.forEach(add);
	};
	roots.forEach(add);
	return [...files].reduce((sum, file) => sum + packed(file), 0);
}

function packed(file: string): number {
	const place =
		file === 'index.html' ? fileURLToPath(new URL('../build/', import.meta.url)) : CLIENT;
	const size = sizes.get(file) ?? gzipSync(readFileSync(place + file), { level: 9 }).length;
	sizes.set(file, size);
	return size;
}

/** The page and the layouts of a route, as SvelteKit numbers them. */
function nodesOf(route: string): string[] {
	const [, numbers] = readFileSync(APP, 'utf8').split(`"${route}": [`);
	if (numbers === undefined) throw new Error(`${route} is not in the build`);
	return (/^[\d[\],]+/.exec(numbers)?.[0].match(/\d+/g) ?? []).map((number) =>
		node(Number(number)),
	);
}

function node(number: number): string {
	return `.svelte-kit/generated/build/client-optimized/nodes/${String(number)}.js`;
}
