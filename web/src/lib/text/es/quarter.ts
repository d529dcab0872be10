import type { quarter as english } from '../en/quarter.ts';

export const quarter: Readonly<Record<keyof typeof english, string>> = {
	'title.quarter': 'Revisión trimestral · Meantime',
	'quarter.title': 'Revisión trimestral',
	'quarter.lead':
		'Cuatro veces al año: miren los números y lo que dice la gente, repasen las preguntas y anoten lo que deciden.',
	'quarter.back': 'Puesta en marcha',
	'quarter.due': 'Toca una revisión. Lleva una media hora.',
	'quarter.due_on': 'La próxima revisión es el {day}.',
	'quarter.filed': 'La revisión está archivada. La próxima es el {day}.',
	'quarter.another': 'Escribir otra',

	'quarter.numbers': 'Números',
	'quarter.span': 'Del {from} al {to}.',
	'quarter.what': 'Qué',
	'quarter.how_often': 'Con qué frecuencia',
	'quarter.no_numbers': 'Aún no hay nada que contar.',
	'quarter.counted_by_owners':
		'Algunos números solo se pueden contar a partir de lo que se escribió. Los ven las personas titulares del consultorio.',
	'quarter.not_counted': 'Falta lo que solo este dispositivo puede contar.',
	'quarter.counted':
		'En este dispositivo se contó si los temas llegaron a hablarse, si crecen los mensajes, las falsas alarmas, las notas y las medidas. El servidor no puede leerlos.',
	'quarter.unread': 'Espacios que no se pudieron leer ahora: {n}.',
	'quarter.counting': 'Contando en este dispositivo: {done} de {all} espacios…',
	'quarter.more': 'Todos los números, con su margen',
	'quarter.bar_window': 'Respondidos en el plazo prometido',
	'quarter.bar_afterhours': 'Respuestas fuera de horario',
	'quarter.bar_redirects': 'Temas grandes que llegaron a hablarse',
	'quarter.bar_safety': 'Mensajes urgentes atendidos a tiempo',
	'quarter.bar_notes': 'Conversaciones con cada nota en una semana',
	'quarter.bar_consent': 'Acuerdos vigentes',
	'quarter.bar_lines': 'Líneas de crisis confirmadas',

	'quarter.share': 'Contado: {part} de {of} ({share}).',
	'quarter.creep':
		'Lo que más creció, la cantidad de mensajes o su longitud: {part} ahora, {of} en un tiempo igual de largo antes.',
	'quarter.access': 'Personal con acceso que no entró en este tiempo: {part} de {of}.',
	'quarter.phrases': 'Coincidencias que alguien marcó como falsas alarmas: {part} de {of}.',
	'quarter.outcomes':
		'Clientes claramente peor en una medida: {part} de {of} con dos respuestas en doce semanas.',
	'quarter.nothing': 'No había nada que contar, o eran muy pocas personas.',
	'quarter.uncounted': 'Nada cuenta esto. Mírenlo ustedes.',
	'quarter.act': 'Hay que hacer algo',
	'quarter.fine': 'Según lo acordado',
	'quarter.act_if': 'Actuar si: {what}',

	'quarter.questions': 'Preguntas',
	'quarter.questions_lead':
		'Lo que escriban queda sellado para el personal del consultorio. Pueden dejar en blanco lo que no corresponda, salvo la última.',
	'quarter.seen': 'Qué vimos',
	'quarter.decided': 'Qué decidimos',
	'quarter.policy_text':
		'Anoten qué deciden, aunque no cambie nada. Lo que escribieron aquí se conserva.',
	'quarter.policy_link': 'Cambiar la política ahora',
	'quarter.held_on': 'Hecha el',
	'quarter.next_on': 'Próxima revisión el',
	'quarter.file': 'Archivar la revisión',
	'quarter.mend': 'Antes hay que corregir algo.',
	'quarter.kept': 'Lo que escriba queda en este dispositivo, sellado, hasta que lo archive.',
	'quarter.owners_file': 'Las personas titulares del consultorio archivan la revisión.',
	'quarter.wrong_ahead': 'Ese día aún no ha llegado.',
	'quarter.wrong_order': 'La próxima revisión va después de esta.',
	'quarter.wrong_far': 'Elija un día dentro de un año.',
	'quarter.wrong_undecided': 'Diga qué deciden, aunque sea no cambiar nada.',
	'quarter.wrong_day': 'Elija un día.',

	'quarter.held': 'Revisiones hechas',
	'quarter.held_by': 'La archivó {name}. La siguiente se fijó para el {day}.',
	'quarter.somebody': 'alguien sin nombre aquí',
	'quarter.read_it': 'Leerla',
	'quarter.unreadable': 'Lo que se decidió no se puede leer aquí.',
	'quarter.none_held': 'Ninguna todavía.',
	'quarter.move': 'Elegir otro día para la próxima',
	'quarter.move_save': 'Guardar el día',
	'quarter.moved': 'El día está guardado.',
};
