import type { letters as english } from '../en/letters.ts';

export const letters: Record<keyof typeof english, string> = {
	'guide.length': 'Son {count} caracteres; la mayoría de los mensajes tiene menos de {most}.',
	'guide.frequency':
		'Ha escrito {count} mensajes en los últimos siete días. Eso puede indicar que están pasando muchas cosas. Quizá le ayude tener una sesión antes.',
	'guide.send_anyway': 'Puede enviarlo así.',
	'guide.keep': 'Guardarlo para mí',
	'guide.bring': 'Llevarlo a la sesión',
	'guide.keep_text':
		'Nadie más puede leer lo que guarda para usted, tampoco la consulta. Lo que lleva a la sesión está en una lista que ven los dos.',
	'guide.brought': 'Está en la lista para la sesión. No queda ninguna respuesta pendiente.',
	'guide.kept': 'Guardado solo para usted.',
	'guide.kept_link': 'Verlo en su diario',
	'guide.undo': 'Devolverlo al cuadro',

	'agenda.title': 'Para la sesión',
	'agenda.left': 'Por hablar: {n}',
	'agenda.from_me': 'De usted.',
	'agenda.from': 'De {name}.',
	'agenda.done': 'Ya se habló.',
	'agenda.tick': 'Los dos ven esta lista. Marque lo que ya hablaron.',
	'agenda.remove': 'Quitar',
	'agenda.remove_one': 'Quitar de la lista: {text}',
	'agenda.removed': 'Se quitó.',
	'agenda.put_back': 'Devolver',

	'covered.until': 'Usted lee y responde por {name} hasta el {day}.',
};
