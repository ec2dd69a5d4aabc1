import Articles

extension Publication {
    mutating func readMoment(_ key: String, _ value: YAMLNode, _ found: KeyMeaning) {
        if value.isEmpty {
            if !found.isWeak { understand(key) }
            return
        }
        if let truth = value.truth, VisibilityKey.folded(key).hasPrefix("scheduled") {
            understand(key)
            if truth { isScheduled = note(value, "\(key) is true, but there is no date") }
        } else if !readTime(key, value), !found.isWeak {
            doubt(value, "\(key) is no date that is understood: \(Self.shown(value))")
        }
    }

    mutating func readTime(_ key: String, _ value: YAMLNode) -> Bool {
        guard let read = value.text.flatMap(FeedDate.timestamp) else { return false }
        understand(key)
        if let time, time != read {
            notes.append(note(value, "\(key) \(read) is not its only date: the latest is taken"))
        }
        if time.map({ $0 < read }) ?? true {
            (time, timeLine, isZoneless) = (read, value.line, !FeedDate.namesZone(value.text ?? ""))
        }
        return true
    }

    /// Whether a date is said to be decided later: `TBD`, `2027-??-??`.
    static func isUndecided(_ text: String) -> Bool {
        let plain = VisibilityKey.folded(text)
        return undecided.contains(plain) || text.contains("?") && text.utf8.count <= 20
    }

    private static let undecided: Set<String> = Set(
        """
        tbd tba tbc tobedecided tobeannounced tobedetermined tobeconfirmed soon comingsoon later notyet never
        pending someday undecided unknown whenready offen nochoffen spater bald folgt unbekannt bientot avenir
        adefinir aconfirmer plustard pronto pordefinir porconfirmar adeterminar embreve aconfirmar nnb nadertebepalen
        nogtebepalen binnenkort dadefinire
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
