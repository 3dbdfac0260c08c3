# Qué idioma habla Kith. Cada idioma se llama por su propio nombre, igual en todos: esos nombres no son palabras nuestras.

settings-language = Idioma
settings-language-system = Como el sistema
language-choose = Idioma
