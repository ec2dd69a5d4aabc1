import Articles

/// Lines of a site that are longer than a label: captions, notices, invitations.
extension PageLine {
    /// The name of a picture's file, which stands where the picture was.
    var isImageName: Bool {
        guard form.utf8.count <= 120, let dot = form.lastIndex(of: "."), dot > form.startIndex,
            Self.imageEndings.contains(String(form[form.index(after: dot)...]))
        else { return false }
        let stem = form[..<dot]
        return stem.contains { $0.isLetter || $0.isNumber }
            && stem.allSatisfy { $0.isLetter || $0.isNumber || " _-.()[]%+&@~".contains($0) }
    }

    /// `Image caption: …`, `Photo: A B/Agency`, `… (AP Photo/A B)`.
    var isCaption: Bool {
        guard form.utf8.count <= 300 else { return false }
        if isPictureOfPerson { return true }
        let plain = LabelSet.form(of: form.drop { "([".contains($0) })
        if LabelSet.captions.contains(plain) || LabelSet.captions.isWhole(label) {
            return form.contains(":") || form.contains(",") || form.contains("/") || wordCount <= 12
        }
        guard form.utf8.count <= 220, !form.hasSuffix("\"") else { return false }
        if endsInRights || endsInPaper || endsInCapitals || endsInBrackets { return true }
        let ending = label.hasSuffix(")") ? String(label.dropLast()) : label
        let marks =
            form.contains { "/©|(".contains($0) }
            || LabelSet.pictureAgencies.contains { label.hasSuffix(". " + $0) }
        if LabelSet.pictureAgencies.contains(where: ending.hasSuffix), marks || wordCount <= 3,
            !form.hasSuffix("."), !isByline
        {
            return true
        }
        if endsInCredit { return true }
        return form.contains("(ap photo") || form.contains("(reuters/") || form.contains("(photo:")
            || form.contains("(photo by ") || form.contains("(foto: ") || form.contains("(photo : ")
    }

    /// `The tower on the hill. © Klaus Ritter`, `… in September.Credit...Ann Lee for The Herald`.
    private var endsInRights: Bool {
        for mark in ["© ", "Credit...", "Credits : ", "Crédit photo : ", "Crédits : "] {
            guard let range = text.ranges(of: mark).last, range.lowerBound > text.startIndex else { continue }
            let name = text[range.upperBound...]
            return name.first?.isUppercase ?? false && name.split(separator: " ").count <= 8
        }
        return false
    }

    /// `The entrance on Tuesday. | LA GAZETTE`: a paper in capitals behind a bar.
    private var endsInPaper: Bool {
        guard let bar = text.lastIndex(of: "|") else { return false }
        let (head, tail) = (text[..<bar].trimmed, text[text.index(after: bar)...].trimmed)
        return head.hasSuffix(".") && (3...60).contains(tail.count) && tail == tail.uppercased()
            && tail.contains(where: \.isLetter) && tail.split(separator: " ").count <= 8
    }

    /// `PHOTOGRAPHS Ann Lee`, `Foto van Ann Lee`, `Profile picture of Ann Lee`.
    private var isPictureOfPerson: Bool {
        guard form.utf8.count <= 60 else { return false }
        let tokens = MetaToken.tokens(of: text)
        let words = tokens.prefix { Self.pictureWords.contains($0.key) }
        guard !words.isEmpty, words.contains(where: { !Self.besidePicture.contains($0.key) }) else {
            return false
        }
        let name = Array(tokens.dropFirst(words.count))
        return (2...4).contains(name.count) && PersonName.isName(name, atLeast: 2)
            && !PersonName.isOrganisation(name)
    }

    private static let besidePicture: Set = ["by", "of", "von", "van", "de", "door", "par", "por", "profile"]
    private static let pictureWords = besidePicture.union([
        "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "foto", "fotos",
        "foto's", "bild", "bilder", "image", "images", "illustration", "illustrations", "portrait", "avatar",
        "fotografia", "fotografias", "fotografie", "imagen", "imagem",
    ])

    /// `The drawers on Tuesday. ANN LEE FOR THE COURIER`
    private var endsInCapitals: Bool {
        guard let mark = text.ranges(of: ". ").last else { return false }
        let tail = text[mark.upperBound...].trimmed
        return (2...10).contains(tail.split(separator: " ").count) && tail == tail.uppercased()
            && tail.count(where: \.isLetter) >= 8 && !".!?".contains(tail.last ?? ".")
    }

