/** A paper as a tagged PDF, with its proof attached (decision 0023). It is fetched when one is saved. */
import { PDFDocument, registerStdFonts } from 'pdfkit';
import Helvetica from 'pdfkit/standard-fonts/Helvetica';
import HelveticaBold from 'pdfkit/standard-fonts/HelveticaBold';
import type { Paper, PaperPart } from './paper.ts';

const ATTACHED = 'consent.json';
const MARGIN = 62; // points, as all sizes
const SIZES = { H1: 17, H2: 13, H3: 11, P: 10.5 } as const;
/** Letters that the fonts of every reader have; the attached proof has what was really typed. */
const OTHER = /[^\n\u0020-\u007e\u00a0-\u00ffŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]/gu;

type Tag = keyof typeof SIZES;

export async function writePdf(paper: Paper, proof: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
	registerStdFonts(Helvetica, HelveticaBold);
	const pdf = new PDFDocument({
		...{ pdfVersion: '1.7', tagged: true, displayTitle: true, lang: paper.lang },
		size: paper.country === 'US' ? 'LETTER' : 'A4',
		margin: MARGIN,
		info: { Title: paper.title, Author: paper.author, CreationDate: new Date(paper.at) },
	});
	const written = bytesOf(pdf);
	const root = pdf.struct('Document');
	pdf.addStructure(root);
	const put = (tag: Tag, text: string) => {
		const font = tag === 'P' ? 'Helvetica' : 'Helvetica-Bold';
		root.add(
			pdf.struct(tag, () => {
				pdf.font(font).fontSize(SIZES[tag]).text(printable(text), { paragraphGap: 6 });
			}),
		);
	};
	put('H1', paper.title);
	for (const part of paper.parts) putPart(part, put);
	root.end();
	pdf.file(proof, {
		...{ name: ATTACHED, type: 'application/json', relationship: 'Data' },
		description: paper.title,
	});
	pdf.end();
	return written;
}

function putPart({ title, texts }: PaperPart, put: (tag: Tag, text: string) => void): void {
	put('H2', title);
	for (const each of texts) {
		if (each.title) put('H3', each.title);
		put('P', each.text);
	}
}

function printable(text: string): string {
	return text.normalize('NFC').replaceAll('\u202f', '\u00a0').replace(OTHER, '?');
}

function bytesOf(pdf: PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = [];
	return new Promise((resolve) => {
		pdf.on('data', (chunk) => chunks.push(chunk));
		pdf.on('end', () => {
			void new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer().then((bytes) => {
				resolve(new Uint8Array(bytes));
			});
		});
	});
}
