import type { between as english } from '../en/between.ts';

export const between: Record<keyof typeof english, string> = {
	'title.between': 'Entre citas · Meantime',
	'title.between_of': 'Entre citas · Meantime',
	'between.title': 'Entre citas',
	'between.lead': 'Lo que acordó con su terapeuta y lo que guarda para usted.',
	'between.nothing': 'Ahora no se le pide nada.',
	'between.with': 'Con {name}',
	'between.own': 'Para usted',
	'between.journal': 'Su diario',
	'between.progress': 'Sus cuestionarios y semanas a lo largo del tiempo',
	'between.title_of': 'Entre citas con {name}',
	'between.title_unnamed': 'Entre citas con un cliente',
	'between.lead_of': 'Lo que acordaron para el tiempo hasta la próxima cita, y cómo va.',
	'between.not_seated':
		'Usted no participa en esta conversación; por eso aquí no se muestra nada de ella.',
	'between.conversation': 'Abrir la conversación',
	'between.back': 'Volver al cliente',
	'between.panel': 'Entre citas',
	'between.panel_text': 'Tareas, preguntas breves y cuestionarios.',
	'between.link_of': 'Abrir',
};