    /// `The bridge from the left bank. (Photo A. B.)`
    private var endsInBrackets: Bool {
        guard form.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return false }
        let words = text[open...].dropFirst().dropLast().split { " :/".contains($0) }
        guard (2...8).contains(words.count), let first = words.first,
            Self.bracketed.contains(LabelSet.form(of: first))
        else { return false }
        return words[1].first.map { $0.isUppercase || $0.isNumber } ?? false
    }

    private static let bracketed: Set = [
        "photo", "photos", "foto", "fotos", "bild", "bilder", "image", "picture", "imagen", "imagem", "beeld",
        "fotografia", "photograph", "credit", "illustration", "grafik",
    ]

    /// Whether the line begins as one about its author does.
    private var isByline: Bool {
        MetaPhrases.bylines.end(in: MetaToken.tokens(of: form.prefix(60)), at: 0) != nil
    }

    /// `The old lime tree. Foto: Rolf Meier`.
    private var endsInCredit: Bool {
        guard !form.hasSuffix("."), let word = Self.credits.first(where: form.contains),
            let tail = form.ranges(of: word).last.map({ form[$0.upperBound...] })
        else { return false }
        return (1...6).contains(tail.split(separator: " ").count)
    }

    private static let credits =
        [
            ". foto: ", ". fotos: ", ". bild: ", ". photo: ", ". photo : ", ". photos: ", ". photograph: ",
            ". picture: ",
            " foto: ", " fotos: ", " bild: ", " photo: ", " beeld: ", ". credit: ", ". crédit : ",
            ". fotografía: ", ". imagen: ", ". imagem: ", ". beeld: ",
        ]
        + [" — ", " - ", " | "].flatMap { mark in
            ["foto: ", "fotos: ", "bild: ", "photo: ", "photo : ", "fotografía: ", "imagem: ", "beeld: "].map
            { mark + $0 }
        }

    /// `© 2024 …`, `… All rights reserved.`
    var isRights: Bool {
        guard form.utf8.count <= 300 else { return false }
        if form.hasPrefix("©") || form.hasPrefix("(c) ") || form.hasPrefix("copyright ©") { return true }
        let plain = LabelSet.form(of: form)
        if plain.hasPrefix("copyright "), plain.dropFirst(10).first?.isNumber ?? false { return true }
        return LabelSet.rights.contains(where: plain.contains) && wordCount <= 30
    }

    /// `Follow our coverage on X and Facebook.`
    var isFollowSentence: Bool {
        guard form.utf8.count <= 160 else { return false }
        let words = label.split { !$0.isLetter && $0 != "-" }.map(String.init)
        guard let first = words.first, words.count >= 3, !endsSentence || first != "send" else {
            return false
        }
        // `Want more? Follow us on X.`
        let second =
            form.split(separator: "?", maxSplits: 1).dropFirst().first
            .map { LabelSet.form(of: $0).split { !$0.isLetter && $0 != "-" }.map(String.init) } ?? []
        guard Self.followVerbs.contains(first) || second.first.map(Self.followVerbs.contains) ?? false else {
            return false
        }
        return words.contains { PageLine.networks.contains($0) && $0.count > 1 }
    }

    private static let followVerbs: Set = [
        "follow", "like", "find", "join", "folgen", "folge", "suivez", "retrouvez", "sigue", "siguenos",
        "siga", "siga-nos",
        "participe", "entre", "assista", "unete", "rejoignez", "acompanhe", "acompanhar", "abonniere",
        "abonnieren", "werde", "volg", "seguici", "suivez-nous", "besuchen", "receba", "recibe", "recevez",
        "ontvang", "stuur",
        "send",
    ]

    /// `This article appears in the March 2024 print edition.`
    var isPrintNote: Bool { form.utf8.count <= 300 && LabelSet.printNotes.contains(where: label.hasPrefix) }

    /// What asks for consent to cookies.
    var isCookieNotice: Bool {
        let plain = label
        if plain.contains(" "), LabelSet.cookies.isWhole(plain) { return true }
        guard plain.contains("cookie") else { return false }
        return LabelSet.cookieSpeakers.contains(plain)
    }

    /// What asks to subscribe.
    var isNewsletter: Bool {
        if isConsentToLetters { return true }
        guard form.utf8.count <= 240 else { return false }
        if label.contains(" "), LabelSet.newsletter.contains(label), wordCount <= 25 { return true }
        if wordCount <= 30, LabelSet.letterPleas.contains(where: label.contains) { return true }
        guard Self.letterWords.contains(where: label.contains), wordCount <= 30 else { return false }
        let first = label.split { $0 == " " || $0 == "'" }.first.map(String.init) ?? ""
        return Self.invitations.contains(first)
    }

    /// `Read more: How the harbour was lost`.
    var isInlineRelated: Bool {
        guard form.utf8.count <= 250, let colon = form.firstIndex(where: { ":|>»→".contains($0) }) else {
            return false
        }
        let head = LabelSet.form(of: form[..<colon].drop { !$0.isLetter && !$0.isNumber }).trimmed
        let rest = form[form.index(after: colon)...]
        guard rest.contains(where: \.isLetter) else { return false }
        return LabelSet.related.isWhole(head) || Self.pointers.contains(head) && rest.contains(" ")
    }

    private static let pointers: Set = ["related", "more", "read", "watch", "listen", "lire", "lees", "leia"]
    private static let imageEndings: Set = [
        "jpg", "jpeg", "png", "gif", "webp", "heic", "avif", "svg", "bmp", "tif", "tiff",
    ]
    private static let letterWords = [
        "newsletter", "boletin", "nieuwsbrief", "infolettre", "your inbox", "posteingang", "boite mail",
        "mailing list", "je mailbox", "uw mailbox", "ihr postfach", "dein postfach", "boite de reception",
        "bandeja de entrada", "caixa de entrada", "in je inbox", "e-mail updates", "email updates",
    ]
    private static let invitations: Set = [
        "subscribe", "sign", "get", "join", "receive", "register", "never", "stay", "want", "enjoyed",
        "enjoying", "like",
        "abonnieren", "abonniere", "jetzt", "melden", "melde", "erhalten", "holen", "hol", "bleiben",
        "verpassen", "keine",
        "inscrivez", "recevez", "abonnez", "retrouvez", "ne", "chaque", "suscribete", "suscribase", "recibe",
        "registrate",
        "apuntate", "unete", "quieres", "no", "assine", "receba", "inscreva", "cadastre", "subscreva", "quer",
        "nao",
        "schrijf", "ontvang", "meld", "abonneer", "blijf", "mis", "wil", "elke", "our", "unser", "notre",
        "nuestra", "the",
        "every", "your", "sie", "du", "fique", "mantente", "restez", "puedes", "thanks", "ricevi", "zapisz",
    ]
}
