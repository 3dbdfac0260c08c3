# Por qué no se tomó una línea de un archivo, o qué tenía de raro y qué se hizo. La línea de comandos también las dice: cada
# frase está en una sola línea y ninguna tiene plural.

line-more = { $count } más hasta esta línea: { $reason }

line-file_empty = El archivo está vacío. No se dice nada de lo que tendría.
line-file_missing = El manifiesto promete este archivo, y no está aquí.
line-file_not_absent = El manifiesto dice que este archivo no está. Se lee.
line-file_not_read = El archivo no es parte de la lista oficial. No se lee.
line-not_ed_fi5 = El archivo no dice que es Ed-Fi 5. Se lee como si lo fuera.
line-version_is_newer = Esta versión de OneRoster es más nueva que Kith. Se lee lo que Kith conoce de ella.
line-reach_unknown = Esto no es bulk, delta ni absent. Decide el archivo mismo.

line-column_twice = La columna está dos veces. Se lee la primera.
line-column_unknown = La columna no es parte de OneRoster. Se deja fuera.
line-columns_unknown = { $most } columnas no son parte de OneRoster. Se dejan fuera.
line-meaning_twice = Otra columna anterior tiene el mismo significado. Se lee esa.

line-columns_left_out = Kith lee las primeras { $most } columnas. Lo que está más a la derecha se deja fuera.
line-sheet_left_out = La primera línea de esta hoja no es la de la primera hoja. La hoja no se lee. Para tomarla, guárdela como un archivo propio.
line-sheet_hidden = Esta hoja está oculta en el libro. No se lee. Para tomarla, muéstrela y traiga el archivo otra vez.
line-sheet_not_read = Esta hoja no se pudo leer. Las demás sí. Para tomarla, guárdela como un archivo propio.

line-value_missing = Falta un valor necesario.
line-value_too_long = El valor tiene más de { $most } caracteres. No se toma.
line-value_cut = El valor tiene más de { $most } caracteres. El resto se corta.
line-not_utf8 = El valor no es UTF-8. Se lee como Windows-1252.
line-letters_replaced = Algunas letras no se pudieron leer y aparecen como �. Lo demás se toma como está.
line-not_a_date = Esto no es una fecha como 2026-01-31. Se deja fuera.
line-more_fields = La línea tiene más campos que encabezados. Lo que sobra se deja fuera.
line-fewer_fields = La línea tiene menos campos que encabezados. Los que faltan se leen como vacíos.
line-status_unknown = El estado no es active ni tobedeleted. La línea se toma como active.
line-gone_in_bulk = Una línea de un archivo completo está marcada para borrarse. Se toma así.
line-dated_in_bulk = Un archivo completo deja vacía esta columna. No se lee.
line-id_twice = Esto está dos veces. Se conserva lo primero.
line-names_nobody = La línea no se puede tomar y no dice de quién es. Por eso nadie cuenta como alguien que se fue según este archivo hasta que se corrija.
line-mail_left_out = Aquí hay una dirección de correo. Se deja fuera.

line-role_missing = No se pudo leer ninguna función de esta persona en roles.csv.
line-role_unknown = La función no es una que OneRoster conozca. La persona queda como personal y solo se sugiere en una sesión si da una clase o si su función dice que trabaja en una escuela.
line-role_unclear = La función no es una que OneRoster conozca, y la persona puede ser estudiante. La línea no se toma, y quien ya está aquí queda como está.
line-switched_off = La persona está desactivada en la lista oficial. Se incorpora como las demás.
line-school_not_here = La escuela no está en estos archivos.
line-school_unknown = Aquí no se conoce ninguna escuela con este nombre. La línea se toma con la escuela que eligió para la lista.
line-kind_missing = Falta el tipo de organización. Se toma como escuela.
line-parent_not_here = La organización superior a esta no está en el archivo.
line-term_not_here = Un período no está en estos archivos. Se deja fuera.
line-adult_not_here = La persona adulta no está entre los padres, tutores y familiares de este archivo. El vínculo se deja fuera.
line-student_not_here = El estudiante de esta persona adulta no está en este archivo. El vínculo se deja fuera.
line-contacts_alone = Algunos padres, tutores u otros contactos no corresponden a ningún estudiante de aquí y se dejan fuera.

line-class_not_here = La clase no está en estos archivos. La línea se deja fuera.
line-class_elsewhere = La clase no está en estos archivos. La línea cuenta para la clase que ya está aquí.
line-course_not_here = El curso de esta clase no está en estos archivos. La clase se deja fuera.
line-person_not_here = La persona no está en estos archivos. La línea se deja fuera.
line-person_elsewhere = La persona no está en estos archivos. La línea cuenta para la persona que ya está aquí.
line-person_refused = La línea de esta persona no se pudo tomar. Lo que dice de ella se deja fuera, y lo que ya está aquí queda como está.
line-class_refused = La línea de esta clase no se pudo tomar. El lugar se deja fuera, y lo que ya está aquí queda como está.
line-place_of_contact = Los padres, tutores u otros contactos no tienen lugar en una clase. La línea se deja fuera.

