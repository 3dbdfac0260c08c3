//! What are people called here? Names by hand, from the communities that a high school of the American West may have,
//! spelled as families spell them. Nothing is taken from a roster or a census, and nobody real is meant.

use crate::chance::Dice;

/// The names of one community: given names of women and of men, surnames, and what a teenager calls their people.
/// In `kin` and `faith`, `{f}` stands for a woman's given name, `{m}` for a man's; a word without either is said alone.
#[derive(Debug)]
pub struct Culture {
    /// How many of a hundred students.
    pub weight: f64,
    pub women: &'static [&'static str],
    pub men: &'static [&'static str],
    pub family: &'static [&'static str],
    pub parents: [&'static str; 2],
    pub kin: &'static [&'static str],
    /// Who leads or keeps the place where many of them pray or meet.
    pub faith: &'static str,
}

impl Culture {
    /// One of the communities, by weight.
    pub fn drawn(dice: &mut Dice) -> &'static Culture {
        let weights: Vec<f64> = CULTURES.iter().map(|culture| culture.weight).collect();
        &CULTURES[dice.weighted(&weights)]
    }

    /// A given name, and whether it is a woman's.
    pub fn given(&self, dice: &mut Dice) -> (&'static str, bool) {
        let is_woman = dice.chance(0.5);
        (dice.pick(if is_woman { self.women } else { self.men }), is_woman)
    }
}

