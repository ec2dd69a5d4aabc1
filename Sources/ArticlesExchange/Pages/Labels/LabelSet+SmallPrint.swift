/// Lines of a page that speak of the page or the site.
extension LabelSet {
    /// Invitations to a newsletter or a subscription.
    static let newsletter = LabelSet(
        """
        subscribe to our newsletter…; sign up for our newsletter…; sign up to our newsletter…
        newsletter; newsletters; sign up for…; get our newsletter…; join our newsletter…
        join our mailing list…; subscribe to our…; subscribe to the newsletter…; subscribe now…
        subscribe today…; get the newsletter…; enter your email…; your email address; email address
        your email; sign up now; thanks for subscribing…; thanks for reading…; subscribe via email
        newsletter sign-up; newsletter signup; never miss a story…; never miss a post…
        already a subscriber…; newsletter abonnieren…; unseren newsletter abonnieren…
        abonnieren sie unseren newsletter…; newsletter bestellen; jetzt newsletter…; zum newsletter…
        melden sie sich fur…; ihre e-mail-adresse; e-mail-adresse; jetzt abonnieren
        abonniere unseren newsletter…; melde dich fur…; jetzt anmelden; kostenlos registrieren
        inscrivez-vous a…; abonnez-vous…; recevez notre newsletter…; recevez la newsletter…
        s'inscrire a la newsletter; votre adresse e-mail; votre e-mail; votre adresse email
        adresse e-mail; je m'abonne; je m'inscris; infolettre; deja abonne…; recevez nos…; suscribete a…
        suscribase a…; recibe nuestra newsletter…; recibe nuestro boletin…; boletin
        tu correo electronico; correo electronico; apuntate a…; registrate para…; registrate gratis…
        boletin de noticias; assine nossa newsletter…; assine a newsletter…; receba nossa newsletter…
        receba as…; seu e-mail; seu email; inscreva-se…; cadastre-se…; subscreva a…; subscreva…
        receba no seu e-mail…; assine a nossa…; o seu email; schrijf je in…; schrijf u in…; meld je aan…
        meld u aan…; abonneer je op…; ontvang onze…; ontvang de…; nieuwsbrief; je e-mailadres
        uw e-mailadres; e-mailadres; inschrijven; aanmelden voor…; iscriviti…; zapisz sie…; privacy notice:…
        get the day's headlines…; enter your email; type your email; suscribirme; suscribirse; inscrever; inscrever-se; no spam; unsubscribe anytime; you're in; ready for more
        sign up to…; sie haben bereits ein abo…; already have an account…; haben sie bereits…; puedes seguir a…; abonneer je gratis…; メールマガジン…
        """)

    /// Fields of forms for an address.
    static let fields = LabelSet(
        """
        email; e-mail; email address; e-mail address; your email; your email address; your e-mail address
        enter your email; enter your email address; type your email; e-mail-adresse; ihre e-mail-adresse
        deine e-mail-adresse; e-mail adresse; adresse e-mail; adresse email; votre e-mail; votre email
        votre adresse e-mail; votre adresse email; correo electronico; tu correo electronico; tu correo
        tu email; direccion de correo; email; seu e-mail; seu email; o seu email; o seu e-mail
        digite seu e-mail; e-mailadres; je e-mailadres; uw e-mailadres; je mailadres; indirizzo email
        """)

    /// Consent to cookies.
    static let cookies = LabelSet(
        """
        accept all; accept all cookies; accept cookies; accept; reject all; reject; decline
        manage cookies; cookie settings; cookie preferences; manage preferences; manage options
        privacy settings; i agree; got it; cookie policy; cookie notice; only necessary; necessary only
        agree and close; learn more about cookies; alle akzeptieren; akzeptieren
        alle cookies akzeptieren; alles akzeptieren; ablehnen; alle ablehnen; cookie-einstellungen
        einstellungen; zustimmen; einverstanden; nur notwendige; nur notwendige cookies; tout accepter
        accepter; accepter tout; tout refuser; refuser; parametrer; gerer les cookies
        continuer sans accepter; parametres des cookies; personnaliser mes choix; j'accepte
        accepter et continuer; accepter et fermer; aceptar; aceptar todo; aceptar todas; aceptar cookies
        aceptar todas las cookies; rechazar; rechazar todo; rechazar todas; configurar
        configuracion de cookies; configurar cookies; aceptar y continuar; aceitar; aceitar todos
        aceitar tudo; aceitar cookies; aceitar todos os cookies; rejeitar; rejeitar tudo; rejeitar todos
        configuracoes de cookies; definicoes de cookies; concordo; prosseguir; gerir cookies; accepteren
        alles accepteren; accepteer; accepteer alles; alle cookies accepteren; cookies accepteren
        weigeren; alles weigeren; instellingen; cookie-instellingen; akkoord; ik ga akkoord; accetta
        accetta tutti
        """)

    /// Who says in a sentence that cookies are used.
    static let cookieSpeakers = LabelSet(
        """
        we use…; we and our…; we value your…; this site uses…; this website uses…; our website uses…
        by continuing…; by using…; cookies help…; wir verwenden…; wir nutzen…; wir setzen…
        wir und unsere…; diese website…; diese seite…; unsere website…; nous utilisons…; nous et nos…
        ce site utilise…; ce site web…; en poursuivant…; en continuant…; avec votre accord…; utilizamos…
        usamos…; nosotros y…; este sitio…; esta web…; esta pagina…; al continuar…; este site…
        nos usamos…; nos e os…; nos e nossos…; ao continuar…; o nosso site…; wij gebruiken…
        we gebruiken…; wij en onze…; deze website…; deze site…; door verder…; onze website…
        your privacy…; cookies…; questo sito…
        """)

