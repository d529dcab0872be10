import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { content } from './build-plugins/content.ts';
import release from './package.json' with { type: 'json' };
import { plainAnnouncer } from './build-plugins/plain-announcer.ts';
import { screening, writtenRules } from './build-plugins/screening.ts';
import { shell } from './build-plugins/shell.ts';
import { verifier } from './build-plugins/verifier.ts';

// Where `npm run dev` finds the server that `python3 run.py dev` has started.
const API = process.env['MEANTIME_API'] ?? 'http://127.0.0.1:8700';

// Of pdfkit what reads font and picture files is not used.
const NO_FONTS = fileURLToPath(new URL('src/lib/consent/no-fonts.ts', import.meta.url));

// What nearly every page needs packs better in two files than in thirty, except what stands behind
// the lock on all of them: it would weigh on first pages. Where SvelteKit takes its start values
// stays apart: its other modules read them as they begin.
const codeSplitting = {
	groups: [
		{ name: 'start', test: /client.payload\.js|preload-helper/, priority: 1 },
		// Of node_modules that alone: what two pages fetch late, a maker of PDFs, must not come first.
		{
			name: 'framework',
			test: /node_modules.(svelte|@sveltejs|esm-env|clsx|devalue)/,
			minShareCount: 2,
		},
		{
			name: 'shared',
			test: /src.lib.(?!text.(en|es|later)|fees.|charging.|billing.|ui.chart.|team.|threads.|files.|agreement.|moments.|noticed.|protocol.|sync.folds|api.shapes|ui.(Choice|DeskPage|FormBar|LetterRow|More|Panel|Warning|draft|visible))/,
			minShareCount: 8,
		},
	],
};

export default defineConfig({
	plugins: [
		plainAnnouncer(),
		content(),
		screening(),
		writtenRules(),
		verifier(),
		shell(),
		sveltekit({
			adapter: adapter({ fallback: 'index.html', precompress: true }),
			serviceWorker: { register: false },
			version: { name: release.version, pollInterval: 0 }, // no clock: builds are reproducible
		}),
	],
	build: {
		assetsInlineLimit: 0, // the Content-Security-Policy allows no data: addresses
		target: 'es2023',
		// What a script asks for it fetches itself: naming each beforehand weighs on every first page.
		modulePreload: {
			polyfill: false,
			resolveDependencies: (_, deps) => deps.filter((dep) => dep.endsWith('.css')),
		},
	},
	resolve: {
		alias: [{ find: /^(fontkit|png-js)$/, replacement: NO_FONTS }],
	},
	environments: { client: { build: { rolldownOptions: { output: { codeSplitting } } } } },
	worker: { format: 'es', plugins: () => [content(), screening(), writtenRules(), verifier()] },
	server: { proxy: { '/api': API } },
});
