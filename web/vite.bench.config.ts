import { defineConfig } from 'vite';

// The measurement of `bench/browser.py`, built as the app's worker is.
export default defineConfig({
	publicDir: false,
	build: {
		target: 'es2023',
		rolldownOptions: {
			input: 'scripts/bench-reading.ts',
			output: { entryFileNames: 'reading.js', format: 'es' },
		},
	},
});
