import Articles

/// What a word says about who may see an article, in the six languages of the importer.
enum VisibilityValue {
    case shown
    /// Not ready; may be published by a command.
    case draft
    case hidden
    case archived
    /// At a time that another member names.
    case scheduled

    /// The word of a value, whatever its case and marks; `nil` for any other.
    init?(_ text: String) {
        guard text.utf8.count <= 60 else { return nil }
        let word = VisibilityKey.folded(text)
        if let value = Self.table[word] {
            self = value
        } else if VisibilityWord.isDraft(word) {
            self = .draft
        } else if Self.isRestricted(word) {
            self = .hidden
        } else {
            return nil
        }
    }

    /// Whether a word that nobody listed says so by its form: `employees only`, `unreleased`, `not public`.
    private static func isRestricted(_ word: String) -> Bool {
        if word.hasSuffix("only"), word.utf8.count > 6 { return true }
        if isWaiting(word) { return true }
        if VisibilityWord.meanings(of: word)?.first == .not, VisibilityWord.meaning(of: word) == nil {
            return true
        }
        for denial in ["not", "nicht", "no", "pas", "nao", "niet"] where word.hasPrefix(denial) {
            let rest = String(word.dropFirst(denial.count))
            if table[rest] == .shown || VisibilityWord.meaning(of: rest) == .permits { return true }
        }
        return false
    }

    /// Whether a folded text is the state of one that waits for something.
    static func isWaiting(_ text: String) -> Bool { waiting.contains(where: text.hasPrefix) }

    /// What begins the state of a text that waits for something: `needs work`, `awaiting approval`.
    private static let waiting = [
        "needs", "awaiting", "waitingfor", "pending", "inprogress", "prerelease", "prepublication", "notyet",
    ]

    /// Whether a word of the text, or all of it, hides.
    static func hasHidingWord(_ text: String) -> Bool {
        hasWord(of: text) {
            switch VisibilityValue($0) {
            case .hidden, .draft: true
            case .shown, .archived, .scheduled, nil: false
            }
        }
    }

    /// Whether a word of the text hides, and means nothing else of what people write about.
    static func hasCertainWord(_ text: String) -> Bool {
        hasWord(of: text) { isUnmistakable($0) || isAmbiguous($0) }
    }

    private static func hasWord(of text: String, where isHiding: (String) -> Bool) -> Bool {
        guard text.utf8.count <= 200 else { return false }
        return ([text] + VisibilityKey.separated(text)).contains(where: isHiding)
    }

    /// Whether the text can mean nothing else, whatever the key.
    static func isUnmistakable(_ text: String) -> Bool {
        if text.utf8.count <= 60 {
            let word = VisibilityKey.folded(text)
            if unmistakable.contains(word) || VisibilityWord.isDraft(word) { return true }
        }
        return forbidsRobots(text)
    }

    /// Whether the text hides, and may be the name of something just as well: an album that is called Secret.
    static func isAmbiguous(_ text: String) -> Bool {
        text.utf8.count <= 60 && ambiguous.contains(VisibilityKey.folded(text))
    }

    /// Whether the text is instructions for robots, and no sentence about them.
    private static func forbidsRobots(_ text: String) -> Bool {
        let text = text.lowercased()
        guard text.contains("noindex") else { return false }
        let words = text.split { !$0.isLetter }
        return text.contains("<meta") || words.allSatisfy { directives.contains(String($0)) }
    }

    private static let directives: Set<String> = [
        "noindex", "nofollow", "noarchive", "nosnippet", "noimageindex", "notranslate", "none", "index",
        "follow",
        "all", "robots", "googlebot", "bingbot", "x", "tag", "max", "snippet", "image", "video", "preview",
    ]

    /// The words with such a meaning.
    static func words(where isWanted: (VisibilityValue) -> Bool) -> Set<String> {
        Set(table.filter { isWanted($0.value) }.keys)
    }

    private static let unmistakable = Set(
        """
        unpublished private embargoed wip workinprogress donotpublish notpublished nopublish \
        membersonly subscribersonly confidential unlisted \
        vertraulich confidentiel confidencial vertrouwelijk privat prive privado privato \
        unveroffentlicht nonpublie nopublicado naopublicado ongepubliceerd
        """.split(separator: " ").map(String.init))

    private static let ambiguous = Set(
        """
        members subscribers paid premium secret internal restricted \
        mitglieder abonnenten membres abonnes miembros suscriptores membros assinantes leden abonnees
        """.split(separator: " ").map(String.init))

    private static let table = Dictionary(
        lists.flatMap { value, words in words.split(separator: " ").map { (String($0), value) } },
        uniquingKeysWith: { first, _ in first })

    private static let lists: [(VisibilityValue, String)] = [
        (
            .shown,
            """
            published publish public publicly live posted visible released everyone everybody anyone all online \
            free anonymous indexfollow indexfollowall listed \
            evergreen budding seedling accepted adopted stable current active \
            veroffentlicht veroeffentlicht publiziert offentlich oeffentlich sichtbar alle jeder freigegeben kostenlos \
            publie publiee publier publique visible tous toutlemonde gratuit enligne \
            pubblicato pubblicata pubblico pubblica visibile tutti \
            publicado publicada publico publica todos todoelmundo gratis visivel \
            gepubliceerd openbaar publiek zichtbaar iedereen
            """
        ),
        (
            .draft,
            """
            draft drafts pending pendingreview inreview review underreview needsreview awaitingreview autodraft \
            entwurf inprufung brouillon enattente enrevue enrelecture borrador pendiente enrevision rascunho pendente \
            emrevisao bozza inrevisione concept inafwachting
            """
        ),
        (
            .hidden,
            """
            private hidden unlisted internal wip workinprogress idea unpublished notpublished disabled inactive trash \
            trashed deleted password protected member members only paid subscriber subscribers membersonly \
            memberonly paidmembers tiers embargoed inherit skip offline closed confidential secret restricted premium \
            employees employee customers customer registered loggedin signedin authenticated insiders insider \
            patrons patron backers backer supporters supporter followers gold silver platinum bronze vip owner \
            admin admins editors contributors partners family colleagues \
            friends required needed loginrequired noone nobody none never onlyme expired onhold rejected staff team \
            privat versteckt intern geheim vertraulich unveroffentlicht geloscht gesperrt mitglieder \
            prive privee cache cachee interne secret nonpublie supprime membres abonnes \
            privato privata nascosto nascosta riservato riservata segreto \
            privado privada oculto oculta interno interna secreto nopublicado eliminado miembros suscriptores \
            escondido secreto naopublicado excluido membros assinantes \
            verborgen geheim ongepubliceerd nietgepubliceerd verwijderd leden abonnees prive
            """
        ),
        (.archived, "archived archive archiviert archivado arquivado gearchiveerd"),
        (.scheduled, "scheduled future geplant planifie programme programado agendado gepland"),
    ]
}
