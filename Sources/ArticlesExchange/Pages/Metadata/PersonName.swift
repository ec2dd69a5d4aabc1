import Articles

/// Tells the names of people from other words.
enum PersonName {
    /// Words inside of a name that are written small.
    private static let particles: Set<String> = [
        "de", "da", "do", "dos", "das", "di", "del", "della", "la", "le", "van", "von", "der", "den", "ten",
        "ter",
        "zu", "zur", "vom", "al", "el", "bin", "ibn", "t", "'t", "d", "du", "des", "af", "av", "of", "op",
        "het", "y",
    ]

    /// Words that make what they stand in an office and not a name.
    static let roles: Set<String> = Set(
        """
        correspondent correspondents editor editors reporter reporters journalist journalists writer
        writers columnist contributor contributors producer analyst critic photographer chief author
        blogger staff editor-in-chief korrespondent korrespondentin redakteur redakteurin reporterin
        autor autorin chefredakteur chefredakteurin redaktion kolumnist kolumnistin journalistin
        mitarbeiter mitarbeiterin fotograf journaliste correspondante redacteur redactrice envoye
        envoyee speciale special chroniqueur chroniqueuse reporterin redaction corresponsal periodista
        redactor redactora editora enviado enviada columnista redaccion correspondente jornalista
        redator redatora colunista reporter redacao verslaggever verslaggeefster redacteur redactie
        correspondente medewerker columniste professor lecturer researcher director fellow freelance
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Words of the names of papers, agencies and countries' services.
    private static let organisations: Set<String> = Set(
        """
        news press agency times post daily media magazine journal gazette courier herald tribune network
        tv radio zeitung presse nachrichten agence agencia agência nieuws krant service team university
        college institute desk
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Whether these words are what a person is called: capitalised, with particles between.
    static func isName(_ words: [MetaToken], atLeast count: Int) -> Bool {
        guard (count...6).contains(words.count), let first = words.first, let last = words.last,
            isCapitalised(last), isCapitalised(first) || particles.contains(first.key)
        else { return false }
        return words.allSatisfy { word in
            guard isWordOfName(word.text), !DateWords.weekdays.contains(word.key) || word.key.count <= 3,
                DateWords.months[word.key] == nil || words.count > 1
            else { return false }
            return isCapitalised(word) || particles.contains(word.key)
        }
    }

    /// Whether the first word is one that no name begins with: an article, a question.
    static func beginsPhrase(_ words: [MetaToken]) -> Bool {
        words.first.map { openings.contains($0.key) } ?? false
    }

    private static let openings: Set<String> = Set(
        """
        the a an my our your his her its their this that why how what when where who all no more two three
        ein eine einen der die das den mein meine sein seine kein keine wie warum was wann wo wer zwei drei
        un une les mon ma mes notre nos pourquoi comment quand deux trois los las unos mi por como cuando
        o os uma um meu minha porque dois tres het een mijn waarom hoe wat il lo gli uno perche
        published posted updated follow read more
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Whether these words name an office.
    static func isRole(_ words: [MetaToken]) -> Bool { words.contains { roles.contains($0.key) } }

    /// Whether these words name a paper or an agency.
    static func isOrganisation(_ words: [MetaToken]) -> Bool {
        let isInCapitals = words.count > 1 && words.allSatisfy { $0.text.allSatisfy { !$0.isLowercase } }
        return words.contains { word in
            let isAbbreviation = (2...5).contains(word.text.count) && word.text.allSatisfy(\.isUppercase)
            return organisations.contains(word.key) || isAbbreviation && !isInCapitals
        }
    }

    private static func isCapitalised(_ word: MetaToken) -> Bool {
        guard let first = word.text.first(where: { $0 != "'" && $0 != "’" }) else { return false }
        return first.isUppercase || (first.isLetter && !first.isLowercase)
            || word.text.dropFirst(1).first?.isUppercase ?? false
            || word.text.dropFirst(2).first?.isUppercase ?? false
    }

    private static func isWordOfName(_ text: Substring) -> Bool {
        text.contains(where: \.isLetter)
            && text.allSatisfy { $0.isLetter || ".-'’ʼ‐‑".contains($0) }
    }
}
