import Articles

/// A word that keys about visibility are made of, in the six languages of the importer.
enum VisibilityWord: Sendable {
    /// Not ready; may be published by a command.
    case draft
    /// Not for everybody.
    case hides
    /// The same of a part of a page just as well, such as its table of contents.
    case conceals
    /// Like `hides`; has other meanings too, so that only a value that says so counts.
    case hidesWeakly
    /// Like `hidesWeakly`; a folder or file of this name is hidden.
    case hidesFolder
    /// For everybody.
    case shows
    /// Is to be seen, since a moment perhaps; has other meanings too.
    case appears
    /// Like `appears`; of events and works just as well: `release_date`, `live_at`.
    case opens
    /// A condition of being published; has other meanings too.
    case permits
    /// Like `permits`; before a date it says whether that is shown.
    case displays
    /// What a word says who may see it.
    case status
    /// Like `status`; has other meanings too.
    case statusWeakly
    case date
    case moment
    case until
    /// Published at a time that it names.
    case since
    case created
    case expiry
    case password
    case not
    /// Says nothing by itself.
    case filler

    /// The word, in lower case and without marks; `nil` for any other.
    static func meaning(of word: String) -> VisibilityWord? { table[word] }

    /// The meanings of a word, in which one that says that something may be seen can be denied: `unreleased`.
    static func meanings(of word: String) -> [VisibilityWord]? {
        if let meaning = table[word] { return [meaning] }
        for denial in ["un", "non"] where word.hasPrefix(denial) {
            switch table[String(word.dropFirst(denial.count))] {
            case .permits, .appears, .opens, .shows: return [.not, .permits]
            case .some, nil: continue
            }
        }
        return nil
    }

    /// Whether it is the name of a folder, or a part of one, whose files are not for everybody.
    static func hidesAsName(_ word: String) -> Bool {
        guard let meanings = meanings(of: word) else { return false }
        return meanings.count > 1 || [.hides, .conceals, .hidesFolder].contains(meanings[0])
    }

    /// Whether it says that a text is a draft, in a title or the name of a file.
    static func isDraft(_ word: String) -> Bool {
        if case .draft = table[word] { return word != "pending" }
        return false
    }

    /// Whether it is a word for several drafts: one in the name of a folder is enough.
    static func isDrafts(_ word: String) -> Bool { word == "concepten" || drafts.contains(word) }

    private static let drafts = Set(draftPlurals.split(separator: " ").map(String.init))
    private static let draftPlurals =
        "drafts entwurfe entwuerfe brouillons borradores rascunhos kladden bozze"

    static let longest = 3 + (table.keys.map(\.utf8.count).max() ?? 0)

    private static let table = Dictionary(
        lists.flatMap { meaning, words in
            words.split(whereSeparator: \.isWhitespace).map { (String($0), meaning) }
        },
        uniquingKeysWith: { first, _ in first })

