import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const FOLDER = new URL('../../src/meantime/sdk/export/verifier/', import.meta.url);
const PACKAGE = 'meantime.sdk.export.verifier';
const ID = 'verifier:verify.py';

type Part = Readonly<{
	/** What it says of itself. */
	about: string;
	/** What it imports that is not ours, by module; of a plain `import` no names. */
	imports: ReadonlyMap<string, ReadonlySet<string>>;
	code: string;
}>;

/**
 * Makes `import source from 'verifier:verify.py'` give the program that an export carries, as one
 * file: the same that `meantime.sdk.export.verifier.bundle` puts together.
 */
export function verifier(): Plugin {
	return {
		name: 'meantime:verifier',
		resolveId(id) {
			return id === ID ? `\0${ID}` : undefined;
		},
		load(id) {
			if (id !== `\0${ID}`) return undefined;
			for (const name of ['bundle', ...partNames()]) this.addWatchFile(fileOf(name));
			return `export default ${JSON.stringify(bundle())};`;
		},
	};
}

/** `verify.py`. It imports nothing of ours, and reads as if it were written so. */
export function bundle(): string {
	const parts = partNames().map(readPart);
	const [program, before] = [parts.at(-1), parts.slice(0, -1)];
	const imports = new Map<string, Set<string>>();
	for (const part of parts) {
		for (const [module, names] of part.imports) {
			imports.set(module, new Set([...(imports.get(module) ?? []), ...names]));
		}
	}
	const lines = [...imports].toSorted(inOrder).map(([module, names]) => lineOf(module, names));
	const isOthers = (line: string) => /^(from|import) nacl/.test(line);
	return [
		`"""${program?.about ?? ''}\n"""\n`,
		'from __future__ import annotations\n',
		...lines.filter((line) => !isOthers(line)),
		`\n${guard()}`,
		...lines.filter(isOthers),
		...before.map(({ about, code }) => `\n\n# ---- ${about}\n\n${code}`),
		`\n\n${program?.code ?? ''}\n`,
	].join('\n');
}

/** The parts, each behind those that it needs, as `bundle.py` has them. */
function partNames(): string[] {
	const [, listed = ''] = /^PARTS: Final = \(\n(.*?)\n\)$/ms.exec(read('bundle')) ?? [];
	return [...listed.matchAll(/"(\w+)"/g)].map(([, name = '']) => name);
}

/** What stands before the packages that somebody may have to get, as `bundle.py` has it. */
function guard(): string {
	return /^GUARD: Final = """(.*?)"""$/ms.exec(read('bundle'))?.[1] ?? '';
}

/** A part of the verifier, without what only the package needs. */
function readPart(name: string): Part {
	const [, about = '', rest = ''] = /^"""(.*?)"""\n(.*)$/s.exec(read(name)) ?? [];
	const imports = new Map<string, ReadonlySet<string>>();
	let code = rest;
	for (;;) {
		const [whole, statement = ''] = HEAD.exec(code) ?? [];
		if (whole === undefined) break;
		code = code.slice(whole.length);
		const [module, names] = readImport(statement);
		if (module && !module.startsWith(PACKAGE) && module !== '__future__') {
			imports.set(module, new Set([...(imports.get(module) ?? []), ...names]));
		}
	}
	return { about: about.trim(), imports, code: code.replace(/^\n+|\n+$/g, '') };
}

/** An import, or a block for the checker of types alone. */
const HEAD =
	/^\n*((?:from \S+ )?import (?:\([^)]*\)|[^\n]*)|if TYPE_CHECKING:(?:\n+ {4}[^\n]*)+)\n/;

function readImport(statement: string): [module: string, names: string[]] {
	const [, from, listed = ''] = /^(?:from (\S+) )?import \(?([^)]*)\)?$/s.exec(statement) ?? [];
	const names = listed.split(',').map((name) => name.trim());
	if (from === undefined) return [names[0] ?? '', []];
	const wanted = names.filter((name) => name && name !== 'TYPE_CHECKING');
	return wanted.length > 0 ? [from, wanted] : ['', []];
}

type Import = [module: string, names: ReadonlySet<string>];

/** Plain imports come first. */
function inOrder([one, these]: Import, [other, those]: Import): number {
	return Number(these.size > 0) - Number(those.size > 0) || (one < other ? -1 : 1);
}

function lineOf(module: string, names: ReadonlySet<string>): string {
	if (names.size === 0) return `import ${module}`;
	return `from ${module} import ${[...names].sort().join(', ')}`;
}

function read(name: string): string {
	return readFileSync(fileOf(name), 'utf8');
}

function fileOf(name: string): string {
	return fileURLToPath(new URL(`${name}.py`, FOLDER));
}
