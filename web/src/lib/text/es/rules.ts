import type { rules as english } from '../en/rules.ts';

export const rules: Readonly<Record<keyof typeof english, string>> = {
	'title.rules': 'Reglas de seguridad · Meantime',

	'rules.title': 'Reglas de seguridad',
	'rules.lead':
		'Qué busca la aplicación en lo que escriben los clientes. Cualquiera puede leer las reglas; no deciden nada.',
	'rules.how':
		'El propio dispositivo del cliente revisa cada mensaje antes de que salga. Donde una regla coincide, se le ofrece ayuda enseguida y el mensaje se lee antes. El servidor solo sabe con qué prontitud conviene leerlo.',
	'rules.own_words':
		'Las palabras que significan algo para un cliente se añaden en la página de ese cliente.',
	'rules.for_one':
		'Las reglas vienen con la aplicación. Para un cliente, o para cada uno de los suyos, una regla puede contar menos o apagarse. Diga por qué: queda en la conversación, donde el cliente lo lee.',
	'rules.marks': 'Lo que usted piensa de una coincidencia se marca donde lee el mensaje.',
	'rules.print': 'Imprimir',
	'rules.search': 'Buscar en las reglas',
	'rules.count': 'Reglas que se muestran: {count}',
	'rules.in_en': 'Inglés',
	'rules.in_es': 'Español',
	'rules.version': 'Versión {version} de este idioma. En cada mensaje se buscan los dos idiomas.',
	'rules.urgent': 'Avisa enseguida',
	'rules.elevated': 'Se lee primero',
	'rules.sign': 'Solo cuenta junto con otras',
	'rules.finds': 'Encuentra, por ejemplo',
	'rules.leaves': 'Deja pasar, por ejemplo',
	'rules.patterns': 'El patrón mismo',
	'rules.but': 'No donde una de estas está en la misma frase:',
};
