# Lo que salió mal: qué pasó, qué se guardó, qué hacer. Nunca el nombre de un estudiante.

failure-locked = Kith está bloqueado. Todo está guardado. Desbloquéelo para seguir.
failure-wrong_passphrase = Esa no es la frase de acceso. No se cambió nada. Inténtelo otra vez.
failure-wrong_passphrase-wait = { $seconds ->
    [one] Esa no es la frase de acceso. No se cambió nada. Puede intentarlo de nuevo en { $seconds } segundo.
   *[other] Esa no es la frase de acceso. No se cambió nada. Puede intentarlo de nuevo en { $seconds } segundos.
}
failure-wait = { $seconds ->
    [one] Algunos intentos fallaron, así que hay una corta espera. Puede intentarlo de nuevo en { $seconds } segundo.
   *[other] Algunos intentos fallaron, así que hay una corta espera. Puede intentarlo de nuevo en { $seconds } segundos.
}
failure-refused = Esto no se pudo hacer. No se cambió nada.
failure-disk_full = El disco está lleno, así que esto no se pudo guardar. Todo lo anterior está a salvo. Hay que liberar espacio e intentarlo de nuevo.
failure-read_only = Kith no puede escribir en su carpeta, así que esto no se pudo guardar. Todo lo anterior está a salvo. Informática tiene que dejar que Kith escriba allí.
failure-store_damaged = El almacén está dañado y no se abrió, para que nada empeore. Sus copias de seguridad están guardadas. Pida al equipo de informática que restaure la más nueva.
failure-store_damaged-report = El almacén está dañado y no se abrió, para que nada empeore. Sus copias de seguridad están guardadas. Pida al equipo de informática que restaure la más nueva y deles este informe: { $report }.
failure-store_damaged-running = Una revisión encontró dañado el almacén. Lo que ve se conserva como está. Deje de anotar ahora y pida al equipo de informática que restaure la copia de seguridad más nueva.
failure-store_missing = El almacén no está en su carpeta, y no se creó nada en su lugar. Sus copias de seguridad están guardadas. Pida al equipo de informática que devuelva el archivo o restaure la copia más nueva.
failure-store_newer = Este almacén lo escribió un Kith más nuevo. No se cambió nada. Actualice Kith en esta computadora y ábralo de nuevo.
failure-in_use = Kith ya está abierto con este almacén. No se cambió nada. Use la otra ventana, o ciérrela primero.
failure-unreadable_file = { $file }: { $why } No se cambió nada.
failure-cancelled = Detenido. No se cambió nada.
failure-not_here = Eso ya no está aquí. Hay que volver y mirar de nuevo.
failure-not_your_role = Esto corresponde al perfil de consejería. No se cambió ni se anotó nada. Pregunte en la consejería de su escuela.
failure-in_sitting = El mapa de un estudiante está abierto, así que no se puede ver nada más de Kith. No se cambió nada. Para seguir hay que salir del mapa.
failure-notebook_closed = Su ayuda de memoria está cerrada. No se cambió nada. Ábrala con su frase de acceso e inténtelo de nuevo.
failure-copy_is_over = El plazo de esta copia terminó, así que ya no se abre. Pida otra a quien la hizo.
failure-not_a_copy = Este archivo no es una copia de una ayuda de memoria, o está dañado. No se cambió nada. Elija otro archivo.
failure-copy_is_sealed = Esa frase de acceso no abre esta copia. No se cambió nada. Pregunte a quien la hizo e inténtelo otra vez.
failure-has_district = Su distrito trae la lista a esta computadora, así que no se tomó otra. Todo está como estaba. Los nombres a mano siguen funcionando.
failure-lease_over = Esta computadora ha estado sin su distrito más tiempo del que puede. Todo queda guardado. Conéctela a internet, deje que encuentre al distrito y ábrala otra vez.
failure-no_time_given = Hubo encuentro con su distrito, y ya no deja entrar a esta computadora. Todo queda guardado. Pregunte a informática si su cuenta sigue abierta.
failure-note_gone = Sus registros son de un distrito, y lo que esta computadora había apuntado de él ya no está. Todo queda guardado, y no se abrió nada. Deje que encuentre al distrito, o escriba una invitación nueva.
failure-laptop_lost = Esta computadora se dio por perdida, y se destruyó lo que abre sus registros en ella. Lo que había enviado lo guarda su distrito. Pida una invitación nueva a informática.
failure-no_keychain = El llavero de esta computadora no respondió, así que no se cambió nada. Su frase de acceso abre Kith como antes.
failure-keychain_lost = El llavero de esta computadora no dio la llave. Todo está guardado. Abra Kith con su frase de acceso.
failure-unexpected = Kith no pudo hacer esto y no sabe por qué. Todo lo anterior está guardado. Se puede intentar de nuevo. Si sigue igual, hay que cerrar Kith y abrirlo otra vez.
failure-unexpected-report = Kith no pudo hacer esto y no sabe por qué. Todo lo anterior está guardado. Se puede intentar de nuevo. Si sigue igual, hay que cerrar Kith, abrirlo otra vez y dar a informática el número { $report }: está en el registro que se nombra en Ajustes.

