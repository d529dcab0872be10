/** What ends a line besides the line feed itself. */
const LINE_ENDS = /\r\n|[\r\u2028\u2029\u0085]/g;

/**
 * Characters that no writer sees but that change what a reader sees: controls, and those that turn
 * the direction of the text around them. Marks such as U+200F and joiners stay: they only help
 * letters and emoji to stand right.
 */
// eslint-disable-next-line no-control-regex -- they are what it looks for
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const DELETE = 0x7f;
const PICTURES = 0x2400; // signs that stand for the ASCII controls

/** Returns `text` with hidden characters as marks that can be seen and do nothing. */
export function visible(text: string): string {
	return text.replace(LINE_ENDS, '\n').replace(HIDDEN, markOf);
}

function markOf(character: string): string {
	const code = character.charCodeAt(0);
	if (code < DELETE) return String.fromCharCode(PICTURES + code);
	return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
