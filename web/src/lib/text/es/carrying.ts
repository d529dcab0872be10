import type { carrying as english } from '../en/carrying.ts';

export const carrying: Readonly<Record<keyof typeof english, string>> = {
	'carry.title': '¿Conoce otra persona sus claves?',
	'carry.text':
		'Pida a su consulta que le invite otra vez, con otro correo. Recibe claves nuevas, las antiguas se quitan de todo y lo que otros comparten con usted viene también. Lo que solo usted podía leer, como su diario o sus notas privadas, lo trae aquí, después de entrar con el correo nuevo.',
	'carry.lost_text':
		'Solo las claves antiguas lo abren: sin la contraseña o el código de recuperación de antes, se pierde.',
	'carry.login': 'Correo de antes',
	'carry.with': 'Abrirla con',
	'carry.password': 'Contraseña de antes',
	'carry.code': 'Código de recuperación de antes',
	'carry.do': 'Traerlo',
	'carry.working': 'Trayéndolo…',
	'carry.done': 'Traído: {n}.',
	'carry.lost': 'No se trajo, porque no se puede leer o es un archivo: {n}.',
};
