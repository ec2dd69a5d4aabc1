/// The headings of what comes behind an article.
extension LabelSet {
    /// Other articles.
    static let related = LabelSet(
        """
        related posts; related post; related articles; related article; related stories; related story
        related content; related reading; related news; related topics; related coverage; related links
        related; related items; recent posts; recent articles; recent stories; you might also like
        you may also like; you may like; you might be interested in; more stories; more articles
        more posts; more news; read next; read also; recommended for you; recommended
        recommended articles; recommended stories; recommended reading; latest posts; latest articles
        latest stories; more on this story; more on this topic; more on this; more from…; more in…
        more like this; most popular; most read; most viewed; trending; trending now; popular posts
        popular now; popular stories; editor's picks; editors' picks; don't miss; up next
        what to read next; sponsored content; promoted content; paid content; partner content
        from our partners; sponsored stories; keep reading; next post; previous post; next article
        previous article; top stories; must read; also read; also on…; around the web
        from around the web; further reading; see also; in case you missed it; next up; explore more
        read more; find out more; similar posts; similar articles; elsewhere on…; other articles
        verwandte artikel; ahnliche artikel; ahnliche beitrage; verwandte beitrage; weitere artikel
        weitere beitrage; mehr zum thema; mehr zu diesem thema; mehr zum thema…; mehr aus…; mehr von…
        das konnte sie auch interessieren; das konnte dich auch interessieren; auch interessant
        lesen sie auch; lesen sie mehr; weiterlesen; zum weiterlesen; zum thema; meistgelesen
        meistgelesene artikel; am meisten gelesen; beliebte artikel; neueste artikel; neueste beitrage
        letzte beitrage; aktuelle beitrage; passend dazu; weitere themen; mehr lesen
        weitere nachrichten; gesponserte inhalte; lesetipps; empfohlene artikel
        empfehlungen der redaktion; nachster beitrag; vorheriger beitrag; topmeldungen; siehe auch
        das interessiert andere leser; articles similaires; articles lies; article similaire
        articles associes; sur le meme sujet; sur le meme theme; a lire aussi; lire aussi
        a lire egalement; lire egalement; lire plus; en savoir plus; a lire ensuite; vous aimerez aussi
        vous aimeriez aussi; vous pourriez aussi aimer; ceci pourrait vous interesser
        dans la meme rubrique; contenu sponsorise; contenus sponsorises; les plus lus
        les plus populaires; articles recents; derniers articles; dernieres actualites; plus d'articles
        nos derniers articles; a decouvrir; a voir aussi; voir aussi; dans l'actualite; notre selection
        article suivant; article precedent; autres articles; plus sur ce sujet; articulos relacionados
        articulo relacionado; noticias relacionadas; entradas relacionadas; relacionados; relacionado
        mas noticias; mas articulos; mas sobre…; mas informacion; mas en…; te puede interesar
        te podria interesar; tambien te puede interesar; tambien te podria interesar; le puede interesar
        lea tambien; lee tambien; leer mas; lee mas; lo mas leido; lo mas visto; mas leidas
        las mas leidas; entradas recientes; ultimas noticias; no te pierdas; contenido patrocinado
        ademas; ver tambien; sigue leyendo; seguir leyendo; quiza te interese; quizas te interese
        articulos recomendados; recomendados; entrada siguiente; entrada anterior; artigos relacionados
        noticias relacionadas; conteudo relacionado; posts relacionados; leia tambem; leia mais
        leia ainda; veja tambem; veja mais; saiba mais; mais lidas; as mais lidas; mais lidos
        mais sobre…; voce tambem pode gostar; voce pode gostar; talvez goste; tambem pode gostar
        pode interessar-lhe; talvez tambem goste; ultimas noticias; mais noticias; conteudo patrocinado
        artigos recentes; posts recentes; continue lendo; matérias relacionadas; recomendados para voce
        proximo artigo; artigo anterior; ver tambem; a ler tambem; gerelateerde artikelen
        gerelateerde berichten; gerelateerd; lees ook; lees meer; lees verder; ook interessant
        meer over…; meer artikelen; meer nieuws; meer van…; meer uit…; meest gelezen; best gelezen
        populair; recente berichten; laatste berichten; laatste nieuws; aanbevolen
        dit vind je misschien ook leuk; bekijk ook; misschien ook interessant; vergelijkbare artikelen
        volgende bericht; vorige bericht; verder lezen; zie ook; dit artikel hoort bij…
        veja mais noticias…; leia mais noticias…; mais noticias…; read more about…; read more stories…
        articoli correlati; leggi anche; consigliati; potrebbe interessarti; notizie correlate; da non perdere
        related article; related story; recommended from medium; discussions; more from medium
        post navigation; beitragsnavigation; navegacion de entradas; navegacao de posts; navegacao de post; bericht navigatie; navigation de l'article; berichtnavigatie; relacionada
        czytaj takze; czytaj rowniez; zobacz takze; zobacz tez; polecane; podobne artykuły; najnowsze
        najczesciej czytane; powiazane artykuły; 関連記事; 関連ニュース; あわせて読みたい; おすすめ記事; アクセスランキング
        人気記事; 最新記事
        """)