    /// What a page says of its letters wherever in the sentence.
    static let letterPleas = [
        "is a reader-supported publication", "consider becoming a free or paid subscriber",
        "to receive new posts and support my work", "subscribe for free to receive new posts",
        "unsubscribe at any time", "unsubscribe anytime", "jederzeit abbestellen", "jederzeit abmelden",
        "desinscrire a tout moment", "darte de baja", "cancelar a subscricao", "afmelden kan op elk moment",
    ]

    /// What is said of the edition on paper, at the beginning of a line.
    static let printNotes = [
        "a version of this article appear", "a version of this story appear", "this article appears in the ",
        "this article appeared in the ", "this story appears in the ", "this story appeared in the ",
        "this article originally appeared in the ", "dieser artikel erschien in der ",
        "dieser text erschien in ",
        "cet article est paru dans ",
    ]

    /// Whose rights are reserved; also in the middle of a line.
    static let rights = [
        "all rights reserved", "alle rechte vorbehalten", "tous droits reserves",
        "todos los derechos reservados",
        "todos os direitos reservados", "alle rechten voorbehouden", "tutti i diritti riservati",
        "riproduzione riservata", "wszelkie prawa zastrzezone", "無断転載を禁じます",
    ]

    /// Links at the foot of a site.
    static let footer = LabelSet(
        """
        status; text to speech; terms of use; terms of service; terms and conditions; terms; privacy policy; privacy
        privacy notice; accessibility; imprint; legal; legal notice; sitemap; site map; back to top
        powered by…; proudly powered by…; built with…; see all; view all; load more; show more
        all posts; rss; rss feed; print edition; contact the editors; report an error; report a typo
        corrections; this site is protected by…; designed by…; theme by…; website by…
        nutzungsbedingungen; agb; datenschutzerklarung; barrierefreiheit; nach oben; zum seitenanfang
        mediadaten; fehler melden; zuruck zur startseite; zuruck; zuruck zur ubersicht; mentions legales
        conditions generales; conditions d'utilisation; politique de confidentialite; confidentialite
        plan du site; haut de page; retour en haut; signaler une erreur; cgu; cgv; aviso legal
        politica de privacidad; terminos y condiciones; condiciones de uso; mapa del sitio
        volver arriba; politica de cookies; politica de privacidade; termos de uso; termos e condicoes
        mapa do site; voltar ao topo; ficha tecnica; estatuto editorial; privacybeleid
        privacy statement; gebruiksvoorwaarden; algemene voorwaarden; colofon; disclaimer
        terug naar boven; naar boven; fout gezien; sitemap; note legali; riproduzione riservata
        mehrfachnutzung erkannt; download de app;
        cookie-richtlinie; download the app; download onze app; heb je een tip of een fout gezien
        heeft u een tip of een fout gezien; normas; ir a los comentarios; zu den kommentaren
        aller aux commentaires; ir para os comentarios; naar de reacties; polityka prywatnosci; regulamin
        reporting a mistake; spotted a mistake; blog at wordpress; expand full comment; gestion des cookies
        お問い合わせ; プライバシーポリシー; 利用規約
        """)

    /// What stands before the text of a picture.
    static let captions = LabelSet(
        """
        image caption…; image source…; image credit…; image copyright…; media caption…; photo caption…
        photo credit…; photo by…; photos by…; photograph by…; picture by…; image by…; photo courtesy…
        image courtesy…; video caption…; photo illustration…; illustration by…; caption…
        figure caption…; getty images; photo:…; photos:…; photograph:…; image:…; picture:…; pictured:…
        credit:…; illustration:…; photography:…; video:…; graphic:…; file photo…; enlarge image…
        bildunterschrift…; bild:…; foto:…; fotos:…; bildquelle…; bildrechte…; bildnachweis…
        quelle: dpa…; symbolbild…; illustration: …; grafik:…; titelbild:…; zur bildergalerie…
        bild vergrossern…; legende…; credit photo…; credits photo…; credit :…; credits :…; credit:…
        photo :…; image :…; photo d'illustration…; illustration :…; © photo…; pie de foto…; imagen:…
        fuente de la imagen…; foto de archivo…; creditos:…; credito:…; fotografia:…; legenda…
        legenda da foto…; credito da foto…; imagem:…; reproducao…; divulgacao; foto de…; crédito,…
        legenda,…; beeld:…; beeld…; foto door…; fotograaf…; bijschrift…; afbeelding:…; fotografie:…
        didascalia…; rubriklistenbild…; archivbild…; archivfoto…; symbolfoto…; aufmacherbild…; vorschaubild…
        fot.…; zdjecie:…; 写真：…; 写真=…
        """)

    /// Agencies and libraries of pictures, as they end a caption.
    static let pictureAgencies = [
        "getty images", "shutterstock", "istock", "ap photo", "(ap)", "reuters", "afp", "epa",
        "picture alliance", "dpa",
        "alamy", "unsplash", "pixabay", "pexels", "imago", "anp", "efe", "lusa", "keystone",
        "wikimedia commons", "pa media",
    ]
}
