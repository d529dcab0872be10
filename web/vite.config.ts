import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { content } from './build-plugins/content.ts';
import release from './package.json' with { type: 'json' };
import { plainAnnouncer } from './build-plugins/plain-announcer.ts';
import { shell } from './build-plugins/shell.ts';

// Where `npm run dev` finds the server that `python3 run.py dev` has started.
const API = process.env['MEANTIME_API'] ?? 'http://127.0.0.1:8700';

export default defineConfig({
	plugins: [
		plainAnnouncer(),
		content(),
		shell(),
		sveltekit({
			adapter: adapter({ fallback: 'index.html' }),
			serviceWorker: { register: false },
			version: { name: release.version, pollInterval: 0 }, // no clock: builds are reproducible
		}),
	],
	build: {
		assetsInlineLimit: 0, // the Content-Security-Policy allows no data: addresses
		target: 'es2023',
	},
	worker: { format: 'es', plugins: () => [content()] },
	server: { proxy: { '/api': API } },
});
