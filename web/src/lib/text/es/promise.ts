import type { Catalogue } from '../catalogue.ts';
import type { promise as english } from '../en/promise.ts';

export const promise: Pick<Catalogue, keyof typeof english> = {
	'promise.sentence': 'Me pondré en contacto con usted el {day}.',
	'promise.due': 'Prometido para antes del {when}.',
	'promise.kept': 'Prometido y cumplido.',
	'promise.broken_mine': 'Prometido para antes del {when}, y no se cumplió.',
	'promise.broken': 'Se prometió para antes del {when} y no se cumplió. Lo sentimos.',
	'promise.broken_call':
		'Se prometió para antes del {when} y no se cumplió. Lo sentimos. Puede llamar al {phone}.',
	'promise.open': 'Prometer un día',
	'promise.title': 'Una promesa para {name}',
	'promise.lead': 'Detiene la espera. Ese día se le recordará.',
	'promise.day': 'Día',
	'promise.day_until': '{day}, hasta las {time}',
	'promise.words': 'Lo que lee {name}',
	'promise.words_missing': 'Escriba lo que promete.',
	'promise.make': 'Prometer',
	'promise.list': 'Prometido',
	'promise.by': 'Antes del {when}',
	'promise.late': 'No cumplido: {when}',
	'promise.sent': 'Promesa para antes del {when}',
	'promise.undo': 'La promesa para {name} sale en {seconds} s.',
};
