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
        guard text.utf8.count <= 60, let value = Self.table[VisibilityKey.folded(text)] else { return nil }
        self = value
    }

    /// Whether the text can mean nothing else, whatever the key.
    static func isUnmistakable(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return text.lowercased().contains("noindex") }
        let word = VisibilityKey.folded(text)
        return unmistakable.contains(word) || text.lowercased().contains("noindex")
    }

    /// The words with such a meaning.
    static func words(where isWanted: (VisibilityValue) -> Bool) -> Set<String> {
        Set(table.filter { isWanted($0.value) }.keys)
    }

    private static let unmistakable = Set(
        """
        draft drafts unpublished private embargoed wip workinprogress donotpublish notpublished nopublish \
        members membersonly subscribers subscribersonly paid premium confidential secret internal restricted unlisted \
        mitglieder abonnenten vertraulich membres abonnes confidentiel miembros suscriptores confidencial membros \
        assinantes leden abonnees vertrouwelijk privat prive privado \
        entwurf unveroffentlicht brouillon nonpublie borrador nopublicado rascunho naopublicado ongepubliceerd
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
            veroffentlicht veroeffentlicht publiziert offentlich oeffentlich sichtbar alle jeder freigegeben kostenlos \
            publie publiee publier publique visible tous toutlemonde gratuit enligne \
            publicado publicada publico publica todos todoelmundo gratis visivel \
            gepubliceerd openbaar publiek zichtbaar iedereen
            """
        ),
        (
            .draft,
            """
            draft drafts pending pendingreview inreview review underreview needsreview awaitingreview autodraft \
            entwurf inprufung brouillon enattente enrevue enrelecture borrador pendiente enrevision rascunho pendente \
            emrevisao concept inafwachting
            """
        ),
        (
            .hidden,
            """
            private hidden unlisted internal wip workinprogress idea unpublished notpublished disabled inactive trash \
            trashed deleted password protected member members only paid subscriber subscribers membersonly \
            memberonly paidmembers tiers embargoed inherit skip offline closed confidential secret restricted premium \
            friends required needed loginrequired noone nobody none never onlyme expired onhold rejected staff team \
            privat versteckt intern geheim vertraulich unveroffentlicht geloscht gesperrt mitglieder \
            prive privee cache cachee interne secret nonpublie supprime membres abonnes \
            privado privada oculto oculta interno interna secreto nopublicado eliminado miembros suscriptores \
            escondido secreto naopublicado excluido membros assinantes \
            verborgen geheim ongepubliceerd nietgepubliceerd verwijderd leden abonnees prive
            """
        ),
        (.archived, "archived archive archiviert archivado arquivado gearchiveerd"),
        (.scheduled, "scheduled future geplant planifie programme programado agendado gepland"),
    ]
}
