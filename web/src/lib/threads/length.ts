const LARGEST_POST_BYTES = 65_535; // of canonical JSON, before padding: protocol.md section 4
const NOTICED_BYTES = 4_096; // for what its writer's device noticed, which goes with it
const AROUND_TEXT_BYTES = '{"text":"","type":"text"}'.length + NOTICED_BYTES;
const encoder = new TextEncoder();

/** Counts what stands between spaces. */
export function countWords(text: string): number {
	return text.match(/\S+/g)?.length ?? 0;
}

/** Returns `text` in as few parts as messages can hold, cut where a reader would pause. */
export function partsOf(text: string): string[] {
	const parts: string[] = [];
	let rest = text.trim();
	while (rest) {
		const end = cutOf(rest);
		parts.push(rest.slice(0, end).trimEnd());
		rest = rest.slice(end).trimStart();
	}
	return parts;
}

/** Where the first part of `text` ends. */
function cutOf(text: string): number {
	const longest = longestFit(text);
	if (longest === text.length) return longest;
	const held = text.slice(0, longest);
	for (const pause of ['\n\n', '\n', '. ', ' ']) {
		const at = held.lastIndexOf(pause);
		if (at > longest / 2) return at + pause.length;
	}
	return longest;
}

/** How much of `text` one message can hold, in UTF-16 units. */
function longestFit(text: string): number {
	if (bytesOf(text) + AROUND_TEXT_BYTES <= LARGEST_POST_BYTES) return text.length;
	let left = LARGEST_POST_BYTES - AROUND_TEXT_BYTES;
	let end = 0;
	for (const character of text) {
		left -= bytesOf(character);
		if (left < 0) break;
		end += character.length;
	}
	return end;
}

function bytesOf(text: string): number {
	return encoder.encode(JSON.stringify(text)).length - '""'.length;
}
