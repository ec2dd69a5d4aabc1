/// Members about what takes place or comes out, whose dates are not those of the article.
enum EventKey {
    /// Whether the dates of a member are those of an event or a work. `isOfEvent` says that the article is about one.
    static func isOne(_ key: String, isOfEvent: Bool) -> Bool {
        let parts = VisibilityKey.separated(key).map(VisibilityKey.folded)
        return parts.contains(where: words.contains) || isOfEvent && parts.contains(where: limits.contains)
    }

    /// Whether members say that the article is about an event: by its kind, or by a place and an end.
    static func isEvent(_ pairs: ArraySlice<(key: String, value: YAMLNode)>) -> Bool {
        let keys = Set(pairs.map { VisibilityKey.folded($0.key) })
        let isKind = pairs.contains { key, value in
            ["type", "layout", "kind", "category"].contains(VisibilityKey.folded(key))
                && value.text.map { words.contains(VisibilityKey.folded($0)) } ?? false
        }
        return isKind || !keys.isDisjoint(with: places) || keys.contains(where: words.contains)
    }

    private static let words = Set(
        """
        event events release released releases launch deadline due concert concerts conference talk meetup workshop \
        webinar exhibition festival tour race match rsvp registration premiere birthday wedding trip travel course \
        veranstaltung termin konzert konferenz vortrag ausstellung frist anmeldeschluss \
        evenement sortie spectacle exposition echeance evento lanzamiento concierto exposicion plazo \
        lancamento espetaculo exposicao prazo evenement uitgave tentoonstelling deadline
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let places: Set<String> = [
        "venue", "location", "veranstaltungsort", "lieu", "lugar", "local", "locatie", "ort",
    ]

    private static let limits: Set<String> = [
        "start", "starts", "begin", "begins", "end", "ends", "from", "to", "beginn", "ende", "debut", "fin",
        "inicio", "fim", "einde",
    ]
}