unreadable-nothing = No se dio ningún archivo, o la carpeta está vacía. Elija los archivos de la lista oficial, o la carpeta que los tiene.
unreadable-not_found = El archivo no está allí. Elíjalo de nuevo.
unreadable-not_opened = El archivo no se pudo leer del disco. Cópielo a esta computadora y elíjalo de nuevo.
unreadable-not_a_roster = Este no es un archivo de OneRoster ni de Ed-Fi. Para una simple lista de estudiantes, elija “Una tabla”.
unreadable-not_a_table = Este no es un archivo CSV ni de Excel. Guarde la lista en uno de esos formatos y elíjala de nuevo.
unreadable-not_a_network = Este no es un archivo de una red.
unreadable-no_students = Entre estos archivos no hay una lista de personas. Elija la carpeta entera o el archivo zip.
unreadable-no_column = Falta una columna sin la cual no se puede leer ninguna línea. Pida una exportación que la tenga.
unreadable-mixed_formats = Estos archivos son de dos tipos distintos. Elija los archivos de una sola lista oficial.
unreadable-twice = El archivo está dos veces. Deje uno de los dos y elija los archivos de nuevo.
unreadable-broken = El archivo está roto o quedó cortado. Expórtelo otra vez y elija el nuevo.
unreadable-broken_archive = El archivo zip está dañado. Cópielo o descárguelo de nuevo.
unreadable-encrypted = El archivo está protegido con una contraseña. Ábralo con la contraseña y elija los archivos que salen.
unreadable-too_large = El archivo es más grande de lo que Kith lee de una vez. Pida una exportación de menos escuelas.
unreadable-bomb = El archivo se descomprime a mucho más de lo que puede ser una lista oficial, así que no se abrió. Pregunte quién lo envió.
unreadable-has_entities = El archivo tiene instrucciones que una lista oficial no necesita, así que no se leyó. Pida una exportación simple.
unreadable-empty = El archivo está vacío: no hay nada que leer. Pida el archivo de nuevo.
unreadable-no_such_node = Un vínculo del archivo lleva a alguien que no está en él. Exporte la red de nuevo.
unreadable-changed = El archivo cambió después de que se miraron sus columnas. Elíjalo de nuevo.
unreadable-other = El archivo no se pudo leer. Expórtelo otra vez y elija el nuevo.

refusal-name_is_empty = Un nombre necesita al menos una letra. No se cambió nada.
refusal-name_is_too_long = { $most ->
    [one] Un nombre puede tener { $most } carácter. Hay que acortarlo e intentarlo de nuevo.
   *[other] Un nombre puede tener como máximo { $most } caracteres. Hay que acortarlo e intentarlo de nuevo.
}
refusal-no_such_wave = Este mapa ya no está aquí. Hay que volver y abrirlo de nuevo.
refusal-no_such_alter = Esta persona ya no está en el mapa. No se cambió nada.
refusal-no_such_student = Este estudiante no está en este almacén. Vuelva y busque de nuevo.
refusal-map_is_full = Un mapa puede tener como máximo { $most } personas. Hay que quitar a alguien para agregar a otra persona.
refusal-tie_to_self = Una línea necesita dos personas distintas. Falta elegir a otra persona.
refusal-wave_is_open = Este estudiante ya tiene un mapa abierto. Siga con ese.
refusal-wave_is_decided = Este mapa ya se decidió. No se cambió nada.
refusal-same_student = Estos dos ya son un solo registro. No se cambió nada.
refusal-nothing_to_undo = No hay nada que deshacer.
refusal-is_undone = Esto ya se había deshecho. Ahora no se cambió nada.
refusal-nothing_to_redo = No hay nada que rehacer.
refusal-preview_is_stale = Los estudiantes cambiaron desde esta vista previa. No se incorporó nada. Mire primero una nueva.
refusal-no_such_record = Esto ya no está aquí. Hay que volver y mirar de nuevo.
refusal-nothing_to_choose = Esto ya se decidió. No se cambió nada.
refusal-text_is_empty = Todavía no hay nada escrito. No se cambió nada.
refusal-note_is_signed = Esta nota está firmada y se queda como está. Agregue otra para corregirla.
refusal-text_is_too_long = El texto puede tener como máximo { $most } caracteres. Hay que acortarlo e intentarlo de nuevo.
refusal-nothing_said = Todavía no tiene palabras. Con una o dos palabras se puede intentar de nuevo.
refusal-day_is_over = Ese día ya pasó. Se puede elegir hoy o un día después.
refusal-too_many_kinds = Se pueden elegir como máximo { $most } tipos de ayuda. Al quitar uno se puede elegir otro.
refusal-too_many = Una lista puede tener como máximo { $most } líneas. Incorpórela en varias listas.
refusal-is_noted = Esto ya se anotó y se queda como está. Anote otra cosa aparte.
refusal-no_such_time = Un tiempo puede tener de 1 a { $most } minutos. Cambie los minutos e inténtelo de nuevo.
refusal-stay_in_touch_is_off = El distrito no pregunta a nadie si quiere seguir en contacto. No se guardó nada.
refusal-words_changed = Las palabras cambiaron desde que se leyeron. Hay que leerlas de nuevo y luego responder.
field-too-long = { $over ->
    [one] Sobra un carácter. No se cortó nada: al quitar uno se podrá guardar.
   *[other] Sobran { $over } caracteres. No se cortó nada: al acortarlo se podrá guardar.
}
