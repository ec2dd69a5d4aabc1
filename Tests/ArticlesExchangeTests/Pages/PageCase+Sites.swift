extension PageCase {
    /// Pages as well-known kinds of sites have them: themes of WordPress and Ghost, Substack, Blogger, DEV, Medium, an
    /// encyclopedia, the blog of a company, newspapers.
    static let sites = [
        PageCase(
            "de-ghost-theme.html", "Der letzte Schrankenwärter",
            excerpt: "Er kurbelt noch von Hand, und das seit 1979.", authors: ["Jonas Weber"],
            published: "2021-02-14T08:00:00.000Z", updated: "2021-02-15T09:30:00.000Z",
            tags: ["Bahn", "Dorf"],
            lines: 4, first: "<p>Wenn der Regionalexpress kommt",
            last: "sagt er, aber nicht mit der Bahn.</p>"),
        PageCase(
            "de-regional.txt", "Streit um die Linde", excerpt: "Kleinau: 300 Jahre alter Baum soll weichen",
            authors: ["Katrin Vogel", "Jens Albers"], published: "2018-06-18T17:42:00.000Z",
            updated: "2018-06-18T17:42:00.000Z", tags: ["Kleinau", "Bäume", "Gemeinderat"],
            lines: 3, first: "Kleinau. Sie hat Napoleon gesehen", last: "um einmal herumzukommen."),
        PageCase(
            "en-company-blog.html", "How we made deploys boring",
            excerpt: "Boring is a feature. It took us two years to ship it.", authors: ["Priya Nair"],
            published: "2021-08-11T16:00:15.000Z", tags: ["deployment", "reliability"],
            lines: 7, first: "<p>Two years ago a deploy took a morning", last: "It is used for lunch.</p>"),
        PageCase(
            "en-dev-community.html", "Stop mocking the clock", authors: ["Dana Weiss"],
            published: "2023-01-20T10:11:12.000Z", tags: ["testing", "swift"],
            lines: 4, first: "<p>Every test suite I have inherited", last: "without paying for it.</p>"),
        PageCase(
            "en-encyclopedia.html", "Lantern clock", authors: ["Contributors to Wikimedia projects"],
            published: "2005-06-12T09:00:00.000Z", updated: "2024-01-02T10:00:00.000Z",
            tags: ["Clocks", "English inventions"],
            lines: 8, first: "<p>From Wikipedia", last: "workers from Flanders.<sup>[1]</sup></p>"),
        PageCase(
            "en-story-split.txt", "Why I stopped counting steps",
            excerpt: "A small rebellion against a small watch",
            authors: ["Tom Ek"], published: "2020-08-03T00:00:00.000Z",
            lines: 3, first: "In January I was given a watch", last: "where it is, I assume, disappointed."),
        PageCase(
            "en-substack-letter.html", "What the tide took", excerpt: "And what it brought back",
            authors: ["Ines Duarte"], published: "2022-11-03T07:30:12.000Z",
            lines: 3, first: "<p>Every November the sea takes", last: "It fits nothing that we own.</p>"),
        PageCase(
            "en-harbour-notes.html", "The ferry that would not start", authors: ["Marta Quill"],
            published: "2019-05-04T08:12:00.000Z", updated: "2019-05-06T00:00:00.000Z",
            tags: ["Boats", "ferry", "engines"], isHeldBack: true,
            lines: 5, first: "<p>The engine of the morning ferry", last: "so the ferry stayed until June.</p>"
        ),
        PageCase(
            "es-blogger-labels.html", "Lentejas sin prisa", authors: ["Rosa Molina"],
            published: "2012-10-07T00:00:00.000Z", tags: ["legumbres", "invierno"],
            lines: 1, first: "<p>Mi abuela ponía las lentejas", last: "y si no basta, otra hora.</p>"),
        PageCase(
            "fr-courrier.html", "À Brest, le dernier phare habité s’éteint",
            excerpt:
                "Pendant quarante ans, Yann Le Goff a vécu seul au milieu de l’eau. Il rentre à terre vendredi.",
            authors: ["Claire Dubois"], published: "2020-03-12T06:00:00.000Z",
            updated: "2020-03-12T11:45:00.000Z",
            lines: 4, first: "<figure>", last: "qui n’a jamais aimé le continent.</p>"),
        PageCase(
            "nl-courant.txt", "Molenaar stopt na zestig jaar: 'De wind weet genoeg'",
            excerpt:
                "In Zaandijk draait molen De Kat voorlopig zonder Piet Visser. Zijn kleindochter neemt het over.",
            authors: ["Joost de Wit"], published: "2021-09-03T08:30:00.000Z",
            updated: "2021-09-03T14:05:00.000Z",
            tags: ["Molens", "Zaanstreek"],
            lines: 3, first: "Zestig jaar lang stond Piet Visser", last: "moet vroeg komen."),
        PageCase(
            "pt-jornal-cultura.txt", "A livraria que só abre quando chove",
            excerpt: "Em Coimbra, dona Amélia abre a porta às primeiras gotas e fecha quando o sol volta.",
            authors: ["Ana Lima"], published: "2019-11-15T10:20:00.000Z",
            tags: ["livrarias", "Coimbra", "chuva"],
            lines: 3, first: "Quando o céu escurece sobre Coimbra", last: "um ano muito bom para pensar."),
    ]
}
