# Lo que el estudiante decide sobre un mapa, al final de la sesión y cualquier día después.

## Al final

finish-title = ¿Qué hacemos con este mapa?
finish-lead = Tú decides. { $people ->
    [0] Todavía no hay nadie en él.
    [one] Hay { $people } persona en él.
   *[other] Hay { $people } personas en él.
  }
finish-meet = { $people ->
    [one] Hay { $people } persona que quieres conocer.
   *[other] Hay { $people } personas que quieres conocer.
  }
finish-pale = { $people ->
    [one] { $people } persona en tono pálido no está en el mapa de hoy y no se guardará con él.
   *[other] { $people } personas en tono pálido no están en el mapa de hoy y no se guardarán con él.
  }
finish-unsaid = Escribiste “{ $name }” y todavía no está en el mapa.
finish-unsaid-add = Agregar a { $name }
finish-keep-us = Guardarlo para los dos
finish-keep-share = Guardarlo y compartirlo
finish-forget-it = Olvidarlo
finish-later = Decidir después
finish-later-hint = { $days ->
    [0] Decidir después: se queda aquí por hoy y luego se borra.
    [one] Decidir después: se queda aquí { $days } día más y luego se borra.
   *[other] Decidir después: se queda aquí { $days } días más y luego se borra.
  }
finish-later-held = Decide más tarde: queda aparte y no se borra, como dice la regla.
finish-names = Guardar también sus nombres
finish-names-letters = Si no, solo se guardan las primeras letras. Después nadie puede leer los nombres, ni tú.
finish-names-numbers = Si no, cada persona se guarda con un número. Después nadie puede leer los nombres, ni tú.
finish-any-day = Puedes cambiar esto cualquier otro día.
finish-back = Volver al mapa
finish-kept = El mapa está guardado.
keeping-title = Tu mapa todavía no está guardado
keeping-body = Este equipo tiene que guardar antes otra cosa. Después se guarda tu mapa, tal como elegiste. Hasta entonces no hay nada decidido. Si te vas ahora, puedes elegir la próxima vez.
finish-forgotten = El mapa ya no está. No se guardó nada de él.

## Quién lo puede ver

choice-who = Quién lo puede ver
choice-only-us = Solo tú y yo
choice-only-us-hint = Se guarda para los dos.
choice-part = Compartirlo
choice-part-hint = El equipo de consejería de tu escuela también lo ve. Puedes dejar gente fuera.
choice-forget = Olvidarlo
choice-forget-hint = No queda nada de él.
choice-all-shared = { $all ->
    [one] Se comparte la única persona del mapa.
   *[other] Se comparten las { $all } personas del mapa.
  }
choice-left-out = { $people ->
    [one] Compartidas: { $shared } de { $all }. { $people } persona queda fuera.
   *[other] Compartidas: { $shared } de { $all }. { $people } personas quedan fuera.
  }
choice-nobody-shared = No se comparte a nadie del mapa.
choice-people = A quién compartir
choice-people-hint = Quita la marca de una persona y queda entre tú y yo.
choice-as-before = Quien quedó entre tú y yo en tu último mapa queda fuera.
choice-counted = Puede contar en los totales de la escuela
choice-counted-hint = Solo cuántas personas, nunca un nombre. Está bien decir que no.

## Olvidar

forget-title = ¿Olvidar este mapa?
forget-body = Se borra todo lo que tiene, y nadie lo puede recuperar. Los otros mapas se quedan.
forget-yes = Sí, olvidarlo
forget-no = No, volver
forget-kept-before = El mapa se guardó un momento antes y por eso no se olvidó. Cualquier día puedes pedir que se borre.
forget-held-title = Ahora no se puede olvidar este mapa
forget-held-body = Hay una regla. La escuela tiene que guardar este mapa por ahora. Hoy no se borra nada. El mapa queda aparte y nadie le agrega nada. Cuando la regla termine, se va a borrar.
forget-held-away = Dejarlo aparte

## Otro día

maps-choice = Cambiar quién lo puede ver
maps-choice-named = Cambiar quién lo puede ver, el mapa del { $date }
maps-choice-title = El mapa del { $date }
maps-choice-lead = Lo que { $name } decidió sobre él, y puede decidir de nuevo.
maps-choice-save = Guardar la decisión
maps-choice-saved = La decisión está guardada.
maps-choice-only-us = Solo { $name } y yo
maps-choice-only-us-hint = Nadie más lo ve.
maps-choice-part = Compartirlo
maps-choice-part-hint = El equipo de consejería de la escuela también lo ve, menos a quien se deje fuera.
maps-choice-people-hint = Quite la marca de una persona para que quede entre ustedes dos.
maps-choice-as-before = Quien quedó entre ustedes dos en el mapa anterior queda fuera.
maps-choice-withheld = { $people ->
    [one] compartido, menos { $people } persona
   *[other] compartido, menos { $people } personas
  }
maps-erase = Borrar este mapa…
maps-erase-title = ¿Borrar el mapa del { $date }?
maps-erase-body = Todo lo que tiene se borra de Kith en esta computadora y de las copias de seguridad que Kith hizo aquí. Nadie puede recuperarlo. Quien esté también en otro mapa se queda en ese.
maps-erase-on-it = { $more ->
    [one] Está en él: { $names } y { $more } persona más.
   *[other] Están en él: { $names } y { $more } personas más.
  }
maps-erase-all-on-it = Están en él: { $names }.
maps-erase-beyond = Sus propias notas, una copia que se imprimió o se llevó, y una copia de seguridad que puso en otro lugar no se alcanzan desde aquí.
maps-erase-who = Quién lo pide
maps-erase-who-student = { $name }
maps-erase-who-parent = la familia
maps-erase-who-school = la escuela
maps-erase-yes = Borrarlo para siempre
maps-erase-no = Conservarlo
maps-erased = El mapa se borró. Sus copias de seguridad de aquí se están reemplazando.
maps-erase-draft = { $name } tiene un mapa sin decidir. Las personas que ya están en ese mapa siguen en él.
maps-erase-held = Hay una retención sobre este archivo, así que no se borra nada de él. Está en “Registro”, y ahí se termina.

## Retenciones y borrados, en el registro

record-holds = Retenciones
record-holds-lead = Mientras haya una retención, nada de este archivo se borra ni se olvida, tampoco los borradores.
record-holds-none = No hay ninguna retención.
record-hold-set = Poner una retención
record-hold-why = Por qué
record-hold-records_request = Alguien pidió ver los registros
record-hold-legal = Un asunto legal
record-hold-duty_to_report = Hay algo que se tiene que reportar
record-hold-since = desde el { $date }
record-hold-over = del { $from } al { $to }
record-hold-end = Terminarla
record-hold-end-named = Terminar la retención: { $why }
record-hold-did-set = La retención está puesta. Desde ahora no se borra nada de este archivo.
record-hold-did-end = La retención terminó.
record-erasures = Borrados
record-erasure-student = Un mapa o una respuesta, a petición del estudiante
record-erasure-parent = Un mapa o una respuesta, a petición de la familia
record-erasure-school = Un mapa o una respuesta, a petición de la escuela
record-erasure-pending = Sus copias de seguridad de aquí todavía se están reemplazando. Eso sigue solo.

refusal-on_hold = Hay una retención sobre este archivo: no se borra nada de él hasta que termine. Todo quedó guardado.
edit-choose_again = elegir quién puede ver un mapa
edit-erase_wave = borrar un mapa
edit-set_hold = poner una retención
edit-end_hold = terminar una retención
