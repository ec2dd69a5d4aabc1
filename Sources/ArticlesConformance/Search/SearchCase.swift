/// What people type, and what it shall find: one article for each row, all in one storage.
struct SearchCase {
    /// The language tag of the article; `nil` as most sites have it.
    var language: String?
    /// Its title.
    var title: String
    /// What finds it.
    var finds: [String]
    /// What does not find it.
    var passes: [String] = []

    static let all: [SearchCase] = accents + numbers + signs + scripts + symbols

    private static let accents: [SearchCase] = [
        .init(language: "fr", title: "Le café de Zoë", finds: ["cafe", "zoe", "CAFÉ", "Zoë", "le cafe"]),
        .init(title: "A café in Ghent", finds: ["cafe", "café", "\"a cafe\"", "caf*", "café*"]),
        .init(language: "es", title: "Mañana será otro día", finds: ["manana", "mañana", "sera otro dia"]),
        .init(
            language: "pt", title: "A noite em São Paulo", finds: ["sao paulo", "\"sao paulo\"", "São Paulo"]),
        .init(
            language: "fr", title: "Les vulnérabilités d'OpenSSL",
            finds: ["vulnerabilite", "vulnérabilité", "vulnerabilites", "openssl", "d'openssl"]),
        .init(
            language: "de", title: "Die Müllers in Köln",
            finds: ["müller", "muller", "mueller", "koeln", "koln", "Köln"]),
        .init(language: "pl", title: "Łódź nocą", finds: ["lodz", "łódź", "noca"]),
        .init(language: "tr", title: "İstanbul'da ilk gün", finds: ["istanbul", "gun", "İSTANBUL"]),
        .init(language: "vi", title: "Phở Hà Nội", finds: ["pho ha noi", "phở", "Hà Nội"]),
        .init(language: "da", title: "Søren på Ærø", finds: ["soren", "søren", "aero"]),
        .init(language: "ru", title: "Ёлка в лесу", finds: ["елка", "ёлка", "лес"]),
        .init(language: "el", title: "Η Ελλάδα σήμερα", finds: ["ελλαδα", "Ελλάδα", "σημερα"]),
        .init(language: "he", title: "שָׁלוֹם לכולם", finds: ["שלום"]),
    ]

    private static let numbers: [SearchCase] = [
        .init(title: "Ember 3.13 ships", finds: ["3.13", "ember 3.13", "v3.13"], passes: ["3.14", "31"]),
        .init(title: "Ruby 3.3.0 at last", finds: ["3.3.0", "ruby 3.3"], passes: ["3.4"]),
        .init(title: "The 2016/17 season", finds: ["2016/17", "2016-17", "2016"]),
        .init(title: "Try 1.0-beta", finds: ["1.0-beta"], passes: ["1.1-beta"]),
        .init(title: "Angular v6 is here", finds: ["v6", "angular v6"], passes: ["v7"]),
    ]

    private static let signs: [SearchCase] = [
        .init(
            title: "Learning C++ by examples", finds: ["C++", "c++ examples", "\"C++ by examples\""],
            passes: ["C#", "C"]),
        .init(title: "Learning C# by doing", finds: ["C#", "c# doing"], passes: ["C++", "F#"]),
        .init(title: "F# for everybody", finds: ["F#"], passes: ["C#"]),
        .init(title: "Moving to .NET this year", finds: [".NET", "net"]),
        .init(title: "A net for fishing", finds: ["net"], passes: [".NET"]),
        .init(title: "Running node.js in production", finds: ["node.js", "nodejs", "node js"]),
        .init(title: "AT&T buys a studio", finds: ["AT&T", "at&t studio"]),
        .init(title: "Look at T shirts", finds: ["t shirts"], passes: ["AT&T"]),
        .init(title: "R&D budgets", finds: ["R&D"]),
        .init(title: "Editing in Notepad++", finds: ["notepad++", "notepad"]),
        .init(title: "Your e-mail is late", finds: ["e-mail", "email", "e mail", "\"your e-mail\""]),
        .init(title: "An email to all", finds: ["e-mail", "email", "e\u{2011}mail"]),
        .init(
            title: "Why people don't vote",
            finds: ["don't", "dont", "don\u{2019}t", "don t vote", "“people don’t vote”"]),
        .init(
            title: "It\u{2019}s raining", finds: ["it s raining", "it's raining", "its raining", "«raining»"]),
    ]

    private static let scripts: [SearchCase] = [
        .init(
            language: "ar", title: "نتائج الانتخابات",
            finds: ["انتخابات", "الانتخابات", "والانتخابات", "نتائج"]),
        .init(title: "صباح المدينة", finds: ["مدينة", "المدينه", "والمدينة"]),
        .init(language: "ko", title: "서울의 봄", finds: ["서울", "서울의", "서울에서", "봄"]),
        .init(title: "부산에서 만나요", finds: ["부산", "부산에서"]),
        .init(language: "ja", title: "横浜港の天気", finds: ["天気", "横浜港", "港"], passes: ["気天"]),
        .init(language: "zh", title: "清华大学的图书馆", finds: ["清华", "图书馆", "馆"], passes: ["学大"]),
        .init(language: "th", title: "การเลือกตั้งในประเทศไทย", finds: ["เลือกตั้ง", "ประเทศไทย"]),
        .init(language: "hi", title: "हिन्दी समाचार", finds: ["हिन्दी", "समाचार"]),
        .init(language: "uk", title: "Київ сьогодні", finds: ["київ", "сьогодні"]),
    ]

    private static let symbols: [SearchCase] = [
        .init(title: "Celebrate 🎉 with us", finds: ["🎉", "celebrate 🎉", "\"🎉 with us\""], passes: ["🎂"]),
        .init(title: "Bastille 🇫🇷 day", finds: ["🇫🇷"], passes: ["🇩🇪"]),
        .init(title: "Made with ❤️", finds: ["❤", "❤️"]),
        .init(title: "Ｗｉｄｅ letters ２０２６", finds: ["wide letters", "2026", "ｗｉｄｅ", "＂wide letters＂"]),
    ]
}
