# Which language Kith speaks. Each language is called by its own name, the same in every language: those names are no words of ours.

settings-language = Language
settings-language-system = As the system
language-choose = Language
