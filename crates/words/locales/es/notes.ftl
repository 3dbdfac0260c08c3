# Notas: la ayuda de memoria y las notas del equipo. Solo las lee consejería. De la ayuda de memoria nunca se dice que sea
# confidencial, secreta ni a salvo de nadie: lo que se puede pedir lo decide un tribunal.

student-tab-notes = Notas

## La ayuda de memoria

aid-title = Tu ayuda de memoria
aid-what = Notas para ti, solo en esta computadora. Kith nunca las envía, copia, busca ni cuenta. Un tribunal puede pedirlas de todos modos. Si te las piden, habla primero con asesoría legal.
aid-new = Una nota sobre { $name }, para ti
aid-correct-label = Tu nota
aid-saved = Guardado.
aid-saving = Guardando…
aid-saves = Se guarda mientras escribes.
aid-done = Listo
aid-done-hint = Ctrl Enter termina la nota.
aid-list = Tus notas sobre { $name }
aid-none = Todavía no hay notas.
aid-written = Escrita { $date }
aid-corrected = corregida { $date }
aid-ends = se borra el { $date }
aid-shared = compartida con el equipo { $date }
aid-correct = Corregir
aid-correct-named = Corregir la nota: { $date }
aid-remove = Quitar
aid-remove-named = Quitar la nota: { $date }
aid-removed = La nota se quitó.
aid-brought-back = La nota está de vuelta.
aid-share = Compartir con el equipo…
aid-share-named = Compartir la nota con el equipo: { $date }…
aid-share-title = ¿Hacer con esto una nota del equipo?
aid-share-body = Se crea una nueva nota del equipo con estas palabras, tu nombre y la hora. Pasa a ser parte del archivo de { $name }, y puede leerla cada persona de la consejería de tu escuela que pueda abrirlo. Tu propia nota se queda aquí.
aid-share-do = Compartirla
aid-share-done = Ahora es una nota del equipo.
aid-copy = Copiar a un archivo…
aid-hand = Entregar…
aid-closed = Tu frase de acceso abre tu ayuda de memoria. Se pide otra vez porque Kith se abrió sin ella.
aid-sealed_otherwise = Tu ayuda de memoria se selló con una frase de acceso anterior. Escribe la frase que tienes ahora, y la anterior o el código de recuperación. Desde entonces la abre la que tienes ahora.
aid-former = Frase anterior o código de recuperación
aid-former-wrong = Ninguna de las dos la abre. No se cambió nada.
aid-missing = Falta el archivo de tu ayuda de memoria, y no se creó nada en su lugar. Todo lo demás está guardado. Pide al equipo de informática que devuelva notebook.kith a la carpeta de tu perfil.
aid-damaged = El archivo de tu ayuda de memoria está dañado y se dejó como está. Todo lo demás está guardado. Si hiciste una copia, puedes abrirla en Ajustes.
aid-newer = Tu ayuda de memoria la escribió un Kith más nuevo. No se cambió nada. Actualiza Kith en esta computadora y mira de nuevo.
aid-open = Abrirla

## Copias de ella

aid-copy-title = Copiar a un archivo
aid-copy-words = La copia se cifra con una frase de acceso propia. Elige un lugar que tengas tú, como una memoria USB.
aid-copy-of = Tiene tus notas sobre { $name }.
aid-copy-all = Tiene todas tus notas.
aid-copy-do = Elegir un lugar
aid-copy-done = { $count ->
    [0] La copia está hecha. No tiene ninguna nota.
    [one] La copia está hecha, con { $count } nota.
   *[other] La copia está hecha, con { $count } notas.
  }
aid-hand-title = Entregar a quien te sustituye
aid-hand-words = Quien te sustituya lee la copia en su propio Kith, hasta el día que elijas. Que se entregó queda anotado aquí para siempre. Dile la frase de acceso en persona.
aid-hand-to = Su nombre
aid-hand-until = Último día en que se abre
aid-hand-do = Elegir un lugar y entregar
aid-settings-words = Notas para ti, en un archivo propio junto al almacén. Ninguna copia de seguridad las tiene, así que copiarlas a un archivo es la única forma de tener otra.
aid-days = Conservar una nota por
aid-days-count = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
aid-days-saved = { $count ->
    [one] Las notas se conservan por { $count } día.
   *[other] Las notas se conservan por { $count } días.
}
aid-days-shorter = ¿Conservar las notas por { $count } días?
aid-days-shorter-body = Las notas más viejas se quitan ahora, y nadie puede recuperarlas.
aid-days-shorter-do = Quitar las notas más viejas
aid-no-code = Tu código de recuperación todavía no abre tu ayuda de memoria. Un código nuevo sí la abrirá.
aid-copies = Copias que se hicieron
aid-copies-none = Todavía no se hizo ninguna copia.
aid-copies-own = Para ti
aid-copies-to = Entregada a { $to }, se abre hasta el { $date }
aid-copies-made = { $notes ->
    [one] { $date }, { $notes } nota
   *[other] { $date }, { $notes } notas
  }
aid-look = Abrir una copia…
aid-look-title = Abrir una copia
aid-look-words = Una tuya, o una que te entregaron.
aid-look-passphrase = Frase de acceso de la copia
aid-look-do = Elegir el archivo
aid-look-by = Notas de { $name }, copiadas { $date }
aid-look-until = Se abren hasta el { $date }. Aquí no se guarda nada de ellas.
aid-look-mine = Lo que está en la copia y no en tu ayuda de memoria se puede devolver.
aid-look-none = Ya no tiene ninguna nota: a cada una se le pasó su día.
aid-look-take = Devolver lo que falta
aid-look-taken = { $count ->
    [0] No faltaba nada.
    [one] { $count } nota está de vuelta.
   *[other] { $count } notas están de vuelta.
  }

## Para el equipo

team-notes-title = Notas del equipo
team-notes-what = Parte del archivo de { $name }, cada una con tu nombre y la hora. Puede leerlas cada persona de la consejería de tu escuela que pueda abrir el archivo, y la familia puede pedirlas. Una nota se queda como se escribió; agrega otra para corregirla.
team-notes-new = Una nota para el equipo
team-notes-add = Agregar para el equipo
team-notes-none = Todavía no hay notas del equipo.
team-notes-did = La nota está en el archivo de { $name }.
team-notes-by = { $name }, { $date }
