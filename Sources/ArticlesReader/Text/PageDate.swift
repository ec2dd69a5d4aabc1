import Articles

/// The date of an instant in UTC, as people of a language write it. The same on every machine: no system's tables are asked.
enum PageDate {
    static func text(_ time: Timestamp, in language: String) -> String {
        let (year, month, day) = parts(time)
        switch code(language) {
        case "ja", "zh": return "\(year)年\(month)月\(day)日"
        case "de": return "\(day). \(name(of: month, "de")) \(year)"
        case "es": return "\(day) de \(name(of: month, "es")) de \(year)"
        case "fr": return "\(day == 1 ? "1er" : "\(day)") \(name(of: month, "fr")) \(year)"
        case "ar", "en": return "\(day) \(name(of: month, code(language))) \(year)"
        case _: return String(time.description.prefix(10))
        }
    }

    /// A month of a year: `May 2018`.
    static func month(_ month: Int, of year: Int, in language: String) -> String {
        switch code(language) {
        case "ja", "zh": "\(year)年\(month)月"
        case "es": "\(name(of: month, "es")) de \(year)"
        case "ar", "de", "en", "fr": "\(name(of: month, code(language))) \(year)"
        case _: "\(year)-\(month < 10 ? "0" : "")\(month)"
        }
    }

    /// A month alone: `May`.
    static func month(_ month: Int, in language: String) -> String {
        switch code(language) {
        case "ja", "zh": "\(month)月"
        case "ar", "de", "en", "es", "fr": name(of: month, code(language))
        case _: "\(month < 10 ? "0" : "")\(month)"
        }
    }

    private static func code(_ language: String) -> String {
        language.split(separator: "-").first.map { $0.lowercased() } ?? ""
    }

    private static func parts(_ time: Timestamp) -> (year: Int, month: Int, day: Int) {
        let fields = time.description.prefix(10).split(separator: "-").map { Int($0) ?? 1 }
        return (fields[0], fields[1], fields[2])
    }

    private static func name(of month: Int, _ code: String) -> String {
        let names = names[code] ?? []
        return names.indices.contains(month - 1) ? names[month - 1] : "\(month)"
    }

    private static let names = [
        "ar": [
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
            "نوفمبر", "ديسمبر",
        ],
        "de": [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
            "November",
            "Dezember",
        ],
        "en": [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ],
        "es": [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre",
            "diciembre",
        ],
        "fr": [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre",
            "décembre",
        ],
    ]
}
