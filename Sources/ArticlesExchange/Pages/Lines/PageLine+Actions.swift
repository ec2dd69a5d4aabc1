import Articles

/// What the buttons of a page say, taken apart into a verb and what it is done to.
extension PageLine {
    /// `Share this article`, `Artikel anhören • 6 Min`, `Ouvir artigo`, `Ir a los comentarios`.
    var isAction: Bool {
        guard form.utf8.count <= 80, !endsSentence else { return false }
        let words = label.split { !$0.isLetter && $0 != "-" }.map(String.init)
        guard (2...7).contains(words.count) else { return false }
        return words.contains(where: Self.actions.contains) && words.contains(where: Self.things.contains)
            && words.allSatisfy {
                Self.actions.contains($0) || Self.things.contains($0) || Self.between.contains($0)
            }
    }

    private static let actions = words(
        """
        share print listen gift bookmark reuse download copy jump teilen drucken merken vorlesen anhoren
        horen hinzufugen ajouter anadir adicionar toevoegen add verschenken kopieren speichern versenden weiterempfehlen partager imprimer ecouter
        enregistrer offrir copier reutiliser sauvegarder compartir imprimir escuchar guardar copiar
        regalar ir partilhar compartilhar ouvir salvar oferecer delen deel bewaren bewaar luister
        beluister afdrukken kopieer condividi ascolta stampa salva copia regala commenta udostepnij drukuj
        zapisz posluchaj diminuir aumentar pin empfehlen aller springe springen ga naar epingler pinnen
        signaler melden
        """)

    private static let things = words(
        """
        article story post page recipe link url comments artikel beitrag seite rezept kommentaren lien
        merkliste list favoriten favoris favoritos favorites lista pocket druckansicht contenu recette billet commentaires articulo noticia enlace pagina receta entrada comentarios artigo
        materia ligacao bericht verhaal reacties articolo ricetta notizia artykuł link fonte
        nieuws nachricht meldung news recept receita seite selections selection fehler erreur
        """)

    private static let between = words(
        """
        the a this that l la le les los el este esta esse essa o os as um den die das diesen dieses diese
        zum zu cet cette ce ces il lo gli questo questa dit deze het op on to of now full min mins minuten
        minuti in zur meine my your seus tus vos selections mis by via per par por em no na ten jetzt als al ai aux texto ce une une a zu ein einen uw je
        """)

    /// Whether a word may stand in what a button says.
    static func isPartOfAction(_ word: String) -> Bool {
        actions.contains(word) || things.contains(word) || between.contains(word)
    }

