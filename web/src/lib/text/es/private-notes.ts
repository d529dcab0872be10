import type { privateNotes as english } from '../en/private-notes.ts';

/** Notas de psicoterapia, que solo quien las escribe puede abrir. */
export const privateNotes: Record<keyof typeof english, string> = {
	'title.private': 'Notas privadas · Meantime',
	'private.link': 'Sus notas privadas',
	'private.open': 'Abrir sus notas',
	'private.title': 'Notas privadas sobre {name}',
	'private.lead': 'Notas de psicoterapia: lo que usted piensa, aparte del expediente.',
	'private.back': 'Volver al cliente',
	'private.alone':
		'Solo usted puede abrir estas notas. No están en el expediente. Ninguna exportación las incluye y la consulta no puede abrirlas.',
	'private.lost':
		'Si pierde su contraseña, sus llaves de acceso y su código de recuperación, estas notas se pierden para siempre.',
	'private.new': 'Escribir una nota',
	'private.day': 'El día del que trata',
	'private.label': 'Su nota',
	'private.keep': 'Guardarla para mí',
	'private.typed': 'Se guarda en este dispositivo mientras escribe',
	'private.saved': 'Guardada.',
	'private.none': 'No tiene notas privadas sobre este cliente.',
	'private.note_of': 'Nota de {when}',
	'private.written': 'escrita {when}',
	'private.waits': 'espera una conexión en este dispositivo',
	'private.change': 'Cambiarla',
	'private.save': 'Guardar las palabras nuevas',
	'private.leave_it': 'Dejarla como estaba',
	'private.hide': 'Quitarla de la vista',
	'private.hidden': 'Ya no está a la vista.',
	'private.bring_back': 'Volver a mostrarla',
	'private.gone': 'Fuera de la vista: {n}',
	'private.earlier': 'Lo que decía antes: {n}',
};
