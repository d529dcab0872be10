import { expect, test } from 'vitest';
import { claimedKind, provenKind } from '../../src/lib/files/kinds.ts';

const bytes = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0));
const PNG = bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR');
const PDF = bytes('%PDF-1.7\n');
const HTML = bytes('<!doctype html><script>alert(1)</script>');
const SVG = bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
const SAVED = { kind: 'other', type: 'application/octet-stream' };

test('what is what it claims to be is shown', () => {
	expect(provenKind('image/png', PNG)).toEqual({ kind: 'image', type: 'image/png' });
	expect(provenKind('application/pdf', PDF)).toEqual({ kind: 'pdf', type: 'application/pdf' });
	expect(provenKind('audio/webm;codecs=opus', bytes('\x1a\x45\xdf\xa3'))).toEqual({
		kind: 'audio',
		type: 'audio/webm',
	});
	expect(provenKind('IMAGE/JPG', bytes('\xff\xd8\xff\xe0'))).toEqual({
		kind: 'image',
		type: 'image/jpeg',
	});
});

test.each([
	['text/html', HTML],
	['image/svg+xml', SVG],
	['application/xhtml+xml', HTML],
	['text/javascript', bytes('alert(1)')],
	['', PNG],
	['constructor', PNG],
	['image/png', HTML],
	['application/pdf', HTML],
	['application/pdf', bytes(' %PDF-1.7')],
	['audio/mpeg', SVG],
	['image/png', new Uint8Array()],
])('a file that claims to be %j and is something else is only saved', (mime, content) => {
	expect(provenKind(mime, content)).toEqual(SAVED);
});

test('before a file is here only its claim is known', () => {
	expect(claimedKind('image/png')).toBe('image');
	expect(claimedKind('text/html')).toBe('other');
	expect(claimedKind('toString')).toBe('other');
});
