import type { surveys as english } from '../en/surveys.ts';

export const surveys: Readonly<Record<keyof typeof english, string>> = {
	'title.survey': 'Encuesta · Meantime',
	'title.surveys': 'Encuestas · Meantime',
	'title.report': 'Qué se respondió · Meantime',

	'survey.title': '¿Qué opina de los mensajes?',
	'survey.title_staff': '¿Cómo le va con los mensajes?',
	'survey.asked':
		'A su consultorio le gustaría saber qué opina de los mensajes. Son dos minutos, y puede omitirlo.',
	'survey.answer': 'Ver las preguntas',
	'survey.skip': 'Omitir',
	'survey.skipped': 'Omitida. No se le preguntará más. Encontrará las preguntas en Ajustes.',
	'survey.unskip': 'Preguntarme de todos modos',
	'survey.until': 'Puede responder hasta el {day}. Puede dejar en blanco cualquier pregunta.',
	'survey.who_reads': 'Quién puede leer sus respuestas',
	'survey.read_by':
		'Pueden leer lo que responda, igual que sus mensajes: {people}. Nadie más puede, y el servidor tampoco.',
	'survey.record_keeper_of': 'quien guarda los registros de {practice}',
	'survey.record_keeper': 'quien guarda los registros del consultorio',
	'survey.somebody': 'su terapeuta',
	'survey.counted':
		'En los informes las respuestas solo se cuentan juntas. De menos de {n} personas no se muestra nada.',
	'survey.readers': 'Quién lee, en detalle',
	'survey.staff_read_by':
		'Usted y quien guarda los registros del consultorio pueden leer lo que responda. Ningún colega ni cliente puede.',
	'survey.skip_one': 'Sin respuesta',
	'survey.wrong_number': 'Escriba un número entero, por ejemplo 20.',
	'survey.send': 'Enviar mis respuestas',
	'survey.later': 'Ahora no',
	'survey.mend': 'Antes hay que corregir algo.',
	'survey.kept': 'Guardado en este dispositivo, sellado',
	'survey.unkept': 'No se pudo guardar en este dispositivo. No cierre la página.',
	'survey.thanks': 'Gracias. Si algo de los mensajes le preocupa, dígalo.',
	'survey.sent': 'Enviado: {when}.',
	'survey.waits': 'Guardado en este dispositivo ({when}). Se envía en cuanto haya conexión.',
	'survey.correct': 'Cambiar mis respuestas',
	'survey.over': 'Esta encuesta ya terminó. Gracias de todos modos.',
	'survey.nothing': 'Ahora no se le pregunta nada.',

	'surveys.title': 'Encuestas',
	'surveys.lead':
		'Qué opinan de los mensajes los clientes y los terapeutas. Sus respuestas están selladas; el servidor solo cuenta quién ha respondido.',
	'surveys.back': 'Puesta en marcha',
	'surveys.rounds': 'A quién se preguntó',
	'surveys.clients': 'Clientes',
	'surveys.therapists': 'Terapeutas',
	'surveys.open_until': 'Abierta hasta el {day}',
	'surveys.closed': 'Cerrada el {day}',
	'surveys.count': 'Han respondido {n} de {of}.',
	'surveys.answered': 'Han respondido',
	'surveys.answer': 'Responder',
	'surveys.mine': 'Mis respuestas',
	'surveys.report': 'Ver qué se respondió',
	'surveys.none': 'Aún no se ha preguntado a nadie.',
	'surveys.not_yours': 'Las personas titulares del consultorio preguntan y ven qué se respondió.',
	'surveys.ask': 'Preguntar de nuevo',
	'surveys.ask_lead':
		'Los clientes ven una línea discreta en su conversación. No se envía ningún aviso, y pueden omitirla.',
	'surveys.whom': '¿A quién pregunta?',
	'surveys.until': '¿Hasta qué día?',
	'surveys.questions': 'Leer las preguntas',
	'surveys.ask_now': 'Preguntar',
	'surveys.sure_clients':
		'Se pregunta hasta el {day} a todos los clientes con quienes siguen los mensajes. No se puede deshacer.',
	'surveys.sure_therapists':
		'Se pregunta hasta el {day} a todos los terapeutas que responden de una conversación. No se puede deshacer.',
	'surveys.sure_yes': 'Sí, preguntar',
	'surveys.sure_no': 'Todavía no',
	'surveys.asked': 'Ya se les pregunta.',
	'surveys.wrong_past': 'Elija hoy o un día posterior.',
	'surveys.wrong_far': 'Elija un día dentro de los próximos tres meses.',

	'surveys.said': 'Qué dijo la gente',
	'surveys.show_here': 'Mostrarlo aquí',

	'report.title': 'Qué se respondió',
	'report.lead':
		'Se cuenta en este dispositivo, de lo que se selló para el consultorio. Nada de esto llega al servidor.',
	'report.from_clients':
		'Son respuestas de clientes cuyo terapeuta podía leerlas. Algunas serán más amables que ante un desconocido.',
	'report.from_staff':
		'Son respuestas de terapeutas. Muestran cómo es el trabajo, no lo buena que es una persona.',
	'report.found': 'Personas que han respondido: {n}.',
	'report.too_few': 'De menos de {least} no se muestra nada, para que no se reconozca a nadie.',
	'report.unread': 'Conversaciones que no se pudieron leer ahora: {n}. Sus respuestas faltan aquí.',
	'report.words_read':
		'Léalas usted antes de transmitir nada: las palabras pueden mostrar quién las escribió.',
	'report.few_words': 'Menos de {least} personas escribieron algo aquí, así que no se muestra.',
	'report.few': 'Menos de {least} personas respondieron a esto, así que no se muestra.',
	'report.middle': 'La mitad dijo {n} o menos.',
	'report.by': 'Respondieron {n}.',
	'report.answer': 'Respuesta',
	'report.people': 'Personas',
	'report.missing': 'No existe esa encuesta.',
	'report.counting': 'Leyendo {done} de {all} conversaciones…',

	'claim.share': '{share}: {part} de {n} que respondieron.',
	'claim.between':
		'Con tan pocas respuestas, la proporción real está entre {low} y {high}, 95 veces de cada 100.',
	'claim.not_causal':
		'Es lo que la gente dice, no lo que logran los mensajes; y con su propio terapeuta uno es más amable que con un desconocido.',
	'claims.title': 'Lo que dicen sus propios clientes',
	'claims.lead':
		'Dos cosas que suelen afirmarse de los mensajes, ronda junto a ronda, según respondieron sus propios clientes.',
	'claims.share_wanting_messaging': 'Seguirían con los mensajes, tal cual o con cambios',
	'claims.share_reporting_progress': 'Están de acuerdo en que avanzan más entre sesiones',
	'claims.count': 'Contar las respuestas en este dispositivo',
	'claims.none':
		'Todavía no se ha preguntado a los clientes. Cuando cinco hayan respondido, sus proporciones estarán aquí.',
	'claims.owners': 'Los propietarios del consultorio ven lo que respondieron los clientes.',
	'claims.round': 'Se preguntó el',
	'claims.value': 'Proporción',
	'claims.bounds': 'Está entre',
	'claims.from_to': '{low} a {high}',
	'claims.point': '{day}: {share}, entre {low} y {high}. Respondieron: {n}.',
	'claims.answered': 'Respondieron',
	'claims.few': 'Se preguntó el {day}: respondieron menos de {least}, así que no se muestra nada.',
};
