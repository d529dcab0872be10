/** `record.html`: the record as one page that is read and printed anywhere, and runs nothing. */
import words from 'content:record';
import type { Locale } from '../text/catalogue.ts';
import type { Paper, PaperPart, PaperText } from './paper.ts';
import style from './page.css?raw';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const ESCAPES: Readonly<Record<string, string>> = {
	...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

/** The page, in a language; every word in it is a text, none is markup. */
export function pageOf({ title, head, parts }: Paper, locale: Locale): string {
	const lines = [...head, words.as_pdf[locale]];
	return [
		'<!doctype html>',
		`<html lang="${locale}">`,
		'<head>',
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="only light">',
		`<title>${escaped(title)}</title>`,
		`<style>\n${style}</style>`,
		'</head>',
		'<body>',
		'<header>',
		`<h1 dir="auto">${escaped(title)}</h1>`,
		...lines.map((line, n) => `<p${n > 1 ? ' class="screen"' : ''}>${escaped(line)}</p>`),
		'</header>',
		'<main>',
		...parts.map(partOf),
		'</main>',
		'</body>',
		'</html>\n',
	].join('\n');
}

/** `text` as HTML shows it, whatever stands in it. */
export function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

function partOf({ title, note, sections }: PaperPart): string {
	return [
		'<section class="part">',
		`<h2>${escaped(title)}</h2>`,
		...(note ? [`<p class="note">${escaped(note)}</p>`] : []),
		...sections.map((section) => {
			const texts = section.texts.map(textOf).join('\n');
			return `<section>\n<h3>${escaped(section.title)}</h3>\n${texts}\n</section>`;
		}),
		'</section>',
	].join('\n');
}

function textOf({ title, text, mark, link }: PaperText): string {
	const body = link ? `<a href="${addressOf(link)}">${escaped(text)}</a>` : escaped(text);
	return [
		'<article>',
		...(title ? [`<h4 dir="auto">${escaped(title)}</h4>`] : []),
		`<p class="text" dir="auto">${body}</p>`,
		...(mark ? [`<p class="mark" dir="auto">${escaped(mark)}</p>`] : []),
		'</article>',
	].join('\n');
}

/** Where a file of the folder lies, as an address beside the page. */
function addressOf(place: string): string {
	return escaped(place.split('/').map(encodeURIComponent).join('/'));
}
