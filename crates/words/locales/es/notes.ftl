# Notas: la ayuda de memoria y las notas del equipo. Solo las lee consejería. De la ayuda de memoria nunca se dice que sea
# confidencial, secreta ni a salvo de nadie: lo que se puede pedir lo decide un tribunal.

student-tab-notes = Notas

## La ayuda de memoria

aid-title = Su ayuda de memoria
aid-what = Notas para usted, solo en esta computadora. Kith nunca las envía, copia, busca ni cuenta. Un tribunal puede pedirlas de todos modos. Si se las piden, hable primero con asesoría legal.
aid-new = Una nota sobre { $name }, para usted
aid-correct-label = Su nota
aid-saved = Guardado.
aid-saving = Guardando…
aid-saves = Se guarda mientras escribe.
aid-done = Listo
aid-done-hint = Ctrl Enter termina la nota.
aid-list = Sus notas sobre { $name }
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
aid-share-body = Se crea una nueva nota del equipo con estas palabras, su nombre y la hora. Pasa a ser parte del archivo de { $name }, y puede leerla cada persona de la consejería de su escuela que pueda abrirlo. Su propia nota se queda aquí.
aid-share-do = Compartirla
aid-share-done = Ahora es una nota del equipo.
aid-copy = Copiar a un archivo…
aid-hand = Entregar…
aid-closed = Su frase de acceso abre su ayuda de memoria. Se pide otra vez porque Kith se abrió sin ella.
aid-sealed_otherwise = Su ayuda de memoria se selló con una frase de acceso anterior. Escriba la frase que tiene ahora, y la anterior o el código de recuperación. Desde entonces la abre la que tiene ahora.
aid-former = Frase anterior o código de recuperación
aid-former-wrong = Ninguna de las dos la abre. No se cambió nada.
aid-missing = Falta el archivo de su ayuda de memoria, y no se creó nada en su lugar. Todo lo demás está guardado. Pida al equipo de informática que devuelva notebook.kith a la carpeta de su perfil.
aid-damaged = El archivo de su ayuda de memoria está dañado y se dejó como está. Todo lo demás está guardado. Si hizo una copia, puede abrirla en Ajustes.
aid-newer = Su ayuda de memoria la escribió un Kith más nuevo. No se cambió nada. Actualice Kith en esta computadora y mire de nuevo.
aid-open = Abrirla

## Copias de ella

aid-copy-title = Copiar a un archivo
aid-copy-words = La copia se cifra con una frase de acceso propia. Elija un lugar que tenga usted, como una memoria USB.
aid-copy-of = Tiene sus notas sobre { $name }.
aid-copy-all = Tiene todas sus notas.
aid-copy-do = Elegir un lugar
aid-copy-done = { $count ->
    [0] La copia está hecha. No tiene ninguna nota.
    [one] La copia está hecha, con { $count } nota.
   *[other] La copia está hecha, con { $count } notas.
  }
aid-hand-title = Entregar a quien le sustituye
aid-hand-words = Quien le sustituya lee la copia en su propio Kith, hasta el día que elija. Que se entregó queda anotado aquí para siempre. Dígale la frase de acceso en persona.
aid-hand-to = Su nombre
aid-hand-until = Último día en que se abre
aid-hand-do = Elegir un lugar y entregar
aid-settings-words = Notas para usted, en un archivo propio junto al almacén. Ninguna copia de seguridad las tiene, así que copiarlas a un archivo es la única forma de tener otra.
aid-days = Conservar una nota por
aid-days-count = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
aid-days-saved = { $count ->
    [one] Las notas se conservan por { $count } día.
   *[other] Las notas se conservan por { $count } días.
}
aid-days-shorter = ¿Conservar las notas por { $count ->
    [one] { $count } día
   *[other] { $count } días
}?
aid-days-shorter-body = Las notas más viejas se quitan ahora, y nadie puede recuperarlas.
aid-days-shorter-do = Quitar las notas más viejas
aid-no-code = Su código de recuperación todavía no abre su ayuda de memoria. Un código nuevo sí la abrirá.
aid-copies = Copias que se hicieron
aid-copies-none = Todavía no se hizo ninguna copia.
aid-copies-own = Para usted
aid-copies-to = Entregada a { $to }, se abre hasta el { $date }
aid-copies-made = { $notes ->
    [one] { $date }, { $notes } nota
   *[other] { $date }, { $notes } notas
  }
aid-look = Abrir una copia…
aid-look-title = Abrir una copia
aid-look-words = Una suya, o una que le entregaron.
aid-look-passphrase = Frase de acceso de la copia
aid-look-do = Elegir el archivo
aid-look-by = Notas de { $name }, copiadas { $date }
aid-look-until = Se abren hasta el { $date }. Aquí no se guarda nada de ellas.
aid-look-mine = Lo que está en la copia y no en su ayuda de memoria se puede devolver.
aid-look-none = Ya no tiene ninguna nota: a cada una se le pasó su día.
aid-look-take = Devolver lo que falta
aid-look-taken = { $count ->
    [0] No faltaba nada.
    [one] { $count } nota está de vuelta.
   *[other] { $count } notas están de vuelta.
  }

## Para el equipo

team-notes-title = Notas del equipo
team-notes-what = Parte del archivo de { $name }, cada una con su nombre y la hora. Puede leerlas cada persona de la consejería de su escuela que pueda abrir el archivo, y la familia puede pedirlas. Una nota se queda como se escribió; agregue otra para corregirla.
team-notes-new = Una nota para el equipo
team-notes-add = Agregar para el equipo
team-notes-none = Todavía no hay notas del equipo.
team-notes-did = La nota está en el archivo de { $name }.
team-notes-by = { $name }, { $date }