    static func words(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// A link to the page before or the next: `← Older post`, `Next: Pages all the way down →`.
    var isPager: Bool {
        guard form.utf8.count <= 120, let first = form.first, let last = form.last, wordCount >= 2 else {
            return false
        }
        return "←«‹⟵".contains(first) && !form.contains("»") || "→⟶".contains(last)
    }

    /// `PUB • CONTINUE A LER A SEGUIR`: the first part names advertising, the rest is no sentence.
    var isAdvertisementBar: Bool {
        guard form.utf8.count <= 80, !endsSentence, let mark = form.firstIndex(where: { "•|–·".contains($0) })
        else { return false }
        return LabelSet.advertisements.isWhole(LabelSet.form(of: form[..<mark]).trimmed)
    }

    /// `More soups`: other articles about something.
    var isMoreHeading: Bool {
        let words = label.split(separator: " ")
        guard (2...4).contains(words.count), !endsSentence, !isBullet else { return false }
        return ["more", "mehr", "mas", "mais", "meer"].contains(words[0])
    }

    /// What tells that a text is not for everybody: `Exklusiv für Abonnenten`, `Article réservé aux abonnés`.
    var isGate: Bool {
        guard form.utf8.count <= 120, !form.contains("<") else { return false }
        if LabelSet.gates.contains(label) || asksToReadOn { return true }
        let words = label.split { !$0.isLetter }.map(String.init)
        guard (2...14).contains(words.count) else { return false }
        if saysRestIsLimited(words) { return true }
        guard words.count <= 10 else { return false }
        return words.contains(where: Self.limits.contains) && words.contains(where: Self.readers.contains)
            && words.allSatisfy {
                Self.limits.contains($0) || Self.readers.contains($0) || Self.gated.contains($0)
            }
    }

    /// `The full article is for subscribers of the Courier`: the whole, of what, and for whom.
    private func saysRestIsLimited(_ words: [String]) -> Bool {
        words.contains(where: Self.wholes.contains) && words.contains(where: Self.readers.contains)
            && words.count { Self.parts.contains($0) || Self.isForSome.contains($0) } >= 2
    }

    private static let wholes = words(
        """
        full complete entire rest whole vollstandige vollstandigen ganze ganzen gesamte restliche suite
        integralite reste completo completa resto integra integral volledige hele
        """)
    private static let parts = words(
        """
        article story post text artikel beitrag texte contenu suite articulo texto contenido artigo conteudo
        resto bericht verhaal
        """)
    private static let isForSome = words(
        """
        only reserved available exclusively exclusive lesbar nur verfugbar reservee reserve reservado reservada
        exclusivo exclusiva solo apenas alleen beschikbaar accessible disponible disponivel fur for voor aux
        """)

    /// `Subscribe to keep reading`, `Suscríbete para seguir leyendo`: what to do, and to read on.
    private var asksToReadOn: Bool {
        let words = label.split { !$0.isLetter }.map(String.init)
        guard (3...14).contains(words.count), let first = words.first,
            Self.joining.contains(first) || Self.asking.contains(first),
            words.contains(where: Self.joining.contains) || Self.entering.contains(where: label.contains)
        else { return false }
        return Self.readingOn.contains(where: label.contains)
    }

    private static let joining = words(
        """
        subscribe register login suscribete suscribase suscribirse registrate registrese inicia abonnez inscrivez
        connectez abonnieren abonniere registrieren anmelden einloggen melden assine subscreva registe cadastre
        inicie abonneer registreer inloggen aanmelden
        """)
    private static let asking = words(
        "to please log sign um bitte pour veuillez para por om om het je you sie vous ya ja")
    private static let entering = [
        "log in", "sign in", "sign up", "entre com", "log je in", "word lid", "meld je aan",
    ]
    private static let readingOn = [
        "continue reading", "keep reading", "read the full", "read the rest", "read this article",
        "read this story",
        "seguir leyendo", "leer este articulo", "leer el articulo", "leer la noticia", "continuar leyendo",
        "weiterzulesen", "zum weiterlesen", "diesen artikel zu lesen", "den artikel zu lesen",
        "pour lire la suite",
        "pour lire cet article", "lire l'integralite", "poursuivre la lecture", "poursuivre votre lecture",
        "continuer la lecture", "continuer a lire", "continuar a ler", "continuar lendo", "ler este artigo",
        "ler o artigo", "verder te lezen", "verder lezen", "dit artikel te lezen", "door te lezen",
    ]

    private static let limits = words(
        """
        exclusive exclusively only reserved exklusiv ausschließlich nur reserve reservee exclusif
        exclusivement exclusivo exclusiva exclusivos exclusivas solo solamente apenas somente reservado
        exclusief alleen uitsluitend riservato esclusivo tylko wyłacznie
        """)

    private static let readers = words(
        """
        subscribers subscriber members member patrons abonnenten abonnentinnen mitglieder abonnes abonnees
        membres suscriptores suscritores socios abonados assinantes abonnees leden abbonati soci
        prenumeratorow subscribers-only
        """)

    private static let gated = words(
        """
        this the article story post content text is are for to our paid paying premium and dieser dieses
        der die das artikel beitrag inhalt text ist fur unsere und cet cette ce article contenu est aux a
        nos les l este esta el la articulo contenido es para nuestros los as os o artigo conteudo e nossos
        dit deze het bericht voor onze questo contenuto articolo agli ai per gli dla artykuł
        """)
}
