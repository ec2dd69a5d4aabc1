/// The words of dates and times, without marks, in the languages that pages are read in.
enum DateWords {
    /// The number of a month by its names and abbreviations.
    static let months: [String: Int] = {
        let names = [
            "january jan janner januar janvier janv enero ene janeiro januari gennaio stycznia styczen",
            "february feb februar fevrier fevr fev febrero fevereiro februari febbraio lutego luty",
            "march mar marz mrz mars marzo marco maart mrt marca marzec",
            "april apr avril avr abril abr aprile kwietnia kwiecien",
            "may mai mayo maio mei maggio mag maja maj",
            "june jun juni juin junio junho giugno czerwca czerwiec",
            "july jul juli juillet juil julio julho luglio lipca lipiec",
            "august aug aout agosto ago augustus sierpnia sierpien",
            "september sep sept septembre septiembre setiembre setembro set settembre wrzesnia wrzesien",
            "october oct oktober okt octobre octubre outubro out ottobre pazdziernika pazdziernik",
            "november nov novembre noviembre novembro listopada listopad",
            "december dec dezember dez decembre diciembre dic dezembro dicembre grudnia grudzien",
        ]
        return numbered(names, from: 1)
    }()

    /// Names of days, which a date may begin with.
    static let weekdays: Set<String> = Set(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
        sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
        lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim lunes martes
        miercoles jueves viernes sabado domingo mie jue vie sab dom segunda-feira terca-feira
        quarta-feira quinta-feira sexta-feira segunda terca quarta quinta sexta seg ter qua qui sex
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo lunedi martedi mercoledi
        giovedi venerdi domenica poniedziałek wtorek sroda czwartek piatek niedziela
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Minutes east of UTC by the names of zones. Names that several zones share are left out.
    static let zones: [String: Int] = [
        "gmt": 0, "utc": 0, "z": 0, "ut": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "mez": 60, "met": 60,
        "hnec": 60, "cest": 120, "mesz": 120, "mest": 120, "eet": 120, "oez": 120, "eest": 180, "oesz": 180,
        "msk": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
        "pdt": -420, "akst": -540, "hst": -600, "ast": -240, "adt": -180, "nst": -210, "brt": -180,
        "brst": -120,
        "art": -180, "clt": -240, "cot": -300, "pet": -300, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480,
        "aest": 600, "aedt": 660, "acst": 570, "awst": 480, "nzst": 720, "nzdt": 780, "sast": 120, "wib": 420,
    ]

    /// Places in the zones of the United States, by the names of these that hold all year.
    static let americanZones = [
        "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver",
        "pt": "America/Los_Angeles",
    ]

    /// The words between the parts of a date and a time.
    static let connectors: Set<String> = Set(
        """
        at on the of um am den dem der vom ab le a du de del el las la los em as os do da dia op om de
        den kl klo uhr uur o alle ore il h
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// The words behind a time of day.
    static let hourWords: Set<String> = ["uhr", "uur", "h", "hrs", "hours", "heures", "horas", "hs", "u"]

    private static func numbered(_ lists: [String], from first: Int) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for (index, list) in lists.enumerated() {
            for word in list.split(separator: " ") { numbers[String(word)] = first + index }
        }
        return numbers
    }
}