    /// Those that often stand in the middle of a text.
    static let boxes = LabelSet(
        """
        read also; also read; read more; see also; related; related article; related story; lesen sie auch
        lies auch; siehe auch; auch interessant; mehr zum thema; passend dazu; lire aussi; a lire aussi
        a lire egalement; lire egalement; lee tambien; lea tambien; te puede interesar; relacionado
        leia tambem; leia ainda; leia mais; veja tambem; lees ook; zie ook; ook interessant; leggi anche
        czytaj takze; czytaj rowniez; zobacz takze; 関連記事
        """)

    /// Readers' comments, or a form for them.
    static let comments = LabelSet(
        """
        comments; comment; leave a comment; leave a reply; post a comment; write a comment
        write a comment..; add a comment; add comment; join the conversation; join the discussion
        log in to leave a comment; view comments; show comments; hide comments; be the first to comment
        what do you think; reader comments; have your say; comments are closed; comments closed
        discussion; responses; leave a response; reply; one thought on…; thoughts on…
        sign in to comment; no comments; no comments yet; your comment; comment on this article
        jump to comments; kommentare; kommentar; kommentar schreiben; kommentar verfassen
        kommentar hinterlassen; kommentieren; schreibe einen kommentar; schreiben sie einen kommentar
        hinterlasse einen kommentar; kommentar abgeben; kommentare anzeigen; leserkommentare
        diskutieren sie mit; diskussion; ihre meinung; keine kommentare; hinterlasse eine antwort
        antworten; kommentare lesen; kommentarbereich; commentaires; commentaire; laisser un commentaire
        laissez un commentaire; ajouter un commentaire; ecrire un commentaire; poster un commentaire
        publier un commentaire; voir les commentaires; reagir; vos reactions; reactions
        vos commentaires; aucun commentaire; lire les commentaires; repondre; comentarios; comentario
        deja un comentario; dejar un comentario; deja una respuesta; escribe un comentario
        anadir comentario; agregar comentario; ver comentarios; publicar un comentario; sin comentarios
        envia tu comentario; comenta; opina; responder; participa en la conversacion
        normas de los comentarios; comentarios; deixe um comentario; deixe um comentário
        deixe seu comentario; deixar um comentario; escreva um comentario; adicionar comentario; comente
        ver comentarios; sem comentarios; enviar comentario; deixe uma resposta; comentar
        participe da conversa; deixe o seu comentario; reacties; reactie; reageer; reageren
        geef een reactie; laat een reactie achter; plaats een reactie; schrijf een reactie
        bekijk reacties; reactie plaatsen; praat mee; opmerkingen; geen reacties; toon reacties
        commenti; commenta; lascia un commento; discussion about this post; replies; komentarze; komentarz
        reader interactions; dodaj komentarz; skomentuj; コメント; コメントを書く; コメントを残す
        """)

    /// Links to social networks.
    static let follow = LabelSet(
        """
        follow; follow us; follow us on…; follow me; follow us on social media; connect with us
        stay connected; find us on…; find us on social media; follow the author; social media
        like us on…; join us on…; folgen sie uns; folge uns; folgen sie uns auf…; folge uns auf…
        soziale medien; social media; suivez-nous; suivez-nous sur…; nous suivre; retrouvez-nous sur…
        reseaux sociaux; siguenos; siguenos en…; sigue a…; siguenos en redes; redes sociales; siga-nos
        siga-nos no…; siga-nos nas…; siga o…; siga a…; redes sociais; nos siga; volg ons; volg ons op…
        volg ons via…; seguici; seguici su…; obserwuj nas…; フォロー; フォローする
        """)

    /// Who wrote it, told again behind the text.
    static let aboutAuthor = LabelSet(
        """
        about the author; about the authors; about the writer; author bio; about author; meet the author
        uber den autor; uber die autorin; uber die autoren; zum autor; zur autorin; zur person
        a propos de l'auteur; a propos de l'autrice; a propos de l'auteure; l'auteur; sur l'auteur
        sobre el autor; sobre la autora; acerca del autor; acerca de la autora; sobre o autor
        sobre a autora; quem escreve; over de auteur; over de schrijver; sull'autore
        """)

    /// Whom the press may ask.
    static let contacts = LabelSet(
        """
        press contact; press contacts; media contact; media contacts; media enquiries; media inquiries
        pressekontakt; medienkontakt; ansprechpartner; ansprechpartnerin; kontakt fur die presse
        contact presse; contacts presse; contacto de prensa; contacto para medios; contato de imprensa
        contacto de imprensa; assessoria de imprensa; perscontact; contatti stampa
        """)

    /// Things to buy, and pleas.
    static let shop = LabelSet(
        """
        shop and support…; shop & support…; shop our…; shop now…; shop all…; visit our shop…
        visit our store…; support our work…; support our journalism…; support us…; donate; donate now…
        buy me a coffee; become a member; become a patron…; make a donation…; jetzt spenden
        unterstutzen sie uns…; unterstutze uns…; faites un don; soutenez-nous…; haz una donacion
        apoyanos…; faca uma doacao; apoie-nos…; doneer nu; steun ons…; hazte socio; hazte socia
        hazte socio…; become a supporter…; become a subscriber…; word lid; werde mitglied; werden sie mitglied…
        devenez membre…; torne-se assinante…; seja assinante…; sostienici…
        """)
}
