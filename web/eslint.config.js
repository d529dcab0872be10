import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** To ask TypeScript about a component takes as long as to build the whole program again: `--long` does. */
const UNTYPED_COMPONENTS = {
	files: ['**/*.svelte'],
	extends: [ts.configs.disableTypeChecked],
	languageOptions: { parserOptions: { projectService: false } },
};

/** Folders of src/lib that a room may import besides itself. */
const SHARED = [
	'agreement',
	'api',
	'check-ins',
	'consent',
	'drafts',
	'fees',
	'files',
	'homework',
	'insights',
	'matches',
	'measures',
	'moments',
	'noticed',
	'protocol',
	'replying',
	'screening',
	'sync',
	'text',
	'ui',
];

/** What a shared folder may import of the others: imports point down. */
const BELOW = {
	'check-ins': ['api', 'noticed', 'protocol', 'sync', 'text', 'ui'],
	agreement: ['protocol'],
	protocol: [],
	replying: ['agreement', 'protocol'],
	screening: [],
	text: [],
	api: [],
	sync: ['agreement', 'api', 'protocol'],
	ui: ['sync', 'text'],
	consent: ['agreement', 'api', 'protocol', 'sync', 'text', 'ui'],
	drafts: ['protocol', 'sync', 'text', 'ui'],
	homework: ['api', 'noticed', 'protocol', 'sync', 'text', 'ui'],
	fees: ['agreement', 'api', 'noticed', 'protocol', 'sync', 'text', 'ui'],
	files: ['api', 'protocol', 'sync', 'text', 'ui'],
	insights: ['api', 'homework', 'measures', 'protocol', 'sync', 'text', 'ui'],
	matches: ['api', 'protocol', 'screening', 'sync', 'text', 'ui'],
	measures: ['protocol', 'sync', 'text', 'ui'],
	moments: ['files', 'protocol', 'sync', 'text', 'ui'],
	noticed: ['protocol', 'screening', 'sync', 'text', 'ui'],
};

const ROOMS = [
	'accounts',
	'alerts',
	'board',
	'calendar',
	'candidacy',
	'capture',
	'caseload',
	'contacts',
	'crisis-lines',
	'demo',
	'endings',
	'emergency',
	'exporting',
	'found',
	'hours',
	'invite',
	'join',
	'journal',
	'ladder',
	'marks',
	'measuring',
	'model',
	'notices',
	'offline',
	'policy',
	'preparing',
	'private-notes',
	'quarterly',
	'record',
	'replies',
	'retention',
	'review',
	'rollout',
	'rules',
	'safety-plan',
	'searching',
	'saved-replies',
	'skills',
	'surveys',
	'talks',
	'tasks',
	'team',
	'settings',
	'start',
	'threads',
	'trends',
	'vendors',
];

/**
 * Refuses imports from `folder` into any other folder of src/lib than `allowed`.
 * @param {string} folder
 * @param {readonly string[]} allowed
 * @returns {import('eslint').Linter.Config}
 */
function mayImport(folder, allowed) {
	const others = [...SHARED, ...ROOMS, 'worker'].filter(
		(each) => each !== folder && !allowed.includes(each),
	);
	const patterns = others.map((each) => ({
		regex: `^(#lib|(\\.\\./)+(lib)?)/?${each}/`,
		message: `${folder} stands beside or below ${each}: pages and the worker combine rooms.`,
	}));
	return {
		files: [`src/lib/${folder}/**`],
		rules: { 'no-restricted-imports': ['error', { patterns }] },
	};
}

export default defineConfig(
	globalIgnores(['build/', '.svelte-kit/', 'node_modules/']),
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.worker },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
		},
		rules: {
			'no-undef': 'off', // TypeScript knows
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-misused-promises': [
				'error',
				{ checksVoidReturn: { attributes: false } },
			],
			'@typescript-eslint/consistent-type-definitions': 'off', // a type says what a shape is
			'svelte/no-navigation-without-resolve': 'off', // the app stands at the root of its origin
			'svelte/no-inline-styles': ['error', { allowTransitions: false }], // the policy refuses them
			'svelte/no-at-html-tags': 'error',
			'svelte/require-store-reactive-access': 'off', // there are no stores, and it asks for every type
			'svelte/button-has-type': 'off',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
	},
	process.env.LINT_TYPES_OF_COMPONENTS ? [] : UNTYPED_COMPONENTS,
	{
		files: ['**/*.js', '**/*.mjs'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: { globals: globals.node },
	},
	...Object.entries(BELOW).map(([folder, allowed]) => mayImport(folder, allowed)),
	...ROOMS.map((room) => mayImport(room, SHARED)),
);