    private static let lists: [(VisibilityWord, String)] = [
        (
            .draft,
            "draft entwurf brouillon borrador rascunho kladde bozza pending " + draftPlurals
        ),
        (
            .hides,
            """
            unpublished unpublish notpublished private wip embargoed noindex nofollow internal confidential \
            encrypted encrypt premium paywall paywalled paid gated membersonly memberonly subscribersonly \
            subscriberonly donotpublish workinprogress unlisted unlist \
            archived trashed deleted unfinished incomplete secret restricted \
            protected classified sensitive withdrawn withheld suppressed retracted blocked banned suspended nda \
            privat unveroffentlicht unveroeffentlicht vertraulich geheim gesperrt geschutzt geschuetzt archiviert \
            geloscht geloescht kostenpflichtig bezahlt unfertig \
            prive privee prives privees nonpublie nonpublies \
            confidentiel confidentielle restreint restreinte protege protegee inedit archivee \
            supprime supprimee payant payante depublie depubliee inacheve \
            privado privada privados privadas nopublicado nopublicados \
            confidencial restringido restringida protegido protegida archivado archivada eliminado \
            eliminada inedito depago \
            naopublicado naopublicados restrito restrita arquivado arquivada excluido excluida \
            privato privata riservato riservata segreto segreta \
            vertrouwelijk beveiligd gearchiveerd verwijderd betaald ongepubliceerd afgeschermd
            """
        ),
        (
            .conceals,
            """
            hidden hide hides invisible disabled disable inactive versteckt verborgen verstecken ausgeblendet ausblenden \
            unsichtbar deaktiviert cachee cachees masque masquee masquer desactive oculto oculta ocultos ocultas ocultar \
            nascosto nascosta desactivado escondido escondida desativado verberg verbergen onzichtbaar uitgeschakeld
            """
        ),
        (
            .hidesWeakly,
            """
            exclude excluded ignore ignored skip omit locked members member subscribers subscriber archive \
            todo mitglieder abonnenten membres abonnes miembros socios \
            suscriptores membros assinantes leden abonnees concept concepten brouillonne bloqueado needs requires \
            required require login auth authentication anmeldung connexion subscription gate remove removed hold onhold \
            authenticated loggedin signin preview offline paused editing sponsor sponsors patron patrons patreon friends erforderlich
            """
        ),
        (
            .hidesFolder,
            """
            trash recyclebin papierkorb corbeille papelera lixeira prullenbak \
            intern interne internes interno interna internos internas
            """
        ),
        (
            .shows,
            """
            publish published publishing public publicly visible listed \
            veroffentlicht veroeffentlicht veroffentlichen veroeffentlichen publiziert publizieren offentlich \
            oeffentlich sichtbar freigegeben gelistet \
            publie publiee publier publique publiques \
            publicado publicada publicar publico publica listado \
            pubblicato pubblicata pubblicare pubblico pubblica visibile \
            visivel gepubliceerd gepubliceerde publiceren publiceer openbaar publiek zichtbaar
            """
        ),
        (
            .appears,
            """
            publication veroffentlichung veroffentlichungs veroeffentlichung \
            veroeffentlichungs erscheinung erscheinungs erscheint erschienen publikation publikations \
            parution publicacion publicacao pubblicazione publicatie verschijning verschijnings issued visibleat
            """
        ),
        (
            .opens,
            """
            live release released online available open freischaltung sortie enligne lanzamiento lancamento \
            disponible disponivel beschikbaar verfugbar
            """
        ),
        (
            .permits,
            """
            ready approved reviewed proofread accessible valid active enabled enable indexed indexable index sitemap free finished \
            complete completed done final list \
            fertig freigabe aktiv aktiviert genehmigt gepruft kostenlos \
            pret prete approuve valide termine gratuit actif \
            listo lista aprobado terminado activo gratis \
            pronto pronta aprovado ativo concluido \
            klaar goedgekeurd actief
            """
        ),
        (.displays, "show shown shows display displayed anzeigen afficher mostrar exibir tonen"),
        (
            .status,
            """
            status state visibility access accesslevel audience permission permissions privacy confidentiality viewers readers \
            workflow allowed tier tiers \
            sichtbarkeit sichtbarkeits zugriff zugang zielgruppe berechtigung berechtigungen zugriffs zugangs \
            statut etat visibilite acces autorisation autorisations confidentialite \
            estado estatus visibilidad acceso audiencia permisos privacidad \
            situacao visibilidade acesso permissoes privacidade \
            zichtbaarheid toegang doelgroep toegangs
            """
        ),
        (
            .statusWeakly,
            "roles role groups group acl membership moderation review approval stage phase robots robot googlebot crawl seo zustand toestand"
        ),
        (.date, "date dates datum fecha fechas data datas time datetime timestamp tijd zeit heure hora day"),
        (
            .moment,
            "at on from since after nach apres despues depois na am ab le el em op vom vanaf desde depuis when wann up"
        ),
        (.until, "until till bis hasta ate tot jusqua through"),
        (
            .since,
            """
            posted scheduled schedule scheduling embargo golive geplant planmassig programme programmee planifie \
            planifiee programado programada agendado agendada gepland sperrfrist
            """
        ),
        (
            .created,
            "created creation creationdate erstellt erstellung erstellungs cree creado creada criado aangemaakt"
        ),
        (
            .expiry,
            """
            expiry expire expires expired expiration expirydate takedown sunset validuntil validto validthrough expiracion ablauf ablaufdatum \
            gultigbis gueltigbis expiration caducidad caduca vence vencimiento expira expiracao validade vervalt \
            verloopt verval vervaldatum
            """
        ),
        (
            .password,
            """
            password pw pwd pass passcode passwort kennwort passphrase passwd motdepasse contrasena contrasenha senha wachtwoord
            """
        ),
        (.not, "not no non dont nicht kein nie ne pas nao niet geen"),
        (
            .filler,
            """
            is has be was are for in of only and the my our your \
            article articles post posts page pages blog blogs entry entries content contents item items doc document \
            site web website this story note notes file news feed feeds rss search home homepage engine engines \
            everyone everybody anyone all rights level user users team staff people flag value setting \
            settings mode type \
            to pub ist wird werden der die das des fur fuer nur artikel beitrag beitrage seite seiten inhalt suche \
            est la les du de pour seulement contenu recherche \
            es esta por para solo articulo entrada pagina contenido \
            do da dos apenas somente artigo conteudo \
            van voor alleen bericht inhoud
            """
        ),
    ]
}
