import type { Catalogue } from '../catalogue.ts';
import type { capture as english } from '../en/capture.ts';

export const capture: Pick<Catalogue, keyof typeof english> = {
	'title.capture': 'Anotarlo · Meantime',
	'capture.title': 'Anotarlo',
	'capture.lead':
		'Diga tan poco o tanto como quiera. Nada sale de esta página antes de que usted decida.',
	'capture.begun': 'Empezado {when}',
	'capture.text': '¿Qué está pasando?',
	'capture.sealed': 'Sellado en este dispositivo mientras escribe.',
	'capture.unkept':
		'Este dispositivo no pudo guardar lo que escribió. Cópielo, por favor, antes de seguir.',
	'capture.own_feeling': 'Otra palabra para ello',
	'capture.own_tag': 'Una etiqueta propia',
	'capture.add': 'Añadir',
	'capture.more': 'Un impulso, lo que hizo en su lugar, etiquetas',
	'capture.urge_hint': 'Algo que sintió ganas de hacer. Puede dejarlo vacío.',
	'capture.files': 'Una imagen o una nota de voz',
	'capture.keep': 'Guardar',
	'capture.bring': 'Llevar a la sesión',
	'capture.send': 'Enviar',
	'capture.acts': 'Qué hacer con ello',
	'capture.acts_text':
		'Guardar: solo usted puede leerlo, ni su terapeuta ni la consulta. Las otras dos opciones también lo guardan y le muestran antes lo que se compartiría.',
	'capture.empty': 'Todavía no hay nada que guardar.',
	'capture.too_long':
		'Esto es más de lo que cabe en un momento. Guarde, por favor, la primera parte y después el resto.',
	'capture.kept': 'Guardado. Solo usted puede leerlo.',
	'capture.kept_here':
		'Guardado en este dispositivo, sellado. Pasa a su diario en cuanto haya conexión. Entonces podrá llevarlo o enviarlo.',
	'capture.waiting': 'En espera de conexión en este dispositivo: {n}',
	'capture.another': 'Anotar otra cosa',
	'capture.journal': 'Abrir mi diario',

	'share.title_bring': 'Llevar a la sesión',
	'share.title_send': 'Enviar',
	'share.bring_lead':
		'Pasa a la lista para la sesión, donde {name} puede leerlo. Nadie recibe aviso antes, y no se espera respuesta.',
	'share.bring_urgent':
		'Algunas de estas palabras pueden significar peligro. Por ellas se avisa enseguida a su equipo, como con un mensaje urgente.',
	'share.chosen': 'Lo que verá {name}',
	'share.chosen_text': 'Quite lo que quiera reservarse. Su propia copia queda entera.',
	'share.when': 'Cuándo fue',
	'share.happened': 'Qué pasó',
	'share.file': 'Archivo: {name}',
	'share.with': 'Con quién',
	'share.nothing': 'Elija al menos una parte, o vuelva atrás.',
	'share.back': 'Volver sin compartir',
	'share.bring': 'Llevarlo',
	'share.send': 'Enviarlo',
	'share.held': 'Ahora no es posible enviar mensajes. Puede llevarlo a la sesión o guardarlo.',
	'share.brought': 'Está en la lista para la sesión.',
	'share.thread': 'Abrir la conversación',
	'share.gone': 'Este momento no está en este dispositivo.',
	'share.no_file':
		'Un archivo no está en este dispositivo y no hay conexión. Déjelo fuera, o compártalo más tarde.',
	'share.before_brought': 'Usted llevó esto a la sesión el {when}.',
	'share.before_sent': 'Usted envió esto el {when}.',
};
