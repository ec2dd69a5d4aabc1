import Articles

/// Lines that are lists: of networks, of menu entries, of hashtags.
extension PageLine {
    /// A short line behind a bullet.
    var isBullet: Bool {
        guard let first = form.first, "•·◦▪‣●○∙*-".contains(first) else { return false }
        // A dash with a word right behind it begins what somebody says.
        if first == "-", form.dropFirst().first != " " { return false }
        return form.utf8.count <= 80
    }

    /// The names of social networks, with no more than words of icons around.
    var isNetworkList: Bool {
        guard form.utf8.count <= 160 else { return false }
        let words = label.split { !$0.isLetter }.map(String.init)
        return !words.isEmpty && words.count <= 12 && words.contains(where: Self.networks.contains)
            && words.allSatisfy { Self.networks.contains($0) || Self.iconWords.contains($0) }
    }

    /// `Share Tweet Pin`, `Facebook | X | E-Mail`.
    var isShareList: Bool {
        let words = label.split { !$0.isLetter && $0 != "-" }.map(String.init)
        guard (2...10).contains(words.count), form.utf8.count <= 120 else { return false }
        let known = words.count {
            Self.networks.contains($0) || Self.iconWords.contains($0) || LabelSet.share.isWhole($0)
                || Self.isPartOfAction($0)
        }
        return known == words.count
            && words.contains { Self.networks.contains($0) || LabelSet.share.isWhole($0) }
    }

    /// `Home | News | Sport`, `Home > News > Harbour`, `Home News Sport Culture`.
    var isMenuBar: Bool {
        guard form.utf8.count <= 300, !endsSentence else { return false }
        let parts = label.split { "|·•>»›/→".contains($0) || $0 == "\u{2039}" }.map { String($0).trimmed }
        let known = parts.count { LabelSet.menu.isWhole($0) || LabelSet.sections.isWhole($0) }
        if parts.count >= 2, LabelSet.start.isWhole(parts[0]) { return true }
        if parts.count >= 3, parts.allSatisfy({ $0.split(separator: " ").count <= 4 }) {
            return known > 0 || parts.count >= 5
        }
        let words = label.split(separator: " ").map(String.init)
        let isFromStart = (3...8).contains(words.count) && LabelSet.start.isWhole(words[0])
        if isFromStart, words.dropFirst().contains(where: LabelSet.menu.isWhole) { return true }
        return words.count >= 3
            && words.count { LabelSet.menu.isWhole($0) || LabelSet.sections.isWhole($0) } >= words.count - 1
    }

    /// `12 views`, `0 comments`, `3 min read`.
    var isCount: Bool {
        guard form.utf8.count <= 60, hasDigit || label.split(separator: " ").contains(where: MetaCount.isDay),
            let meta = MetaLine(text, order: .unknown)
        else { return false }
        return (meta.hasCounts || meta.hasVisitors) && meta.authors.isEmpty && !meta.hasDate
    }

    /// The names of a line of `#hashtags`; `nil` for any other line. Behind two of them or more, a few other words
    /// do not make it a sentence.
    var hashtags: [String]? {
        guard form.utf8.first == UInt8(ascii: "#"), form.utf8.count <= 5_000 else { return nil }
        let words = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }
        let tagged = words.filter { $0.hasPrefix("#") }
        let others = words.count - tagged.count
        guard others == 0 || (tagged.count >= 2 && others < tagged.count) else { return nil }
        let names = tagged.flatMap { $0.split(separator: "#") }.map(String.init)
        let areNames = names.allSatisfy { name in
            name.contains(where: \.isLetter)
                && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        }
        return areNames && !names.isEmpty ? names : nil
    }

    var hasDigit: Bool { form.utf8.contains { (0x30...0x39).contains($0) } }

    /// A number and nothing else, as it stands beside a heart or a bubble.
    var isBareNumber: Bool {
        form.utf8.count <= 6 && form.contains(where: \.isNumber)
            && form.allSatisfy { $0.isNumber || ".,k".contains($0) }
    }

    /// A sign that only keeps the parts of a line apart that became several.
    var isSeparator: Bool { ["·", "•", "|", "∙"].contains(form) }

    static let networks: Set = [
        "facebook", "twitter", "instagram", "youtube", "linkedin", "pinterest", "whatsapp", "telegram",
        "reddit", "tumblr", "tiktok", "snapchat", "mastodon", "threads", "bluesky", "vimeo", "soundcloud",
        "email", "e-mail", "print", "rss", "pocket", "flipboard", "messenger", "xing", "flickr", "signal",
        "viber",
        "mail", "correo", "sms", "weibo", "line", "hackernews", "tweet", "x",
    ]
    private static let iconWords: Set = [
        "basic", "square", "round", "circle", "black", "white", "grey", "gray", "clean", "classic",
        "social", "icon", "logo", "app", "link", "copy", "share", "follow", "us", "on", "via", "and", "x",
        "e", "mail",
        "auf", "sur", "en", "no", "op", "teilen", "partager", "compartir", "compartilhar", "partilhar",
        "delen", "by",
        "page", "channel", "profile", "feed", "this", "with", "per", "par", "por", "und", "et", "y", "of",
        "com", "shares", "likes", "tweets", "comments", "partages",
    ]
}
