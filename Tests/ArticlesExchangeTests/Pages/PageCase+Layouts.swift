extension PageCase {
    /// Pages whose parts stand in other places: boxes in the text, standfirsts below the date, bars of all kinds.
    static let layouts = [
        PageCase(
            "de-bekanntmachung.html", "Bekanntmachung der Stadt: Neue Regeln für das Parken in der Altstadt",
            excerpt: "Ab 1. Oktober gelten in den Zonen A und B neue Zeiten. Anwohner können ihren "
                + "Ausweis online verlängern.",
            authors: ["Stadt Kirchheide"],
            published: "2023-09-04T00:00:00.000Z",
            lines: 17, first: "<p>Die Stadt Kirchheide ordnet das Parken in der",
            last: "ausweis kostet weiterhin 30,70 Euro im Jahr.</p>"),
        PageCase(
            "de-box-in-der-mitte.txt", "Stadtwerke stellen zwölf neue Ladesäulen auf",
            excerpt: "In Bad Wellenburg sollen Elektroautos künftig auch am Freibad und am Bahnhof "
                + "laden können. Der erste Strom fließt im Mai.",
            authors: ["Henrike Paulsen"],
            published: "2024-02-21T17:30:00.000Z",
            lines: 7, first: "Bad Wellenburg. Wer in der Kurstadt ein Elektroa",
            last: "e entstehen. Wann das sein wird, ist noch offen."),
        PageCase(
            "de-genossenschaft.txt", "»Der Wald hat keine Eile«",
            excerpt: "Försterin Maren Oltmanns über kranke Eschen, junge Eichen und warum sie nie in "
                + "den Urlaub fliegt",
            authors: ["Peter Sandmann"],
            published: "2022-10-29T00:00:00.000Z",
            lines: 10, first: "blatt: Frau Oltmanns, wie geht es dem Wald?",
            last: " mit dem Rad an die Hunte. Da stehen auch Bäume."),
        PageCase(
            "de-newsletter-kasten.txt", "„Wer einmal Brot gebacken hat, schaut anders auf die Uhr“",
            excerpt: "Die Bäckerin Svenja Carstens über frühe Morgen, schlechtes Mehl und die Frage, "
                + "warum sie nie Urlaub am Meer macht.",
            authors: ["Jonas Reimer"],
            published: "2023-05-07T06:00:00.000Z",
            lines: 8, first: "Frau Carstens, wann sind Sie heute aufgestanden?",
            last: "il dort alle ausschlafen. Das ertrage ich nicht."),
        PageCase(
            "de-stand-oben.txt", "Wie ein Dorf seinen Laden zurückbekam",
            excerpt: "In Hollenstedt schloss vor sechs Jahren das letzte Geschäft. Jetzt steht dort "
                + "wieder jemand hinter der Kasse – ehrenamtlich.",
            authors: ["Katja Brenner"],
            published: "2023-09-23T05:00:00.000Z",
            updated: "2023-09-24T09:12:00.000Z",
            tags: ["Dorfleben", "Ehrenamt", "Einzelhandel"],
            lines: 6, first: "Hollenstedt – Um sechs Uhr früh riecht es im alt",
            last: " Was übrig bleibt, fließt in den neuen Anstrich."),
        PageCase(
            "en-elementor.html", "How to sharpen a kitchen knife (without crying)",
            excerpt: "A whetstone, a towel and twenty minutes are all you need.",
            authors: ["Marta Lindqvist"],
            published: "2022-10-05T14:00:00.000Z",
            updated: "2024-01-11T09:30:00.000Z",
            lines: 18, first: "<h3>Key takeaways</h3>",
            last: "p>Every two months, or when the tomato wins.</p>"),
        PageCase(
            "en-ghost-two-authors.html", "How we moved a bakery's orders off paper",
            excerpt: "Four months, two printers, and one very firm baker",
            authors: ["Dev Anand", "Lotte Kraus"],
            published: "2022-09-06T07:00:00.000Z",
            updated: "2022-09-08T12:31:10.000Z",
            tags: ["Case studies", "Engineering"],
            lines: 13, first: "<p>The orders came in on paper, by telephone, an",
            last: "ack of things. But now somebody types it in.</p>"),
        PageCase(
            "en-hugo.html", "Small, Boring Backups",
            excerpt: "Notes on computers, mostly old ones",
            authors: ["Ruth Adeyemi"],
            published: "2021-12-02T00:00:00.000Z",
            tags: ["backups", "rsync", "home-server"],
            lines: 15, first: "<p>I have lost data three times. The first was a",
            last: "<p><strong>Is that really all?</strong> Yes.</p>"),
        PageCase(
            "en-listicle.txt", "5 bike repairs you can do at the kitchen table",
            excerpt: "No stand, no special tools, no swearing (well, almost none).",
            authors: ["JOSS TILLEY"],
            published: "2023-04-30T08:00:00.000Z",
            tags: ["BIKES", "HOW TO", "TOOLS"],
            lines: 13, first: "Most bicycles are sold, thrown away or left in a",
            last: "a cloth, and somebody patient to hold the wheel."),
        PageCase(
            "en-live-blog.txt", "Storm Edda: 40,000 homes without power as wind eases – as it happened",
            excerpt: "Engineers work through the night after gusts of 94mph on the north coast. This "
                + "blog is now closed.",
            authors: ["Hattie Lowe", "Samir Dass"],
            published: "2024-01-22T05:58:00.000Z",
            updated: "2024-01-22T22:30:00.000Z",
            tags: ["Weather", "Scotland"],
            lines: 12, first: "Key events",
            last: "orecast. We will follow it here through the day."),
        PageCase(
            "en-local-tv.txt", "Bridge tolls to rise in April for first time in a decade",
            authors: ["Leah Monroe"],
            published: "2024-03-07T23:31:00.000Z",
            updated: "2024-03-08T00:02:00.000Z",
            lines: 6, first: "CEDAR FALLS, Iowa (WQRT) — Drivers will pay 50 c",
            last: "blic hearing is on March 19 at Harlan City Hall."),
        PageCase(
            "en-long-read.txt", "The Quiet Return of the Village Baker",
            excerpt: "Three towns, three ovens, and one very stubborn sourdough.",
            authors: ["Ellen Voss"],
            published: "2024-02-09T00:00:00.000Z",
            lines: 9, first: "I had been told to come at four, and at four the",
            last: "What they are buying, of course, is not bread."),
        PageCase(
            "en-lynx-dump.txt", "Why I Still Use a Paper Diary",
            authors: ["Tobias Fenn"],
            published: "2019-01-06T00:00:00.000Z",
            tags: ["habits", "paper"],
            lines: 12, first: "   Every January I buy the same diary from the s",
            last: "   soup was cold."),
        PageCase(
            "en-old-paper.html", "Museum to return bell to island after 140 years",
            excerpt: "The bronze bell was taken from a chapel in 1883 and has been rung only twice since.",
            authors: ["Orla Finnegan"],
            published: "2023-11-30T09:45:00.000Z",
            updated: "2023-11-30T16:20:00.000Z",
            tags: ["Museums", "Islands", "Heritage"],
            lines: 6, first: "<p>A bronze bell that has hung in a museum stair",
            last: "t been found. The museum says it is looking.</p>"),
    ]
}
