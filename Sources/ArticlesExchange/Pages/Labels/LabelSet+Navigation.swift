/// What stands around articles on the pages of a site, in English, German, French, Spanish, Portuguese,
/// Dutch and a little Italian.
extension LabelSet {
    /// Entries of a menu; by themselves they could be words of a text, together they are a menu.
    static let menu = LabelSet(
        """
        ga naar de inhoud; ga naar inhoud; direct naar inhoud; naar de inhoud; zum inhalt springen
        direkt zum inhalt; zum hauptinhalt; aller au contenu; passer au contenu; ir al contenido
        saltar al contenido; ir para o conteudo; pular para o conteudo; saltar para o conteudo
        home; homepage; menu; main menu; navigation; search; log in; login; sign in; sign up
        log in / sign up; log in/sign up; register; my account; account; subscribe; contact; contact us
        about; about us; blog; shop; store; news; latest; latest news; breaking news; world; uk; us; usa
        europe; politics; business; economy; money; tech; technology; science; health; sport; sports
        football; culture; arts; entertainment; lifestyle; life; life and style; life & style
        us & canada; travel; food; opinion; weather; video; videos; photos; podcasts; newsletters; live
        more; events; archive; archives; gallery; faq; careers; advertise; local; education; environment
        all posts; toggle navigation; open menu; close menu; close; back; skip; cart; my profile; help
        support; e-paper; startseite; suche; suchen; anmelden; einloggen; registrieren; mein konto; abo
        abonnieren; kontakt; uber uns; nachrichten; politik; wirtschaft; gesellschaft; kultur; wissen
        wissenschaft; sport; reise; reisen; meinung; panorama; digital; gesundheit; lokales; regionales
        wetter; impressum; datenschutz; ausland; inland; unternehmen; feuilleton; leben; mehr
        menu offnen; zum inhalt; termine; schlagzeilen; accueil; recherche; rechercher; se connecter
        connexion; s'inscrire; s'abonner; mon compte; a propos; contactez-nous; actualites; actualite
        actu; politique; economie; societe; monde; international; culture; sciences; sante; sports
        opinions; debats; idees; planete; voyage; meteo; direct; en direct; plus; nos offres; inicio
        portada; buscar; busqueda; iniciar sesion; registrarse; suscribete; suscribirse; mi cuenta
        contacto; acerca de; quienes somos; noticias; politica; economia; sociedad; mundo; internacional
        nacional; cultura; ciencia; salud; deportes; deporte; opinion; tecnologia; gente; viajes; tiempo
        ultima hora; mas; pagina inicial; procurar; pesquisar; entrar; assine; minha conta; contato
        contacto; sobre; sobre nos; ultimas noticias; sociedade; mundo; brasil; esportes; esporte
        desporto; saude; ciencia; opiniao; cidades; ultimas; mais; fale conosco; quem somos; zoeken
        inloggen; aanmelden; abonneren; mijn account; over ons; nieuws; binnenland; buitenland; politiek
        economie; wetenschap; gezondheid; cultuur; sport; opinie; regio; reizen; weer; voorpagina; meer
        sluiten; inicia sesion; iniciar sessao; cerca; ricerca; accedi; cronaca; esteri; cultura
        skip to…; skip navigation; open in app; write; get the app; start writing; support us; donate
        today's paper; site index; more menu; reuse this content; previous; next; older post; newer post
        table of contents; contents; on this page; inhalt; inhaltsverzeichnis; sommaire; table des matieres
        indice; sumario; inhoud; abo testen; probeabo; jetzt testen; newsletter; zur startseite; live
        zurück; weiter; suivant; precedent; siguiente; anterior; seguinte; volgende; vorige
        offrir; ultime notizie; abbonati; meteo; economia; mondo; italia; zaloguj sie; zarejestruj sie
        prenumerata; wiadomosci; kraj; swiat; kultura; gospodarka; szukaj; strona głowna; kontakt; o nas
        primary sidebar; feedback; adverteren; advertise with us; menu głowne; ログイン; 会員登録; トップ; ホーム; 社会; 経済; 政治; 国際; スポーツ; 文化; 検索; メニュー; お問い合わせ
        """)

    /// The first entry of a path of links to the page.
    static let start = LabelSet(
        "home; startseite; start; accueil; inicio; portada; pagina inicial; voorpagina; homepage; you are here; strona głowna"
    )

