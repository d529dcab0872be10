import type { choices as english } from '../en/choices.ts';

export const choices: Record<keyof typeof english, string> = {
	'settings.safety': 'Seguridad',
	'settings.safety_text':
		'A quién se avisa de un mensaje urgente, y qué busca la aplicación en lo que escriben los clientes.',
	'settings.start': 'Primeros pasos',
	'settings.policy': 'Política de mensajería',
	'settings.policy_link': 'Escribir y publicar la política',
	'settings.measures': 'Cuestionarios de la práctica',
	'settings.policy_text': 'Lo que los clientes leen y firman antes de escribirle.',
	'settings.ladder': 'A quién se avisa, y cuándo',
	'settings.rules': 'Reglas de seguridad',
	'hours.link': 'Horario, horas de lectura y ausencias',
	'hours.shared':
		'A diferencia del resto, esto llega a sus clientes: ven para cuándo responde usted.',
	'settings.kept': 'Su diario',
	'settings.kept_text': 'Ni su terapeuta ni la consulta pueden abrirlo.',
	'settings.kept_link': 'Abrir su diario',
	'settings.lead': 'Se quedan en este dispositivo. No dicen nada de usted.',
	'settings.looks': 'Idioma y aspecto',
	'settings.theme': 'Claro u oscuro',
	'settings.theme.system': 'Como el dispositivo',
	'settings.theme.light': 'Claro',
	'settings.theme.dark': 'Oscuro',
	'settings.install': 'En su pantalla de inicio',
	'settings.install.text':
		'Ponga Meantime en su pantalla de inicio. Así se abre como cualquier otra aplicación, y el dispositivo guarda mejor sus mensajes.',
	'settings.install.button': 'Ponerla en la pantalla de inicio',
	'settings.install.ios':
		'En un iPhone o iPad: toque Compartir (el cuadrado con una flecha) y luego «Añadir a pantalla de inicio». Así se abre como cualquier otra aplicación.',
	'settings.install.menu':
		'Abra el menú de su navegador y elija «Instalar» o «Añadir a pantalla de inicio». Así se abre como cualquier otra aplicación.',
	'settings.install.done': 'Meantime está en su pantalla de inicio.',
	'settings.install.seen': 'Quien use este dispositivo puede ver ahí su signo y su nombre.',
	'settings.keep': 'Lo que se guarda aquí',
	'settings.keep.text':
		'Lo enviado está a salvo en su consulta. Los borradores, y lo que aún no se ha enviado, se guardan solo en este dispositivo, bajo llave. Un navegador puede borrarlos cuando falta espacio, si usted no le pide que no lo haga.',
	'settings.keep.button': 'Pedirle que los guarde',
	'settings.keep.done': 'Este navegador ha prometido guardarlos.',
	'settings.keep.refused':
		'Este navegador no lo ha prometido. Suele hacerlo cuando la aplicación está en la pantalla de inicio.',
	'exit.title': 'Salir rápido',
	'exit.text':
		'Un toque vacía la página, cierra con llave sus mensajes y abre otra página en su lugar. Su borrador se guarda.',
	'exit.offer': 'Mostrar el botón en todas las páginas',
	'exit.to': 'A dónde lleva',
	'exit.history':
		'El historial del navegador puede mostrar que se abrió esta dirección, pero nada de lo que se escribió.',
	'exit.encyclopedia': 'Wikipedia',
	'exit.weather': 'El tiempo',
	'exit.search': 'Una página de búsqueda',
	'exit.empty': 'Una página vacía',
	'unsent.title': 'Cuando algo no se pudo enviar',
	'unsent.text':
		'Lo que escribe sin conexión se envía cuando la hay, también después de cerrar la aplicación. Si no se logra, este dispositivo puede avisarle.',
	'unsent.unable':
		'Lo que escribe sin conexión se envía cuando abre la aplicación con conexión. Este navegador no puede enviarlo con la aplicación cerrada.',
	'unsent.words': 'Solo dice: «{words}»',
	'unsent.ask': 'Permitir que este dispositivo me avise',
	'unsent.granted': 'Este dispositivo le avisará.',
	'unsent.denied':
		'Su navegador no permite que la aplicación le avise. Puede cambiarlo en sus ajustes.',
	'settings.survey': 'Qué opino de los mensajes',
	'notices.shared':
		'A diferencia del resto, esto lo guarda el servidor de su consulta: él envía los avisos.',
	'notices.link': 'Cómo y cuándo le avisamos',
};
