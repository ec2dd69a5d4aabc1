extension PageCase {
    /// More of them.
    static let moreLayouts = [
        PageCase(
            "es-amp.html", "La calle que cambió de nombre seis veces",
            excerpt: "Un paseo por la antigua Calle del Agua, con parada en cada placa",
            authors: ["Andrés Luján"],
            published: "2024-02-03T04:05:00.000Z",
            tags: ["Historia", "Calles", "Valdemora"],
            lines: 6, first: "<p>En el número 14 de la calle hay seis agujeros",
            last: ", mientras tanto, sigue llamándola del Agua.</p>"),
        PageCase(
            "es-escapadas.txt", "Cinco pueblos para perderse este otoño (y dónde comer en cada uno)",
            excerpt: "De la sierra a la costa, una ruta sin prisas por rincones que no salen en las guías.",
            authors: ["Irene Pascual"],
            published: "2023-10-06T06:30:00.000Z",
            tags: ["Escapadas", "Otoño", "Gastronomía"],
            lines: 11, first: "Octubre es el mes de los que llegan tarde. Los h",
            last: "Lo último que hace uno en Hontanar es irse."),
        PageCase(
            "es-huerto.txt", "Cómo hice un huerto en cuatro metros cuadrados",
            authors: ["Maribel Ortega"],
            published: "2021-05-09T00:00:00.000Z",
            tags: ["balcón", "huerto urbano", "tomates"],
            lines: 10, first: "Cuando me mudé al centro dejé atrás un patio de ",
            last: "a maceta con un tomate da más que tres con tres."),
        PageCase(
            "es-nota-de-prensa.txt",
            "La Consejería de Transportes licita la reforma de la estación de Villaseca",
            excerpt: "Las obras, con un presupuesto de 3,1 millones de euros, durarán quince meses y "
                + "mantendrán el servicio de trenes",
            published: "2024-06-11T00:00:00.000Z",
            lines: 5, first: "La Consejería de Transportes ha publicado hoy el",
            last: "uno, con cortes previstos solo en cuatro noches."),
        PageCase(
            "fr-blogspot.txt", "Mon grand-père et la machine à écrire",
            authors: ["Solène"],
            published: "2018-02-11T00:00:00.000Z",
            tags: ["famille", "objets"],
            lines: 4, first: "Elle pesait onze kilos et elle était verte. Quan",
            last: "ne seule phrase. Je ne l'ai pas encore recopiée."),
        PageCase(
            "fr-radio.txt", "Le Conseil municipal vote la gratuité des bus pour les moins de 18 ans",
            excerpt: "La mesure entrera en vigueur à la rentrée. L'opposition dénonce un « cadeau non "
                + "financé ».",
            authors: ["Julie Marchand"],
            published: "2023-06-27T20:22:00.000Z",
            updated: "2023-06-28T09:05:00.000Z",
            tags: ["Montclar", "Transports", "Jeunesse"],
            lines: 5, first: "Les enfants et adolescents de Montclar ne paiero",
            last: "es Ferrand, qui parle d'un \"cadeau non financé\"."),
        PageCase(
            "fr-recette.txt", "Tarte fine aux poireaux et au cantal",
            authors: ["Aurélie"],
            published: "2022-10-23T00:00:00.000Z",
            tags: ["poireaux", "tarte", "automne"],
            lines: 18, first: "Bonjour à tous ! Avec les premiers froids, j'ai ",
            last: "r dix minutes avant de couper, sinon tout coule."),
        PageCase(
            "nl-interview.html", "‘Ik heb nog nooit een goede pomp weggegooid’",
            excerpt: "Monteur Wim Aalders (67) stopt na 49 jaar bij het waterschap. Een gesprek over "
                + "roest, ratten en regen.",
            authors: ["Esther Kool"],
            published: "2024-05-25T04:00:00.000Z",
            lines: 8, first: "<p><strong>Wat was uw eerste werkdag?</strong></",
            last: "p>„Niets. En dan kijken of er iets stuk is.”</p>"),
        PageCase(
            "nl-lokaal.txt", "Nieuwe regels voor vuurwerk: dit verandert er voor Oost-Gelder",
            authors: ["Marloes Hendriks"],
            published: "2023-12-04T14:20:00.000Z",
            tags: ["Vuurwerk", "Oud en Nieuw", "Gemeente"],
            lines: 9, first: "OOST-GELDER - Tijdens de komende jaarwisseling m",
            last: "Van Dalen. \"Dat wil ik niet nog eens uitleggen.\""),
        PageCase(
            "nl-overheid.html", "Regering trekt 40 miljoen uit voor dorpsbibliotheken",
            excerpt: "Elke gemeente krijgt uiterlijk in 2027 weer een volwaardige bibliotheek, belooft "
                + "de staatssecretaris.",
            published: "2024-04-18T10:00:00.000Z",
            lines: 7, first: "<p>Het kabinet maakt 40 miljoen euro vrij voor b",
            last: "n kunnen vanaf 1 juni een aanvraag indienen.</p>"),
        PageCase(
            "nl-standfirst-laatst.txt", "Oude watertoren in Zuidveen krijgt bewoners",
            excerpt: "De toren stond elf jaar leeg. Nu wil een familie uit Meppel er met vier kinderen "
                + "gaan wonen.",
            authors: ["Sjoerd de Wit"],
            published: "2022-11-16T19:05:00.000Z",
            updated: "2022-11-17T07:30:00.000Z",
            tags: ["Zuidveen", "Wonen", "Monumenten"],
            lines: 6, first: "De gemeente heeft de watertoren aan de Kanaalweg",
            last: "en monument is. De rest betaalt de familie zelf."),
        PageCase(
            "nl-twentytwelve.html", "Eén jaar zonder auto: de balans",
            authors: ["Joost"],
            published: "2021-03-07T19:12:00.000Z",
            tags: ["leven", "fietsen", "trein", "minderen"],
            lines: 8, first: "<p>Op 1 maart 2020 bracht ik de auto naar mijn z",
            last: " de helft van de wegenbelasting wil betalen.</p>"),
        PageCase(
            "pt-portal.txt", "Prefeitura de Rio Manso reabre ponte interditada havia três anos",
            excerpt: "Obra custou R$ 2,4 milhões e atrasou quatorze meses; tráfego de caminhões segue "
                + "proibido.",
            authors: ["Letícia Amaral"],
            published: "2023-08-15T10:22:00.000Z",
            updated: "2023-08-15T16:47:00.000Z",
            lines: 6, first: "A ponte que liga o centro de Rio Manso ao bairro",
            last: "mou que duas câmeras vão fiscalizar a restrição."),
        PageCase(
            "pt-relojoeiro.html", "O relojoeiro que não usa relógio",
            excerpt: "Em São Bento do Una, Cícero Lins conserta o tempo dos outros desde 1971",
            authors: ["Rafaela Quintino"],
            published: "2022-07-24T13:00:00.000Z",
            tags: ["perfil", "sertão", "ofícios"],
            lines: 5, first: "<p>A oficina tem três metros por dois e quarenta",
            last: "orta quando o sol sai da soleira. Não falha.</p>"),
        PageCase(
            "de-blogger-abbr.html", "Wanderung zum Hexenstein",
            authors: ["Familie Ruprecht"],
            published: "2019-10-20T16:30:00.000Z",
            tags: ["Wandern", "Harz"],
            lines: 2, first: "<p>Heute früh lag Nebel im Tal, und der Hund wol",
            last: "eg: über den Bach, nasse Füße, heißer Kakao.</p>"),
        PageCase(
            "en-plain-classes.html", "The lighthouse that moved",
            excerpt: "In 1912 the people of Sandry picked up their lighthouse and carried it inland. "
                + "It is still there.",
            authors: ["Ada Quill"],
            published: "2023-08-19T05:00:00.000Z",
            tags: ["History", "Coast"],
            lines: 6, first: "<p>The sea took eleven feet of Sandry Point in t",
            last: "sion said that there were fourteen oxen.</i></p>"),
        PageCase(
            "en-toads.txt", "Volunteers count 1,100 toads crossing Mill Lane",
            excerpt: "Buckets, torches and a closed road: how a village saves its amphibians",
            authors: ["Beth Crowther"],
            published: "2024-03-22T19:10:00.000Z",
            updated: "2024-03-22T19:12:00.000Z",
            tags: ["Wildlife", "Volunteering"],
            lines: 5, first: "MORE than 1,100 toads were carried across Mill L",
            last: "p can come to the village hall on Monday at 7pm."),
        PageCase(
            "es-dialogo.html", "\"No vendo pan, vendo conversación\"",
            excerpt: "Entrevista con Remedios Cano, la última panadera ambulante de la comarca",
            authors: ["Óscar Villar"],
            published: "2023-04-02T05:00:00.000Z",
            updated: "2023-04-03T10:00:00.000Z",
            isHeldBack: true,
            lines: 7, first: "<p>Remedios Cano conduce una furgoneta blanca de",
            last: "p>—Tocaré el claxon igual. A ver quién sale.</p>"),
        PageCase(
            "nl-streamer.html", "Het stille dorp",
            excerpt: "In Oudeland rijdt sinds vorige zomer geen auto meer. De bewoners moesten eraan "
                + "wennen, de merels niet.",
            authors: ["Tineke Bos"],
            published: "2024-06-08T05:00:00.000Z",
            tags: ["Oudeland", "Verkeer"],
            isHeldBack: true,
            lines: 4, first: "<p>Om zes uur ’s ochtends hoor je in Oudeland de",
            last: "dorp. Wie boodschappen heeft, leent een kar.</p>"),
        PageCase(
            "pt-mercearia.txt", "Como o bairro da Fonte salvou a sua última mercearia",
            excerpt: "Moradores juntaram 18 mil euros em três semanas. A Dona Alda já não fecha em "
                + "dezembro.",
            authors: ["Tiago Bacelar"],
            published: "2023-11-09T08:00:00.000Z",
            lines: 4, first: "O aviso estava na montra desde setembro, escrito",
            last: " balança, que roubava dez gramas, foi arranjada."),
    ]
}
