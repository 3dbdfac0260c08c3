# La página en la que termina un navegador que fue a iniciar sesión y volvió a esta computadora.

browser-done-title = Inició sesión
browser-done = Vuelva a Kith: sigue por sí solo y dice si su distrito dejó entrar a esta computadora. Puede cerrar esta página.
browser-ended-title = No inició sesión
browser-ended = El inicio de sesión terminó aquí. Vuelva a Kith: no se cambió nada, y allí puede intentarlo otra vez. Puede cerrar esta página.
