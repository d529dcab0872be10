import { defineConfig } from 'vite';
import { screening } from './build-plugins/screening.ts';

// The measurements of `bench/browser.py`, built as the app's workers are.
export default defineConfig({
	publicDir: false,
	plugins: [screening()],
	build: {
		target: 'es2023',
		rolldownOptions: {
			input: { reading: 'scripts/bench-reading.ts', screening: 'scripts/bench-screening.ts' },
			output: { entryFileNames: '[name].js', format: 'es' },
		},
	},
});
