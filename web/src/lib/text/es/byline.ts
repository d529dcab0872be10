import type { byline as english } from '../en/byline.ts';

export const byline: Record<keyof typeof english, string> = {
	'byline.by': 'Escrito por {writer}, revisado por {checker}',
	'byline.by_you': 'Escrito por {writer}, revisado por usted',
	'byline.changed': '{writer} escribió esto primero. {checker} cambió las palabras después.',
	'byline.colleague': 'otra persona del equipo',
	'byline.again': 'Es una segunda copia. El mismo borrador ya se envió antes.',
	'byline.altered': 'No son las palabras que están en el expediente. Alguien las cambió.',
	'byline.not_theirs': 'Según el expediente, este borrador lo escribió otra persona.',
	'byline.no_draft': 'El expediente no tiene ese borrador. Pregunte quién envió esto.',
	'byline.unreadable':
		'Este dispositivo no puede leer el borrador del expediente, así que no puede comparar las palabras.',
};
