import type { insights as english } from '../en/insights.ts';

/** Lo que un consultorio aprende de sus propios números. */
export const insights: Readonly<Record<keyof typeof english, string>> = {
	'title.insights': 'Sus números · Meantime',
	'insights.title': 'Sus números',
	'insights.lead':
		'Lo que su consultorio puede aprender de su propio trabajo con los mensajes. Nada viene de otra parte.',
	'insights.back': 'Revisión trimestral',
	'insights.period': '¿De qué período?',
	'insights.quarter': 'El último trimestre (13 semanas)',
	'insights.half_year': 'El último medio año (26 semanas)',
	'insights.year': 'El último año (52 semanas)',
	'insights.from_to': 'Del {from} al {to}.',
	'insights.zone': 'Según el reloj de {zone}.',
	'insights.reading': 'Cómo leer estos números',
	'insights.save': 'Guardar como tabla (CSV)',
	'insights.print': 'Imprimir',
	'insights.older':
		'Lo que eligió no se pudo cargar en este momento. Estos son los números de antes.',

	'insights.owners_count':
		'Algunos números solo se pueden contar a partir de lo que se escribió. Los ven los propietarios del consultorio en sus propios dispositivos.',
	'insights.counting':
		'Este dispositivo cuenta lo que solo él puede leer: {done} de {all} espacios. Nada de esto se envía.',
	'insights.counted_here':
		'Este dispositivo contó lo que solo él puede leer. Nada de esto se envió a ninguna parte.',
	'insights.not_counted': 'Falta lo que solo este dispositivo puede contar.',
	'insights.stopped': 'Este dispositivo no ha contado. Aquí falta lo que solo él puede leer.',
	'insights.unread': 'Espacios que no se pudieron leer ahora: {n}.',
	'insights.stop': 'Dejar de contar',
	'insights.count': 'Contar en este dispositivo',

	'insights.replies': 'Respuestas',
	'insights.between': 'Entre sesiones',
	'insights.outcomes': 'Cómo están los clientes',
	'insights.safety': 'Mensajes urgentes',
	'insights.work': 'Trabajo y tiempo libre',
	'insights.record': 'Acuerdos y notas',

	'insights.of': '{value} de {n}',
	'insights.more_than': 'Al menos {low}',
	'insights.unknown': 'Aún no se puede decir',
	'insights.counted': 'Contado: {n}, de al menos {people} personas.',
	'insights.p90': 'Nueve de cada diez: {p90} o menos.',
	'insights.how': 'Cómo se cuenta',
	'insights.weeks': 'Semana a semana',
	'insights.weeks_of': '{title}, semana a semana',
	'insights.weeks_in': '{title}, semana a semana, en {unit}',
	'insights.hours': 'horas',
	'insights.minutes': 'minutos',
	'insights.days': 'días',
	'insights.shares_of': '{group}: todas las proporciones, cada una con su margen',
	'insights.what': 'Qué',
	'insights.when': 'Semanas',
	'insights.value': 'Valor',
	'insights.between_bounds': 'Está entre',
	'insights.bounds': '{low} a {high}',
	'insights.point': '{title}: {value}, entre {low} y {high}. Contado: {n}.',
	'insights.how_many': 'Contado',
	'insights.nothing': 'No había nada que contar: {which}.',
	'insights.hidden': 'Aún no se muestra, porque detrás hay muy pocas personas: {which}.',

	'insights.small_title': 'Todavía son muy pocas personas',
	'insights.small_text':
		'Detrás de cada número hay aquí al menos {least} personas, para que no se reconozca a ninguna. Su consultorio no ha llegado a eso con ningún número en este período. No tiene que hacer nada.',
	'insights.small_later': 'Cuando haya suficientes personas, encontrará esto:',
};
