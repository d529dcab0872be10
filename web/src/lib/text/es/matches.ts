import type { matches as english } from '../en/matches.ts';

export const matches: Readonly<Record<keyof typeof english, string>> = {
	'match.own_list': '{words} está en la lista de palabras de {name}.',
	'match.rule': '{words} coincide con una regla: {reason}',
	'match.unknown_rule': '{words} coincide con la regla {rule}.',
	'match.hint': 'Es una coincidencia, no una valoración.',
	'match.shown': 'A {name} se le mostró ayuda en su propio dispositivo.',
	'match.shown_only':
		'El dispositivo de {name} notó palabras aquí y mostró ayuda. Con las reglas y la lista de hoy no coincide nada.',
	'match.not_shown': 'El dispositivo de {name} no mostró ayuda por esto.',
	'match.said_before':
		'A la pregunta “¿Está a salvo ahora mismo?”, antes de enviar, {name} dijo: {answer}',
	'match.said_later': 'Después, {when}, {name} dijo: {answer}',
	'match.misread': '{name} dice que la aplicación no le entendió bien.',
	'match.ask': '¿Acertó la coincidencia?',
	'match.right': 'Acertó',
	'match.false_alarm': 'Falsa alarma',
	'match.marked_right': 'Marcada como acierto.',
	'match.marked_false_alarm': 'Marcada como falsa alarma.',
	'match.mark_hint': 'La marca queda en el expediente. No cierra ni envía nada.',
	'match.region': 'Palabras que coinciden',

	'words.title': 'Palabras que notar',
	'words.lead':
		'Palabras y frases que significan algo para este cliente, además de las reglas para todos. El propio dispositivo del cliente las busca y muestra ayuda. El cliente puede ver la lista.',
	'words.none': 'Todavía no hay palabras propias.',
	'words.text': 'Palabra o frase',
	'words.tier': 'Cuando aparezca',
	'words.elevated': 'Leerlo primero en la próxima revisión',
	'words.urgent': 'Avisar enseguida',
	'words.elevated_short': 'se lee primero',
	'words.urgent_short': 'avisa enseguida',
	'words.add': 'Añadir',
	'words.remove': 'Quitar “{text}”',
	'words.removed': '“{text}” ya no se busca.',
	'words.added': '“{text}” se busca desde ahora.',
	'words.put_back': 'Volver a ponerla',
	'words.empty': 'Escriba una palabra o una frase.',
	'words.no_letters':
		'Aquí no hay ninguna palabra: los signos y las imágenes solos no se encuentran.',
	'words.twice': 'Ya está en la lista.',
	'words.many': 'Una lista puede tener {most} palabras. Quite antes una.',

	'counts.title': 'Cuántas veces acertaron',
	'counts.lead':
		'Contado en este dispositivo con los expedientes que usted puede abrir. Nada de esto se sube.',
	'counts.none':
		'Todavía no se ha marcado ninguna coincidencia. Puede marcar cada una donde lee el mensaje.',
	'counts.charts': 'Expedientes contados: {count}.',
	'counts.rule': 'Regla',
	'counts.right': 'Acertó',
	'counts.false_alarms': 'Falsa alarma',
	'counts.share': 'Proporción de aciertos',
	'counts.percent': '{n} %',
	'counts.bar': '{right} de {all} marcadas como acierto',
	'counts.few': 'Menos de diez marcas dicen poco.',
	'counts.own_list': 'Listas de palabras de clientes',
};
