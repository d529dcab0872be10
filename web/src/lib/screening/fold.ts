/**
 * The first layer: what was typed, as plain small letters, digits and a few marks, with offsets.
 *
 * Every code point is folded by itself, so that an offset never moves: compatibility forms and accents
 * go, look-alikes of other alphabets become the Latin letters that they imitate, and what is left is
 * one of `a-z 0-9 ' @ $ * ! # " , .` or a space. Offsets count code points, not UTF-16 units.
 */

/** One folded character, and the code point that it stands for. */
export type Folded = Readonly<{ char: string; at: number }>;

const APOSTROPHES = "'’‘ʼ´`′＇";
const QUOTES = '"“”„«»‹›';
const SENTENCE_ENDS = '.!?…;\n\r¡¿。！？';
const CLAUSE_ENDS = ',:()[]—–、，：（）';
const KEPT = 'abcdefghijklmnopqrstuvwxyz0123456789@$*!';
export const OTHER_LETTER = '#'; // no word of a pack holds it
const MOST_PARTS = 4; // (10) are; one Arabic sign is a sentence of 18, and 100 kB of it would take long
const UNSEEN = /[\p{M}\p{Cf}]/u; // which kind of mark, Unicode has changed its mind on
const LETTER = /[\p{L}\p{N}]/u;

const IMITATED = {
	a: 'аαɑᴀ',
	b: 'вβʙьƀ',
	c: 'сᴄϲ',
	d: 'ԁđᴅ',
	e: 'еёєεᴇ',
	f: 'ғ',
	g: 'ɡɢ',
	h: 'нһħʜη',
	i: 'іїıιɩɪ',
	j: 'јᴊϳ',
	k: 'кκᴋ',
	l: 'ӏłʟ',
	m: 'мᴍ',
	n: 'пɴ',
	o: 'оοøᴏσ',
	p: 'рρᴘ',
	q: 'ԛ',
	r: 'гʀ',
	s: 'ѕꜱ',
	t: 'тτᴛŧ',
	u: 'υᴜцμ',
	v: 'νᴠѵ',
	w: 'ѡωԝᴡ',
	x: 'хχ',
	y: 'уүγʏ',
	z: 'зᴢ',
	ss: 'ß',
	ae: 'æ',
	oe: 'œ',
};
const LOOK_ALIKES = new Map(
	Object.entries(IMITATED).flatMap(([letter, alike]) =>
		Array.from(alike, (one) => [one, letter] as const),
	),
);

const folds = new Map<string, string>();

/** `text` folded; what is not seen (zero-width, accents by themselves) is left out. */
export function fold(text: string): Folded[] {
	const folded: Folded[] = [];
	let at = 0;
	for (const point of text) {
		for (const char of foldPoint(point)) folded.push({ char, at });
		at += 1;
	}
	return folded;
}

/** What one code point is folded to: nothing, a character, or a few. */
export function foldPoint(point: string): string {
	const known = folds.get(point);
	if (known !== undefined) return known;
	const folded = foldAnew(point);
	folds.set(point, folded);
	return folded;
}

function foldAnew(point: string): string {
	if (APOSTROPHES.includes(point)) return "'";
	const mark = markOf(point);
	if (mark !== undefined) return mark;
	const parts = Array.from(point.normalize('NFKD').toLowerCase().normalize('NFKD'));
	return parts.length > MOST_PARTS ? OTHER_LETTER : parts.map(foldPart).join('');
}

function foldPart(part: string): string {
	if (KEPT.includes(part)) return part;
	const folded = LOOK_ALIKES.get(part) ?? markOf(part);
	if (folded !== undefined) return folded;
	if (UNSEEN.test(part)) return '';
	return LETTER.test(part) ? OTHER_LETTER : ' ';
}

function markOf(point: string): string | undefined {
	if (QUOTES.includes(point)) return '"';
	if (point !== '!' && SENTENCE_ENDS.includes(point)) return '.';
	return CLAUSE_ENDS.includes(point) ? ',' : undefined;
}
