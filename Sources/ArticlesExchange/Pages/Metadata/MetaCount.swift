import Articles

/// A number of minutes, comments or days that have passed: `5 min read`, `Lesezeit: 4 Minuten`, `vor 3 Stunden`,
/// `12 comments`.
struct MetaCount {
    let end: Int
    /// Whether it counts comments, or who has looked at the page.
    let isOfVisitors: Bool

    /// `nil` when none begins at an index.
    init?(_ scanner: DateScanner, at start: Int) {
        let tokens = scanner.tokens
        var (end, hasNumber, hasUnit, hasDay) = (start, false, false, false)
        while end < tokens.count, tokens[end].kind == .word {
            let key = tokens[end].key
            if Self.isCount(key) {
                hasNumber = true
                hasUnit = hasUnit || key.contains(where: \.isLetter)
                end += 1
            } else if let next = MetaPhrases.unitWords.end(in: tokens, at: end)
                ?? MetaPhrases.relative.end(in: tokens, at: end)
            {
                hasUnit = true
                hasDay = hasDay || Self.isDay(key)
                end = next
            } else if hasDay, let clock = scanner.clock(at: end) {
                end = clock.end
            } else {
                break
            }
        }
        guard hasUnit, hasNumber || hasDay else { return nil }
        isOfVisitors = tokens[start..<end].contains { Self.visits.contains($0.key) }
        self.end = end
    }

    /// Whether a word counts without a number: `yesterday`, `no comments`, `just now`.
    static func isDay(_ word: some StringProtocol) -> Bool { days.contains(String(word)) }

    private static let days: Set = [
        "no", "just",
        "yesterday", "today", "gestern", "heute", "hier", "aujourd'hui", "ayer", "hoy", "ontem", "hoje",
        "gisteren", "vandaag", "keine", "aucun", "sin", "sem", "geen",
    ]

    private static let visits: Set = [
        "comment", "comments", "view", "views", "share", "shares", "like", "likes", "kommentar", "kommentare",
        "aufrufe", "commentaire", "commentaires", "vues", "partages", "comentario", "comentarios", "vistas",
        "visualizacoes", "compartilhamentos", "reactie", "reacties", "weergaven",
    ]

    /// `5`, `5-min`, `1.2k`, `<1`, `~4`.
    private static func isCount(_ key: String) -> Bool {
        guard key.utf8.count <= 12, key.contains(where: \.isNumber) else { return false }
        let behind = key.drop { $0.isNumber || ".,~<+".contains($0) }.drop { "-\u{2013}".contains($0) }
        let rest = behind.drop { $0.isNumber }
        return ["", "k", "m", "minute", "minuten", "min", "mins", "h", "d", "hr", "hrs"].contains(
            String(rest))
    }
}
