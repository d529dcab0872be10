import type { record as english } from '../en/record.ts';

export const record: Record<keyof typeof english, string> = {
	'title.record': 'Su expediente · Meantime',
	'title.record_of': 'Expediente · Meantime',
	'record.title': 'Su expediente',
	'record.lead': 'Es suyo: puede leerlo, guardarlo y preguntar por él.',
	'record.link': 'Abrir su expediente',
	'record.link_text': 'Guarde una copia, vea quién lo ha abierto y pida cambios.',
	'record.title_of': 'Expediente de {name}',
	'record.title_unnamed': 'Expediente de un cliente',
	'record.lead_of': 'Lo que se guarda de esta persona, quién lo ha abierto y qué se ha entregado.',
	'record.back': 'Volver a la página del cliente',
	'record.panel': 'Expediente',
	'record.link_of': 'Abrir el expediente',
	'record.with': 'Con {name}',
};
