/// Phrases of one or more words that name a part of the line about an article.
struct MetaPhrases: Sendable {
    private let phrases: [String: [[String]]]

    /// Phrases with `;` between.
    init(_ list: String) {
        let all = list.split(whereSeparator: { $0 == ";" || $0 == "\n" }).map { phrase in
            phrase.split(separator: " ").map(String.init)
        }
        let sorted = all.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        phrases = Dictionary(grouping: sorted) { $0.first ?? "" }
    }

    /// Where the longest phrase that begins at an index ends.
    func end(in tokens: [MetaToken], at index: Int) -> Int? {
        guard index < tokens.count, let candidates = phrases[tokens[index].key] else { return nil }
        let found = candidates.first { phrase in
            index + phrase.count <= tokens.count
                && phrase.indices.allSatisfy { tokens[index + $0].key == phrase[$0] }
        }
        return found.map { index + $0.count }
    }

    static let published = MetaPhrases(
        """
        published; posted; first published; originally published; publication date; date; created
        publish date; published date; released; filed; dated; veroffentlicht; erstellt; erschienen
        publiziert; datum; online seit; veroffentlichungsdatum; publie; publiee; mis en ligne; paru
        ecrit; date de publication; poste; publicado; publicada; creado; fecha; fecha de publicacion
        criado; criado em; data; data de publicacao; gepubliceerd; geplaatst; verschenen
        publicatiedatum; pubblicato
        """)

    static let updated = MetaPhrases(
        """
        updated; last updated; last modified; modified; edited; update; last update; last edited
        amended; aktualisiert; zuletzt aktualisiert; letzte aktualisierung; aktualisierung
        aktualisiert am; stand; geandert; zuletzt geandert; zuletzt bearbeitet; mis a jour; mise a jour
        derniere mise a jour; modifie; modifiee; derniere modification; actualise; actualizado
        actualizada; ultima actualizacion; actualizacion; modificado; ultima modificacion; atualizado
        atualizada; ultima atualizacao; atualizacao; modificada; bijgewerkt; laatst bijgewerkt
        laatste update; gewijzigd; laatst gewijzigd; aangepast; laatst aangepast; geupdatet
        geactualiseerd; aggiornato
        """)

    static let bylines = MetaPhrases(
        """
        by; words; words by; author; authors; von; autor; autorin; autoren; text; par; auteur; auteurs; auteure; autrice
        por; autora; autores; texto; texto de; door; tekst; reportagem de; di; autore; interview
        protokoll; recherche; redaktion; reporting; with reporting by; additional reporting by
        """)

    /// What introduces those who helped, and are no authors.
    static let helpers = MetaPhrases(
        """
        fact checked by; fact-checked by; reviewed by; medically reviewed by; edited by; translated by; expert reviewed by
        photographed by; illustrated by; produced by; lektoriert von; bearbeitet von; ubersetzt von; gepruft von
        relu par; traduit par; verifie par; edite par; revisado por; traducido por; verificado por; editado por
        traduzido por; vertaald door; gecontroleerd door
        """)

    /// Words before a byline.
    static let fillers = MetaPhrases(
        """
        artikel; ein artikel; ein bericht; reportaje; written; eingestellt; aufgezeichnet; notiert; recogido; opgetekend; words; story; report
        reported; text; article; analysis; geschrieben; verfasst; ein beitrag; ein gastbeitrag
        eine analyse; ein kommentar; ein interview; eine reportage; redige; propos recueillis
        un article; escrito; texto; reportagem; un articulo; geschreven; tekst; een artikel; scritto
        an analysis; interview
        """)

    /// The words of a time that it takes to read, or of one that is told from now.
    static let unitWords = MetaPhrases(
        """
        min; mins; minute; minutes; minuten; minutos; minuut; minuto; minuti; min read; minute read
        min lesezeit; read; reading time; read time; lesezeit; lesedauer; zum lesen; lesen
        temps de lecture; de lecture; lecture; tiempo de lectura; de lectura; lectura; tempo de leitura
        de leitura; leitura; leestijd; lezen; leestijd ca; ca; approx; environ; etwa; aprox; circa
        reading; di lettura; tempo di lettura; words; estimated; less than; comment; comments; view
        views; share; shares; like; likes; kommentar; kommentare; aufrufe; commentaire; commentaires
        vues; partages; comentario; comentarios; vistas; visualizacoes; compartilhamentos; reactie
        reacties; weergaven; no comments; keine kommentare; aucun commentaire; sin comentarios
        sem comentarios; geen reacties; second; seconds; sekunden; secondes; segundos; seconden
        visualizacoes
        """)

    static let relative = MetaPhrases(
        """
        ago; hour; hours; hr; hrs; day; days; week; weeks; month; months; year; years; vor; stunde
        stunden; tag; tagen; woche; wochen; monat; monaten; jahr; jahren; il y a; heure; heures; jour
        jours; semaine; semaines; mois; an; ans; hace; hora; horas; dia; dias; semana; semanas; mes
        meses; ano; anos; ha; atras; uur; dag; dagen; weken; maand; maanden; jaar; geleden; yesterday
        today; just now; gestern; heute; hier; aujourd'hui; ayer; hoy; ontem; hoje; gisteren; vandaag; a
        an hour ago; a day ago
        """)

    /// What follows is a place, an office or a section, and no part of a name.
    static let prepositions = MetaPhrases(
        "in; for; at; from; fur; bei; aus; unter; pour; dans; para; em; voor; under; for the; bij; sur; au; aux; with; via"
    )

    /// What may follow a name that nothing introduces.
    static let placePrepositions = MetaPhrases("in; at; from; aus; em; à; para; a")

    /// What stands between names that nothing introduces.
    static let plainConjunctions = MetaPhrases("and; &; und; et; y; e; en; + ; i; ed; sowie")

    /// What stands between the names of authors.
    static let conjunctions = MetaPhrases(
        "and; &; und; et; y; e; en; + ; with; mit; avec; con; com; met; sowie; ed")
}
