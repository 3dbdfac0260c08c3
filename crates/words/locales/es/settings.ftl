# Ajustes: bloqueo, aspecto, frase de acceso, copias de seguridad, acerca de Kith.

settings-title = Ajustes
settings-lock = Bloqueo
settings-lock-words = Kith se bloquea solo cuando nadie lo ha tocado por un rato. Bloqueado quiere decir que la llave ya no está en la memoria.
settings-lock-after = Bloquear después de
settings-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
settings-lock-saved = Kith se bloquea después de { $minutes ->
    [one] { $minutes } minuto.
   *[other] { $minutes } minutos.
}
settings-appearance = Aspecto
settings-theme = Colores
theme-system = Como el sistema
theme-light = Claro
theme-dark = Oscuro
settings-motion = Reducir el movimiento
settings-motion-hint = Las cosas cambian de lugar sin moverse hasta allí.
settings-keys = Teclas
settings-keys-letters = Atajos de una sola letra
settings-keys-letters-hint = En mapas y listas, una letra, una cifra o un signo actúa enseguida: T traza una línea, / busca. Si lo apaga, ahí no hacen nada; donde una cifra es la respuesta, sigue valiendo. Todas son también un botón, y F1 muestra las teclas.
settings-keys-on = Los atajos de una sola letra están encendidos.
settings-keys-off = Los atajos de una sola letra están apagados. Las demás teclas funcionan como antes.
settings-text = Tamaño del texto
settings-text-size = { $pct } %
settings-safety = Frase de acceso
settings-passphrase = Cambiar la frase de acceso
settings-passphrase-words = Necesita la que tiene ahora.
settings-old = Frase de acceso actual
settings-old-wrong = Esa no es su frase de acceso. No se cambió nada.
settings-passphrase-do = Cambiarla
settings-passphrase-done = La nueva frase de acceso vale desde ahora.
settings-recovery = Nuevo código de recuperación
settings-recovery-words = El código anterior deja de funcionar en cuanto se muestra el nuevo.
settings-recovery-do = Crear un nuevo código
settings-keychain-on = Abrir con el bloqueo de esta computadora
settings-keychain-on-words = El llavero del sistema guarda entonces la llave, y quien haya iniciado sesión en esta computadora puede abrir Kith. Su frase de acceso también lo sigue abriendo.
settings-keychain-on-do = Dejar que abra Kith
settings-keychain-on-done = El bloqueo de esta computadora abre Kith desde ahora.
settings-keychain-off = Que solo la frase de acceso abra Kith
settings-keychain-off-words = El llavero del sistema olvida la llave. Desde entonces hace falta su frase de acceso cada vez.
settings-keychain-off-do = Olvidar la llave
settings-keychain-off-done = Desde ahora solo su frase de acceso abre Kith.
settings-backups = Copias de seguridad
settings-backups-words = Copias cifradas de todo, menos los mapas sin decidir y su ayuda de memoria, que se hacen solas. Cada una se lee de nuevo al terminar y se abre en cualquier computadora con la frase de acceso o el código de recuperación. Están en { $folder }.
settings-backup-now = Hacer una copia ahora
settings-backup-running = Haciendo una copia de seguridad
settings-backup-done = Se hizo una copia de seguridad y se comprobó que se lee.
settings-backup-list = Copias guardadas
settings-backup-when = Hecha
settings-backup-file = Archivo
settings-backup-size = Tamaño
settings-backup-none = Todavía no hay copias de seguridad.
settings-about = Acerca de Kith
settings-version = Kith { $version }
settings-about-words = Programa libre bajo la licencia Apache 2.0 o MIT. Letras: Atkinson Hyperlegible Next, SIL Open Font License. Íconos: Lucide, licencia ISC.
settings-about-place = Nada sale de esta computadora.
settings-log = Para el equipo de informática, cuando algo falló: { $file }. No tiene el nombre de ningún estudiante.