/// Every community, in a fixed order.
pub const CULTURES: &[Culture] = &[
    // Mexican; some carry both surnames.
    Culture {
        weight: 22.0,
        women: &[
            "Ximena",
            "Guadalupe",
            "Itzel",
            "Yaretzi",
            "María José",
            "Renata",
            "Citlali",
            "Dulce",
            "Marisol",
            "Araceli",
            "Lucía",
            "Noemí",
            "Paloma",
            "Rocío",
        ],
        men: &[
            "Emiliano",
            "Santiago",
            "Ángel",
            "Iker",
            "Jesús",
            "Ulises",
            "Cuauhtémoc",
            "Joaquín",
            "Leonel",
            "Óscar",
            "Rubén",
            "Tadeo",
            "Efraín",
            "Néstor",
        ],
        family: &[
            "Ávila Montes",
            "Cárdenas",
            "De la Torre",
            "Escobedo",
            "Galván",
            "Herrera Luna",
            "Ibáñez",
            "Jáuregui",
            "Maldonado",
            "Núñez",
            "Ocampo",
            "Quiñones",
            "Rentería",
            "Sepúlveda",
            "Tlatelpa",
            "Urrutia",
            "Zúñiga",
            "Peña-Solís",
        ],
        parents: ["Mamá", "Papá"],
        kin: &[
            "Abuela {f}",
            "Abuelo {m}",
            "Tía {f}",
            "Tío {m}",
            "mi prima {f}",
            "mi primo {m}",
            "my sister {f}",
            "my brother {m}",
            "Madrina",
            "Padrino {m}",
            "Abuelita",
        ],
        faith: "Padre {m}",
    },
    // Vietnamese
    Culture {
        weight: 6.0,
        women: &["Thảo", "Quỳnh", "Ngọc Ánh", "Hạnh", "Trâm", "Bảo Ngọc", "Như", "Uyên"],
        men: &["Minh", "Khôi", "Đức", "Tuấn", "Phúc", "Bảo", "Quốc Huy", "Thiện"],
        family: &["Nguyễn", "Trần", "Phạm", "Huỳnh", "Đặng", "Bùi", "Võ", "Đỗ", "Lương", "Dương"],
        parents: ["Mẹ", "Ba"],
        kin: &["Bà Ngoại", "Ông Nội", "Chị {f}", "Anh {m}", "Cô {f}", "Chú {m}", "my cousin {m}", "Dì {f}", "em {f}"],
        faith: "Thầy {m}",
    },
    // Somali: given, father's and grandfather's names
    Culture {
        weight: 5.0,
        women: &["Hodan", "Ifrah", "Sahra", "Ayaan", "Deeqa", "Fowsiya", "Nimco", "Idil"],
        men: &["Abdirahman", "Liban", "Mahad", "Yahye", "Guled", "Bashir", "Warsame", "Ayub"],
        family: &["Abdullahi", "Farah", "Hersi", "Jama", "Nur", "Osman", "Roble", "Shire", "Warfa", "Dirie"],
        parents: ["Hooyo", "Aabo"],
        kin: &[
            "Ayeeyo",
            "Awoowe",
            "Eedo {f}",
            "Abti {m}",
            "Adeer {m}",
            "Habaryar {f}",
            "my cousin {m}",
            "my big sister {f}",
            "walaal {m}",
        ],
        faith: "Imam {m}",
    },
    // Hmong
    Culture {
        weight: 5.0,
        women: &["Mai See", "Pa Nhia", "Gao Nou", "Kalia", "Bao", "Paj Ntaub", "Maiv", "Chee"],
        men: &["Tou", "Kong Meng", "Fue", "Neng", "Pao", "Toua", "Xeng", "Ger"],
        family: &["Vang", "Xiong", "Moua", "Her", "Lor", "Thao", "Yang", "Cha", "Kue", "Vue"],
        parents: ["Niam", "Txiv"],
        kin: &["Pog", "Yawg", "Uncle {m}", "Auntie {f}", "my cousin {f}", "tij laug {m}", "Grandma {f}", "my sister {f}"],
        faith: "Shaman {m}",
    },
    // Chinese
    Culture {
        weight: 5.0,
        women: &["Yutong", "Xinyi", "Mei-Ling", "Jiayi", "Wenwen", "Siqi", "Lanying"],
        men: &["Haoran", "Zihan", "Wei-Chen", "Junjie", "Yichen", "Guowei", "Tian"],
        family: &["Ouyang", "Zhao", "Tsai", "Xu", "Kwok", "Liang", "Feng", "Situ", "Yeung"],
        parents: ["妈妈", "爸爸"],
        kin: &["奶奶", "Gong Gong", "Po Po", "Auntie {f}", "Uncle {m}", "biǎojiě {f}", "my brother {m}", "my cousin {f}"],
        faith: "Pastor {m}",
    },
    // Korean
    Culture {
        weight: 4.0,
        women: &["Seo-yeon", "Ha-eun", "Ji-woo", "Min-seo", "Yuna", "Soo-ah"],
        men: &["Do-yoon", "Ji-ho", "Joon-seo", "Hyun-woo", "Si-woo", "Tae-min"],
        family: &["Bae", "Kwon", "Noh", "Ryu", "Seong", "Yoon", "Namgung", "Hwang"],
        parents: ["Eomma", "Appa"],
        kin: &["할머니", "Harabeoji", "Imo {f}", "Samchon", "Unni {f}", "Oppa {m}", "my cousin {m}", "Gomo"],
        faith: "Deaconess {f}",
    },
    // Indian: several languages, one school
    Culture {
        weight: 5.0,
        women: &["Ananya", "Harpreet", "Kavya", "Meenakshi", "Priyanka", "Saanvi", "Zainab", "Revathi"],
        men: &["Arjun", "Gurpreet", "Ishaan", "Karthik", "Nikhil", "Rohan", "Vivek", "Imtiaz"],
        family: &[
            "Bhattacharya",
            "Chaudhary",
            "Deshpande",
            "Gill",
            "Iyer",
            "Krishnamurthy",
            "Mehta",
            "Nair",
            "Sandhu",
            "Venkataraman",
        ],
        parents: ["Amma", "Papa"],
        kin: &["Nani", "Dadi", "Thatha", "{m} Chacha", "{f} Masi", "{m} Mama", "Didi {f}", "Bhaiya", "my cousin {f}"],
        faith: "Auntie {f} from the gurdwara",
    },
    // Arabic-speaking
    Culture {
        weight: 5.0,
        women: &["Lubna", "Rania", "Hala", "Dalal", "Amira", "Shahd", "Nour", "Ghada"],
        men: &["Tariq", "Ziad", "Anas", "Khalil", "Sami", "Marwan", "Qasim", "Yazan"],
        family: &[
            "Al-Hariri",
            "Al-Sayegh",
            "Barakat",
            "El-Masri",
            "Haddad",
            "Kassab",
            "Mansour",
            "Nasrallah",
            "Qabbani",
            "Zaidan",
        ],
        parents: ["Mama", "Baba"],
        kin: &["Teta", "Jiddo", "Khalo {m}", "Khalto {f}", "Amo {m}", "Amto {f}", "my cousin {m}", "my sister {f}"],
        faith: "Imam {m}",
    },
    // Ukrainian
    Culture {
        weight: 3.0,
        women: &["Solomiya", "Oksana", "Zlata", "Yaryna", "Khrystyna", "Daryna"],
        men: &["Bohdan", "Taras", "Ostap", "Nazar", "Danylo", "Yevhen"],
        family: &["Bondarenko", "Hryhorenko", "Kovalchuk", "Lysenko", "Marchenko", "Shevchuk", "Tkachenko", "Dem'yanenko"],
        parents: ["Mama", "Tato"],
        kin: &["Babusya {f}", "Didus", "Titka {f}", "Dyadko {m}", "my cousin {m}", "my sister {f}", "Khreshchena"],
        faith: "Father {m}",
    },
    // Polish
    Culture {
        weight: 3.0,
        women: &["Małgorzata", "Zuzanna", "Agnieszka", "Kinga", "Bożena", "Hania"],
        men: &["Wojciech", "Łukasz", "Michał", "Zbigniew", "Grzegorz", "Kacper"],
        family: &["Błaszczyk", "Dąbrowska-Wilk", "Górski", "Jabłoński", "Krawczyk", "Nowakowski", "Świątek", "Żak"],
        parents: ["Mama", "Tata"],
        kin: &["Babcia {f}", "Dziadek {m}", "Ciocia {f}", "Wujek {m}", "my brother {m}", "my cousin {f}", "Chrzestna"],
        faith: "Ksiądz {m}",
    },
    // Navajo (Diné)
    Culture {
        weight: 7.0,
        women: &["Shandiin", "Nizhoni", "Tashina", "Dezbah", "Lynelle", "Raelynn", "Sahkyo"],
        men: &["Hastiin", "Delbert", "Kohlton", "Leander", "Niyol", "Orlando", "Tahoma"],
        family: &["Begay", "Benally", "Bitsui", "Etsitty", "Nez", "Tsinajinnie", "Tsosie", "Yazzie", "Manygoats", "Todacheene"],
        parents: ["Shimá", "Shizhé'é"],
        kin: &["Shimásání", "Shicheii", "Auntie {f}", "Uncle {m}", "cousin-brother {m}", "my sis {f}", "Nálí", "Grandma {f}"],
        faith: "{m} from church",
    },
    // African American
    Culture {
        weight: 8.0,
        women: &["Aaliyah", "Imani", "Ja'Nae", "Keziah", "Nevaeh", "Tiana", "Zaria", "Ke'Asia", "Ebony"],
        men: &["DeShawn", "Malik", "Ja'Quan", "Tyrell", "Kymani", "Terrance", "Amari", "D'Angelo"],
        family: &[
            "Boatwright",
            "Broussard",
            "Freeman-Ellis",
            "Gadsden",
            "Lockridge",
            "Muhammad",
            "Pettway",
            "Toussaint-Reed",
            "Wardlow",
            "Whitfield",
        ],
        parents: ["Mama", "Pops"],
        kin: &[
            "Big Mama",
            "Granny {f}",
            "Paw-Paw",
            "Auntie {f}",
            "Uncle {m}",
            "Unc {m}",
            "my play cousin {f}",
            "my lil bro {m}",
            "Nana",
        ],
        faith: "Pastor {f}",
    },
    // Anglo
    Culture {
        weight: 12.0,
        women: &["Kaylee", "Maeve", "Josie", "Tess", "Harlow", "Briar", "Winnie", "Delaney", "Sage"],
        men: &["Colt", "Wyatt", "Declan", "Beckett", "Finn", "Tucker", "Silas", "Rhett", "Easton"],
        family: &[
            "Ashdown",
            "Crabtree",
            "Fitzwilliam",
            "Haverford",
            "Lindqvist",
            "MacAllister",
            "O'Halloran",
            "Pruitt",
            "St. Clair",
            "Stoddard",
            "Tillery",
            "Van Houten",
            "Wexler-Dunn",
        ],
        parents: ["Mom", "Dad"],
        kin: &[
            "Grandma {f}",
            "Grandpa {m}",
            "Nana",
            "Papaw",
            "Aunt {f}",
            "Uncle {m}",
            "my stepdad {m}",
            "my cousin {f}",
            "my brother {m}",
            "my half sister {f}",
        ],
        faith: "Pastor {m}",
    },
    // Filipino
    Culture {
        weight: 5.0,
        women: &["Jasmine Joy", "Ma. Cristina", "Althea", "Divine", "Luzviminda", "Rhea"],
        men: &["Jericho", "John Paul", "Rommel", "Dindo", "Arvin", "Jun-Jun"],
        family: &["Bautista", "Dimaculangan", "Evangelista", "Macaraeg", "Magsaysay", "Panganiban", "Pacquing", "Villanueva-Uy"],
        parents: ["Nanay", "Tatay"],
        kin: &["Lola {f}", "Lolo {m}", "Ate {f}", "Kuya {m}", "Tita {f}", "Tito {m}", "my pinsan {m}", "Ninang {f}", "bunso"],
        faith: "Father {m}",
    },
    // Haitian
    Culture {
        weight: 2.0,
        women: &["Fabiola", "Guerline", "Marie-Ange", "Roseline", "Widline"],
        men: &["Jean-Ricot", "Wisly", "Fritzner", "Stevenson", "Frantz"],
        family: &["Jean-Baptiste", "Desrosiers", "Pierre-Louis", "Saint-Fleur", "Théodore", "Dieudonné"],
        parents: ["Manman", "Papa"],
        kin: &["Grann", "Matant {f}", "Tonton {m}", "kouzen {m}", "my sister {f}", "Marenn {f}"],
        faith: "Pastè {m}",
    },
    // Pacific islander: Hawaiian, Samoan, Tongan
    Culture {
        weight: 2.0,
        women: &["Leilani", "Kaʻiulani", "Sina", "ʻOfa", "Talia"],
        men: &["Kekoa", "Sione", "Tavita", "Ikaika", "Semisi"],
        family: &["Faʻasavalu", "Kamakawiwoʻole", "Tauiliʻili", "Kahananui", "Moala", "Tupou"],
        parents: ["Tinā", "Tamā"],
        kin: &["Tūtū", "Aunty {f}", "Uncle {m}", "Kupuna", "cuz {m}", "my sister {f}", "Nana {f}"],
        faith: "Kahu {m}",
    },
    // Ethiopian and Eritrean: given and father's name
    Culture {
        weight: 2.0,
        women: &["Selamawit", "Hiwot", "Tsion", "Bethlehem", "Meron"],
        men: &["Dawit", "Yonas", "Natnael", "Abel", "Henok"],
        family: &["Gebremariam", "Tesfaye", "Wolde", "Haile", "Kebede", "Tekle"],
        parents: ["Emaye", "Abaye"],
        kin: &["Ayat", "Gashe {m}", "Etete {f}", "Aunt {f}", "my cousin {m}", "my sister {f}"],
        faith: "Abba {m}",
    },
];

/// Students who have one name. A OneRoster file has to fill two cells, so registrars write the name twice; in the room
/// the one name is used.
pub const ONE_NAME: &[&str] = &["Sukarti", "Thiri", "Wangmo"];

/// What friends are called when they are not called by their name.
pub const NICKNAMES: &[&str] = &[
    "Bug",
    "JJ",
    "Lil Tay",
    "Big Mo",
    "K.",
    "Pickle",
    "D.J.",
    "T",
    "Chuy",
    "Sunny",
    "Moose",
    "Z",
    "Bean",
    "M.R.",
    "Ace",
    "Nacho",
    "Birdie",
    "Smalls",
    "Rocket",
    "A.P.",
    "Tater",
    "Kiki",
    "Doc",
    "the twins",
    "🦊",
];