line-name_missing = La línea no tiene nombre.
line-grade_too_long = El grado tiene más de { $most } caracteres. El estudiante se toma sin él.
line-grade_unknown = Este no es un grado que Kith conozca. El estudiante se incorpora con él como está escrito; revise la línea.
line-name_has_figures = Hay una cifra en el nombre. El estudiante se incorpora con él como está escrito; revise la línea.
line-numbering_left_out = El número delante del nombre se deja fuera.
line-numbering_was_kept = Este estudiante llegó con una lista anterior, que dejó su número delante del nombre. Sigue siendo un solo estudiante, y el número se quita del nombre.
line-name_corrected = Este estudiante llegó con una lista anterior, y desde entonces se corrigió su nombre en Kith. Sigue siendo un solo estudiante con el nombre corregido. Si es otra persona, añádala a mano.
line-same_line = El nombre, el grado y la escuela son los mismos que en una línea anterior. Las dos se incorporan, como dos estudiantes. Si son uno solo, dígalo después en «¿Está dos veces?».
line-student_twice = El nombre y el número son los de una línea anterior. Es un solo estudiante, que entra una vez, como dice esa línea.
line-name_too_long = El nombre tiene más de { $most } caracteres.
line-one_name_missing = Falta el nombre o el apellido. El estudiante se incorpora con el que hay.
line-name_and_number_missing = La línea no tiene ni nombre ni número.
line-number_twice = Este número está dos veces. Se toman las dos líneas.
line-list_too_long = La lista tiene más de { $most } estudiantes. Esta línea y las que siguen no se toman.
line-no_such_student = Nadie aquí tiene este número o nombre.
line-several_such_students = Más de un estudiante aquí tiene este número o nombre.

line-day_not_read = Aquí no se puede leer ningún día en el orden indicado. La línea no se toma.
line-day_order_unsaid = Este día está escrito en cifras y nadie ha dicho qué va primero. La línea no se toma.
line-time_not_read = Aquí no se puede leer ninguna hora. La visita se toma sin ella.
line-day_ahead = Según el reloj de este equipo, este día aún está por venir. La visita se toma tal como está; revise el reloj y la línea.
line-day_long_ago = Según el reloj de este equipo, este día fue hace años. La visita se toma tal como está; revise el reloj y la línea.
line-day_is_over = Según el reloj de este equipo, este día ya ha pasado, y lo previsto está por venir. La línea no se toma.
line-zone_taken = Las horas están dichas en una zona con nombre. Se toman como el reloj de este lugar.
line-repeats_once = Este día se repite. Se toma el primero.
line-did_not_take_place = No tuvo lugar. La línea no se toma.
line-class_unnamed = La línea no nombra ninguna clase y no se ha elegido ninguna para esas líneas. No se toma.
line-class_unknown = Aquí no se conoce ninguna clase con este nombre. La línea no se toma.
line-class_gone = Esta clase ya no existe. La línea no se toma.
line-several_such_classes = Aquí hay más de una clase con este nombre. La línea no se toma.
line-several_such_visitors = Aquí hay más de un visitante con este nombre. Se agrega uno nuevo; puede unirlos en Visitantes.
line-same_new_visitor = La línea no nombra ninguna organización. Se toma como el nuevo visitante de ese nombre en esta lista; si es otra persona, agréguela en Visitantes.
line-taken_away = Esta visita se incorporó antes y aquí se quitó. Seguirá quitada hasta que su línea diga otra cosa.
line-listed_twice = Esta visita está dos veces. Se toma la primera línea.
line-format_unknown = Esta forma de encuentro no se conoce. Se toma lo elegido para esas líneas.
line-cluster_unknown = No es ninguno de los dieciséis grupos de carreras. El visitante se toma sin él.
line-count_not_read = Esto no es un número de estudiantes. La visita se toma sin él.
line-title_cut = El título tiene más de { $most } caracteres. El resto se corta.
line-value_left_out = El valor tiene más de { $most } caracteres. Se deja fuera.
# Formularios después de una visita.
line-answer_not_read = Esto no es claramente un sí ni un no. Cuenta como sin responder.
line-nothing_answered = En esta línea no hay ninguna respuesta que se pueda leer.
line-answered_again = Este estudiante respondió otra vez más abajo. Se toma esa línea.
line-question_cut = La pregunta tiene más de { $most } caracteres. El resto se corta.
line-not_of_this_class = Nadie de esta clase tiene este nombre o número, y no se eligió a nadie.
line-several_of_this_class = Esta línea puede referirse a más de un estudiante de esta clase, y no se eligió a nadie.
line-noted_away = Este estudiante figura como ausente. Sus respuestas se dejaron fuera.
line-opted_out = Uno de los padres dijo que no a las visitas. No se guarda nada de esta línea.
line-choice_unknown = No es ninguno de los dieciséis campos profesionales. Se deja fuera.
line-nothing_chosen = En esta línea no se eligió nada.
line-too_many_chosen = En esta línea hay más de { $most } campos profesionales. No se toma ninguno: el estudiante dice cuáles.
line-chosen_otherwise = Este estudiante eligió otra cosa antes. Lo que dice esta línea ocupa su lugar.
line-chosen_again = Este estudiante está otra vez más abajo en la lista. Se toma esa línea.
