/** How a file is shown. Whatever is not named here is only ever saved. */
export type Kind = 'image' | 'audio' | 'pdf' | 'other';

type Known = Readonly<{ kind: Kind; begins: RegExp }>;

/* eslint-disable no-control-regex -- files begin with them */
/** The kinds that a page shows, and how such a file begins: what a post says of it is a claim. */
const KNOWN = new Map<string, Known>(
	Object.entries({
		'image/jpeg': { kind: 'image', begins: /^\xff\xd8\xff/ },
		'image/png': { kind: 'image', begins: /^\x89PNG\r\n\x1a\n/ },
		'image/gif': { kind: 'image', begins: /^GIF8[79]a/ },
		'image/webp': { kind: 'image', begins: /^RIFF[^]{4}WEBP/ },
		'image/avif': { kind: 'image', begins: /^[^]{4}ftypavi[fs]/ },
		'audio/webm': { kind: 'audio', begins: /^\x1a\x45\xdf\xa3/ },
		'audio/ogg': { kind: 'audio', begins: /^OggS/ },
		'audio/mp4': { kind: 'audio', begins: /^[^]{4}ftyp/ },
		'audio/mpeg': { kind: 'audio', begins: /^(ID3|\xff[\xe2-\xff])/ },
		'audio/wav': { kind: 'audio', begins: /^RIFF[^]{4}WAVE/ },
		'application/pdf': { kind: 'pdf', begins: /^%PDF-/ },
	}),
);
/* eslint-enable no-control-regex */

const FIRST_BYTES = 16;
const ALIASES = new Map(
	Object.entries({
		'image/jpg': 'image/jpeg',
		'audio/x-m4a': 'audio/mp4',
		'audio/m4a': 'audio/mp4',
		'audio/mp3': 'audio/mpeg',
		'audio/x-wav': 'audio/wav',
	}),
);

/** The kind that a post claims for its file, before any of it is here. */
export function claimedKind(mime: string): Kind {
	return KNOWN.get(plain(mime))?.kind ?? 'other';
}

/**
 * The kind of a file by what a post claims and how it begins, and the type under which the browser
 * may have it: one of a few, or one that it only saves.
 */
export function provenKind(mime: string, content: Uint8Array): { kind: Kind; type: string } {
	const type = plain(mime);
	const known = KNOWN.get(type);
	const start = String.fromCharCode(...content.subarray(0, FIRST_BYTES));
	if (known?.begins.test(start)) return { kind: known.kind, type };
	return { kind: 'other', type: 'application/octet-stream' };
}

function plain(mime: string): string {
	const [type = ''] = mime.toLowerCase().split(';');
	return ALIASES.get(type.trim()) ?? type.trim();
}
