import Articles

/// What a site asks of its readers, or tells them of the page itself: each is known by kinds of words together.
extension PageLine {
    /// `4.9 from 212 votes`, `⭐⭐⭐⭐⭐ 4.8/5 (37 Stimmen)`.
    var isRating: Bool {
        guard form.utf8.count <= 90, hasDigit else { return false }
        let numbers = form.split { !$0.isNumber && !".,".contains($0) }.count {
            $0.contains(where: \.isNumber)
        }
        let words = words
        return (numbers >= 2 || form.contains { "⭐★☆".contains($0) }) && (1...5).contains(words.count)
            && words.contains(where: Self.votes.contains)
            && words.allSatisfy { Self.votes.contains($0) || Self.besideVotes.contains($0) }
    }

    /// `If you liked this story, follow me`: a liking, what is liked, and what to do.
    var isPlea: Bool {
        guard form.utf8.count <= 240, wordCount <= 30 else { return false }
        let words = words
        guard let first = words.first, Self.conditions.contains(first) else { return false }
        return words.contains(where: Self.likings.contains)
            && words.contains(where: Self.likedThings.contains)
            && words.contains { word in Self.favours.contains { word.hasPrefix($0) } }
    }

    /// `This post may contain affiliate links.`
    var isDisclosure: Bool {
        form.utf8.count <= 360 && Self.disclosures.contains(where: LabelSet.form(of: form).contains)
            && MetaLine(text, order: .unknown) == nil
    }

    /// `Download the press release (PDF, 214 KB)`.
    var isDownload: Bool {
        guard form.utf8.count <= 140, !endsSentence else { return false }
        let words = words
        let hasSize = hasDigit && words.contains { ["kb", "mb", "ko", "mo"].contains($0) }
        return words.contains("pdf") && (hasSize || words.contains(where: Self.downloads.contains))
    }

    /// `Click to share (opens in a new window)`.
    var isOpeningWindow: Bool {
        guard form.utf8.count <= 160, form.hasSuffix(")"), let open = form.lastIndex(of: "(") else {
            return false
        }
        let inside = LabelSet.form(of: form[open...])
        return Self.windows.contains(where: inside.contains)
    }

    /// `By signing up you agree to our terms`, under the field for an address.
    var isConsentToLetters: Bool {
        guard form.utf8.count <= 400 else { return false }
        let words = Set(words)
        return !words.isDisjoint(with: Self.signings) && !words.isDisjoint(with: Self.agreements)
            && wordCount <= 50
    }

    private var words: [String] {
        LabelSet.form(of: form).split { !$0.isLetter }.map(String.init)
    }

    private static let votes = words(
        """
        votes vote ratings rating stars stimmen bewertungen bewertung sterne avis etoiles votos voto
        valoraciones valoracion estrellas avaliacoes avaliacao estrelas stemmen beoordelingen sterren
        """)
    private static let besideVotes = words(
        """
        from of out based on average von aus bei basierend auf durchschnitt sur base moyenne note de en
        basado promedio com base em media uit op van gemiddeld reviews review user nutzer x
        """)
    private static let conditions = words("if wenn falls si se als enjoyed liked hat vous te")
    private static let likings = words(
        """
        liked enjoyed enjoying like enjoy useful helpful found gefallen gefallt gefiel aime aimez plu
        plait gustado gusta gusto gostou curtiu gosta leuk beviel bevallen vond
        """)
    private static let likedThings = words(
        """
        article story post recipe issue newsletter essay piece video artikel beitrag text rezept geschichte
        ausgabe recette billet texte articulo entrada receta texto artigo receita bericht verhaal recept stuk
        """)
    private static let favours = [
        "shar", "follow", "subscrib", "clap", "teil", "folg", "abonn", "partag", "suiv", "compart", "sigue",
        "siga", "inscrev", "deel", "volg", "suscrib", "support", "unterstutz", "soutenez", "apoi", "apoy",
        "steun", "recommend",
    ]
    private static let disclosures = [
        "may contain affiliate", "contains affiliate", "earn a commission", "earn commission",
        "affiliate commission", "affiliate-links", "affiliatelinks", "liens affilies", "liens d'affiliation",
        "enlaces de afiliado", "enlaces de afiliacion", "links de afiliado", "erhalten wir eine provision",
        "bekomme ich eine provision", "affiliate disclosure",
    ]
    private static let downloads = words(
        "download descargar descarga telecharger herunterladen baixar scarica")
    private static let windows = [
        "new window", "new tab", "neuem fenster", "neuem tab", "ventana nueva", "nueva ventana",
        "nouvelle fenetre", "nouvel onglet", "nova janela", "nieuw venster", "nuova finestra",
    ]
    private static let signings = words(
        """
        signing subscribing registering submitting anmeldung absenden abonnement inscrivant abonnant inscription
        suscribirte suscribirse registrarte inscreva inscrever assinar melden aanmelden aanmelding
        """)
    private static let agreements = words(
        """
        agree consent acknowledge stimme stimmen zu einverstanden acceptez accepte acceptant consentez aceptas acepta
        acepto concorda aceita akkoord gaat
        """)
}
