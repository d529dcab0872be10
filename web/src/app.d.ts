declare module 'rules:brief' {
	import type { BriefRules } from '#lib/matches/brief.ts';
	const rules: BriefRules;
	export default rules;
}

declare module 'rules:en' {
	import type { WrittenRules } from '#lib/rules/written.ts';
	const rules: WrittenRules;
	export default rules;
}

declare module 'rules:es' {
	import type { WrittenRules } from '#lib/rules/written.ts';
	const rules: WrittenRules;
	export default rules;
}

/** The program that checks an export without any of ours. */
declare module 'verifier:verify.py' {
	const source: string;
	export default source;
}

declare module 'screening:en' {
	import type { Pack } from '#lib/screening/packs.ts';
	const pack: Pack;
	export default pack;
}

declare module 'screening:languages' {
	import type { CommonWords } from '#lib/screening/languages.ts';
	const words: CommonWords;
	export default words;
}

declare module 'screening:model' {
	import type { Facts } from '#lib/screening/model.ts';
	const model: { facts: Facts; weights: string };
	export default model;
}

declare module 'screening:es' {
	import type { Pack } from '#lib/screening/packs.ts';
	const pack: Pack;
	export default pack;
}

declare module '*?worker&url' {
	const url: string;
	export default url;
}

/** What is used of it. */
declare module 'pdfkit' {
	type Structure = Readonly<{ add: (child: Structure) => Structure; end: () => void }>;
	export class PDFDocument {
		constructor(options: Readonly<Record<string, unknown>>);
		on(event: 'data', listener: (chunk: Uint8Array) => void): this;
		on(event: 'end', listener: () => void): this;
		struct(type: string, content?: () => void): Structure;
		addStructure(structure: Structure): this;
		font(name: string): this;
		fontSize(points: number): this;
		text(text: string, options: Readonly<Record<string, unknown>>): this;
		file(content: Uint8Array, options: Readonly<Record<string, unknown>>): void;
		end(): void;
	}
	export function registerStdFonts(...fonts: readonly unknown[]): void;
}

declare module 'pdfkit/standard-fonts/Helvetica' {
	const font: unknown;
	export default font;
}

declare module 'pdfkit/standard-fonts/HelveticaBold' {
	const font: unknown;
	export default font;
}
