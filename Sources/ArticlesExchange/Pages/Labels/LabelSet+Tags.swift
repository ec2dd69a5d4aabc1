/// The labels of lists of tags, and of sections.
extension LabelSet {
    /// A list of tags follows: on the same line behind a colon, or on the next lines.
    static let tags = LabelSet(
        """
        tags; tag; tagged; tagged with; tagged as; tagged in; topics; topic; related topics; filed under
        filed in; posted in; categories; category; keywords; labels; more about; in this story
        in this article; explore topics; topics in this article; topics in this story; subjects
        article tags; post tags; related tags; schlagworter; schlagworte; schlagwort; stichworter
        stichworte; themen; thema; kategorien; kategorie; rubrik; verschlagwortet mit; abgelegt unter
        in diesem artikel; themen in diesem artikel; mehr zu den themen; themen des artikels
        einsortiert unter; mots-cles; mots cles; mot-cle; etiquettes; etiquette; themes; theme; sujets
        sujet; thematiques; thematique; categories; classe dans; publie dans; dans cet article
        rubriques; rubrique; tags associes; sujets associes; etiquetas; etiqueta; temas; tema
        palabras clave; categorias; categoria; archivado en; etiquetado; publicado en; en este articulo
        temas relacionados; mas temas; etiquetado como; etiquetado con; archivado bajo; topicos; topico
        assuntos; assunto; palavras-chave; palavras chave; marcadores; marcador; arquivado em
        publicado em; neste artigo; assuntos relacionados; temas relacionados; tudo sobre; mais sobre
        marcado com; trefwoorden; trefwoord; onderwerpen; onderwerp; categorie; categorieen; rubrieken
        thema's; steekwoorden; getagd; getagd met; geplaatst in; in dit artikel; gearchiveerd onder
        libelles; libelle; rotulos; meer over; mehr uber; mas sobre; plus sur; more on; meer lezen over;
        argomenti; etichette; tagi; słowa kluczowe; see more on; explore more on these topics; meer over dit onderwerp
        mehr lesen uber; etiquete; mehr zu diesen themen; temas de la noticia; タグ; キーワード; tematy
        """)

    /// Labels that also mean something else without a colon: only one with a colon is a list of tags.
    static let colonOnly = LabelSet(
        "posted in; publie dans; publicado en; publicado em; geplaatst in; more about; tudo sobre; mais sobre; tag; tema; see more on; meer over dit onderwerp; meer over; mehr uber; mas sobre; plus sur; more on; meer lezen over"
    )

    /// Names of sections that stand above headlines, besides those of menus.
    static let sections = LabelSet(
        """
        analysis; comment; feature; features; interview; review; reviews; editorial; column; explainer
        long read; longread; exclusive; breaking; report; reportage; profile; obituary; essay; letters
        investigation; guide; tutorial; announcement; announcements; recipe; recipes; books; music; film
        tv & radio; art; design; analyse; kommentar; reportage; leitartikel; portrat; glosse; kolumne
        essay; hintergrund; rezension; rezepte; exklusiv; gastbeitrag; tribune; critique; entretien
        enquete; portrait; chronique; billet; edito; decryptage; recette; exclusif; analisis; entrevista
        reportaje; editorial; cronica; columna; perfil; critica; exclusiva; receta; recetas; tribuna
        analise; reportagem; artigo; coluna; resenha; receita; receitas; exclusivo; interview
        achtergrond; analyse; recensie; column; reportage; profiel; verhaal; recept; recepten; exclusief
        """)
}