    /// Links that share a page, and the names of where to.
    static let share = LabelSet(
        """
        share; share this; share on…; share via…; share by…; share to…; share post; share this post
        share article; share this article; share this story; share this page; share page
        share with friends; sharing is caring; jump to recipe; jump to video; skip to recipe
        click to share…; click to email…; click to print…; tweet; tweet this; pin it; pin this
        email this…; email this article; print; print this…; print article; print page; copy link
        copy url; link copied; save; save article; save for later; bookmark; bookmark this…
        listen to this article; listen to article; listen; follow on…; spread the word; facebook share
        post on x; send by email; gift this article; give this article; add to favorites; like this
        epingler; pinnen; click to…; haz clic para…; cliquez pour…; clique para…; klik om…; klick, um…; me gusta esto; me gusta cargando
        j'aime ca; j'aime chargement; curtir isso; curtir carregando; gefallt mir; vind ik leuk; wordt geladen
        like this:; post not marked as liked; teilen; artikel teilen; beitrag teilen
        diesen artikel teilen; jetzt teilen; teilen auf…; teilen mit…; teilen mit; teilen via…
        auf facebook teilen; auf twitter teilen; auf x teilen; per e-mail teilen; per whatsapp teilen
        merken; artikel merken; drucken; artikel drucken; vorlesen; artikel anhoren; link kopieren
        per mail versenden; bei facebook teilen; bei x teilen; versenden; empfehlen; artikel vorlesen
        auf die merkliste; partager; partager sur…; partager l'article; partager cet article; partagez
        partagez cet article; partager par…; partager via…; envoyer par…; imprimer; copier le lien
        ecouter; ecouter l'article; enregistrer; ajouter aux favoris; offrir l'article
        offrir cet article; tweeter; lire plus tard; compartir; compartir en…; compartir por…
        compartir via…; comparte; comparte en…; comparte esto; comparte este articulo
        comparte esta noticia; compartir este articulo; enviar por…; imprimir; copiar enlace
        copiar el enlace; guardar; escuchar; escuchar articulo; tuitear; escucha este articulo
        compartilhar; compartilhe; compartilhar no…; compartilhar em…; compartilhar via…
        compartilhe no…; compartilhe esta noticia; compartilhe este artigo; partilhar; partilhe
        partilhar no…; partilhar artigo; partilhar este artigo; ouvir; ouca este conteudo; copiar link
        copiar ligacao; salvar; enviar por email; delen; deel; deel dit; deel dit artikel; deel op…
        deel via…; delen op…; delen via…; deel dit bericht; afdrukken; printen; opslaan; bewaren; bewaar
        kopieer link; luister; luister naar dit artikel; mailen; bewaar artikel; artikel delen
        condividi; condividi su…; stampa; ascolta; salva; regala; udostepnij; udostepnij na…; drukuj; zapisz
        verschenken; regalar; oferecer; gift; clap; share full article; view image in fullscreen
        open image in gallery; shareshare; like loading; loading; carregando; laden; chargement
        escribe un blog; blogthis; blog this; bloguear esto; bloggen; diesen post per e-mail versenden
        druckansicht; saved stories; vorlesen; jump to comments; lesezeichen
        シェア; シェアする; ツイート; ブックマーク; 印刷; 保存; 共有
        """)

    /// Where advertising stands.
    static let advertisements = LabelSet(
        """
        advertisement; advertisements; advertising; advert; ad; ads; sponsored; sponsored by…; paid post
        promoted; promotion; ad feedback; skip ad; advertisement scroll to continue
        advertisement - scroll to continue; scroll to continue; story continues below advertisement
        article continues below advertisement; continue reading below
        article continues after advertisement; article continues after ad
        story continues after advertisement; continues after advertising; ad choices; remove ads
        report this ad; anzeige; anzeigen; werbung; gesponsert; bezahlter inhalt
        weiter nach der anzeige; weiter nach der werbung; der artikel geht nach der anzeige weiter
        artikel wird nach der anzeige fortgesetzt; lesen sie unten weiter; nach der anzeige weiterlesen
        advertorial; publicite; publicites; sponsorise; annonce; annonces; la suite apres la publicite
        la suite apres cette publicite; l'article continue apres la publicite; continuer sans pub
        publicidad; anuncio; anuncios; patrocinado; continua despues de la publicidad
        sigue leyendo despues de la publicidad; el articulo continua despues de la publicidad
        publicidade; anuncio; patrocinado; continua depois da publicidade; continua apos a publicidade
        continua apos publicidade; pub; o artigo continua depois da publicidade; advertentie
        advertenties; reclame; gesponsord; gesponsorde inhoud; artikel gaat verder na de advertentie
        tekst gaat verder onder de advertentie; tekst loopt door onder de advertentie
        lees verder na de advertentie; lees verder onder de advertentie
        het artikel gaat verder onder de advertentie; pubblicita; reklama; after newsletter promotion
        skip advertisement; continue a ler a seguir; publicidade continue a ler; 広告; スポンサー
        advertentie via…; anzeige von…; advertisement by…; article continues below; story continues below; la pubblicità continua sotto
        """)
}
