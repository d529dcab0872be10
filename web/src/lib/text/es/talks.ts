import type { talks as english } from '../en/talks.ts';

/** Pasar a una conversación lo que es demasiado para un mensaje. */
export const talks: Record<keyof typeof english, string> = {
	'talk.title': 'Hablar en vez de escribir',
	'talk.open': 'Ofrecer que hablen',
	'talk.lead':
		'{name} recibe estas palabras y elige. Los horarios pasan solos a la agenda de los dos.',
	'talk.words': 'Lo que lee {name}',
	'talk.words_missing': 'Escriba primero una frase.',
	'talk.call': 'Un número para llamar ahora',
	'talk.call_hint': 'Déjelo vacío si ahora no puede hablar.',
	'talk.kind': 'Horarios',
	'talk.none': 'Ningún horario',
	'talk.own': 'Una conversación aparte',
	'talk.move': 'Adelantar la sesión del {when}',
	'talk.until': 'Volver a mirar en',
	'talk.until_hint': 'Entonces le avisamos, si no ha llegado respuesta.',
	'talk.days': '{n} días',
	'talk.day': '1 día',
	'talk.nothing': 'Ofrezca un número para llamar o al menos un horario.',
	'talk.send': 'Enviar el ofrecimiento',
	'talk.turns':
		'En un día se han escrito {n} veces, de un lado y del otro. Hablar puede ser más fácil para los dos.',
	'talk.long':
		'Esta respuesta lleva más tiempo escribirla que decirla. Una llamada corta puede ser más fácil.',
	'talk.not_now': 'Ahora no',

	'talk.waiting': 'Ofreció hablar. Aún no hay respuesta; le avisamos {when}.',
	'talk.overdue': 'Ofreció hablar y no ha llegado respuesta.',
	'talk.picked_call': 'Eligió llamarle.',
	'talk.picked_neither': 'Nada de lo que ofreció le conviene.',
	'talk.what_came': '¿Qué resultó?',
	'talk.talked': 'Hablamos',
	'talk.booked': 'Hay una sesión fijada',
	'talk.declined': 'No quiere',
	'talk.not_reached': 'No se le pudo localizar',

	'talk.asked': 'Su terapeuta quisiera hablar con usted',
	'talk.call_now': 'Llamar al {number}',
	'talk.i_call': 'Ya llamé, o llamo ahora',
	'talk.take': 'Tomar',
	'talk.take_when': 'Tomar: {when}',
	'talk.moves': 'Su próxima sesión pasaría al horario que tome.',
	'talk.neither': 'Nada de esto me conviene',
	'talk.taken': 'Ese horario ya lo tiene otra persona. Por favor, elija otro.',
	'talk.times_unknown': 'Sin conexión no se pueden mostrar los horarios.',
	'talk.times_gone': 'Estos horarios ya pasaron.',
	'talk.you_call': 'Dijo que llama. El número es {number}.',
	'talk.you_neither':
		'Dijo que nada de esto le conviene. Abajo puede escribir qué le vendría bien.',
	'talk.you_time': 'El horario está fijado. Lo encuentra en Sesiones.',
	'talk.sessions': 'Ver mis sesiones',
};
