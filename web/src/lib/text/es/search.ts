import type { Catalogue } from '../catalogue.ts';
import type { search as english } from '../en/search.ts';

export const search: Pick<Catalogue, keyof typeof english> = {
	'title.search': 'Buscar · Meantime',
	'search.title': 'Buscar',
	'search.lead': 'Lo que usted escribe se queda en este dispositivo.',
	'search.label': 'Palabras que busca',
	'search.where': 'Dónde buscar',
	'search.clients': 'Mensajes y expedientes de mis clientes',
	'search.conversation': 'Mi conversación',
	'search.own': 'Mis cosas privadas',
	'search.reading_now': 'Leyendo lo que hay en este dispositivo.',
	'search.reading': 'Leyendo lo que hay en este dispositivo: {done} de {all}.',
	'search.none': 'Nada tiene todas estas palabras. Pruebe con menos letras o palabras.',
	'search.one': 'Un resultado',
	'search.count': '{n} resultados',
	'search.first': 'Los {n} resultados más recientes. Con más palabras salen menos.',
	'search.somebody': 'Alguien que ya no está aquí',
	'search.message': 'Mensaje',
	'search.agenda': 'Para la sesión',
	'search.note': 'Nota',
	'search.margin': 'Junto a un mensaje',
	'search.contact': 'Contacto',
	'search.kept': 'Diario',
	'search.private': 'Nota privada',
};
