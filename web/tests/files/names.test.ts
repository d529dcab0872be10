import { expect, test } from 'vitest';
import { safeName, sizeOf } from '../../src/lib/files/names.ts';

test.each([
	['photo.jpg', 'photo.jpg'],
	['../../.bashrc', '_.._.bashrc'],
	['/etc/passwd', '_etc_passwd'],
	['C:\\Windows\\x.exe', 'C__Windows_x.exe'],
	['.profile', 'profile'],
	['a\0b\nc.txt', 'abc.txt'],
	['report\u202egpj.exe', 'reportgpj.exe'],
	['nul.txt', '_nul.txt'],
	['', 'file'],
	['...', 'file'],
	[`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
	['señal de médico.png', 'señal de médico.png'],
])('the name %j cannot steer where a file goes', (name, safe) => {
	expect(safeName(name)).toBe(safe);
});

test.each([
	[0, '0 kB'],
	[1, '1 kB'],
	[179_200, '180 kB'],
	[2_560_000, '2.6 MB'],
])('%i bytes are said as %s', (bytes, said) => {
	expect(sizeOf(bytes, 'en')).toBe(said);
});
