import Articles

/// What belongs to a site and not to an article. Every rule looks at a whole line.
extension PageLine {
    /// What the line is wherever it stands: nothing that a sentence would say.
    func findFurniture() -> PageFurniture? {
        guard !label.isEmpty else { return nil }
        if isRights { return .rights }
        if isGate { return .gate }
        if isImageName { return .imageName }
        if label.utf8.count <= 120 {
            if LabelSet.advertisements.isWhole(label) && label.utf8.count > 2
                || isLongLabel(LabelSet.advertisements)
            {
                return .advertisement
            }
            if isAdvertisementBar { return .advertisement }
            if isLongLabel(LabelSet.share) || isShareList || isAction || isRating { return .share }
            if isLongLabel(LabelSet.footer) { return .smallPrint }
        }
        if isOpeningWindow { return .share }
        if isCaption { return .caption }
        if isPrintNote || isDisclosure || isDownload { return .smallPrint }
        if isPlea { return .follow }
        if isFollowSentence { return .follow }
        if isCookieNotice { return .cookies }
        if isNewsletter { return .newsletter }
        return isInlineRelated ? .related : nil
    }

    /// What the line is where it stands beside other furniture: a word that a text could have too.
    var weakFurniture: PageFurniture? {
        guard !label.isEmpty, label.utf8.count <= 80 else { return nil }
        let uncounted = String(label.drop { $0.isNumber || " |·.,".contains($0) })
        if LabelSet.share.contains(uncounted) || isNetworkList { return .share }
        if LabelSet.follow.isWhole(label) { return .follow }
        if LabelSet.advertisements.contains(label) { return .advertisement }
        if LabelSet.cookies.contains(label) { return .cookies }
        if LabelSet.newsletter.contains(label) { return .newsletter }
        if LabelSet.footer.contains(label) || isCount { return .smallPrint }
        if LabelSet.menu.contains(label) || isMenuBar { return .menu }
        return LabelSet.related.isWhole(label) ? .related : nil
    }

    /// A label of two words or more that a line begins with, or is.
    private func isLongLabel(_ labels: LabelSet) -> Bool {
        guard labels.contains(label), label.contains(" ") else { return false }
        return labels.isWhole(label) || (form.utf8.count <= 70 && !endsSentence)
    }

    // MARK: Headings of blocks

    /// The heading of a list of other articles: whole, or glued to what follows (`Related PostsSee All`).
    var isRelatedHeading: Bool { isHeading(LabelSet.related) || isGlued(LabelSet.related) }

    /// The heading of links to social networks.
    var isFollowHeading: Bool { isHeading(LabelSet.follow) || isHeading(LabelSet.share) }

    /// The heading of readers' comments, or of a form for them.
    var isCommentHeading: Bool {
        if isHeading(LabelSet.comments) || commentCount != nil { return true }
        // `Comments: our rules`
        guard form.utf8.count <= 40, wordCount <= 4, !endsSentence, let colon = label.firstIndex(of: ":")
        else {
            return false
        }
        return LabelSet.comments.isWhole(String(label[..<colon])) && label.hasPrefix("comments")
    }

    /// Whether a number of comments makes it clear that comments follow.
    var isClearCommentHeading: Bool {
        commentCount != nil || (isCommentHeading && (label.contains(" ") || form.hasSuffix(")")))
    }

    var isAboutAuthorHeading: Bool { isHeading(LabelSet.aboutAuthor) }

    var isNewsletterHeading: Bool { LabelSet.newsletter.contains(label) && form.utf8.count <= 120 }

    private func isHeading(_ labels: LabelSet) -> Bool {
        guard !label.isEmpty else { return false }
        if labels.isWhole(label) { return true }
        return labels.beginning(of: label) != nil && form.utf8.count <= 80 && !endsSentence && wordCount <= 12
    }

    private func isGlued(_ labels: LabelSet) -> Bool {
        let trimmed = text.drop(while: \.isWhitespace)
        for end in [12, 13, 14, 15, 16, 17] where trimmed.count > end {
            let head = PageLine.form(of: trimmed.prefix(end))
            guard let glued = trimmed.dropFirst(end).first, glued.isUppercase || glued.isNumber,
                head.contains(" "), trimmed.prefix(end).last?.isLowercase ?? false
            else { continue }
            if labels.isWhole(LabelSet.form(of: head)) { return true }
        }
        return false
    }

    /// `3 comments`, `Kommentare (12)`.
    private var commentCount: Substring? {
        let words = label.split(separator: " ")
        if words.count > 3, form.utf8.count <= 200, let first = words.first, first.allSatisfy(\.isNumber),
            Self.replies.contains(String(words[1])), Self.repliedTo.contains(String(words[2]))
        {
            // `2 Responses to Why I keep a diary`
            return first
        }
        guard (1...3).contains(words.count), let first = words.first, form.utf8.count <= 40 else {
            return nil
        }
        if first.allSatisfy(\.isNumber), words.count > 1,
            LabelSet.comments.isWhole(words.dropFirst().joined(separator: " "))
        {
            return first
        }
        let isNumbered =
            words.count == 2 && words[1].allSatisfy(\.isNumber) || words.count == 3 && words[1] == "-"
        if isNumbered, words.last?.allSatisfy(\.isNumber) ?? false, LabelSet.comments.isWhole(String(first)) {
            return words.last
        }
        let hasCount = form.hasSuffix(")") && form.contains(where: \.isNumber)
        return hasCount && LabelSet.comments.isWhole(label) ? first : nil
    }

    private static let replies = words(
        """
        comments comment responses response replies thoughts kommentare kommentar antworten antwort commentaires
        commentaire reponses reponse comentarios comentario respuestas respuesta respostas resposta reacties
        reactie gedachten
        """)
    private static let repliedTo = words("to on about auf zu uber sur a en sobre em para op over")

    // MARK: Shops

    /// Something to buy, or a plea for support.
    var isShop: Bool { isShopHeading || isPointer }

    /// Whether the line begins a shop or a plea.
    var isShopHeading: Bool { form.utf8.count <= 300 && LabelSet.shop.contains(label) }

    /// `… See them here!`, `See our … here`.
    private var isPointer: Bool {
        guard form.utf8.count <= 300 else { return false }
        return Self.shopEndings.contains(where: label.hasSuffix)
            || (label.hasPrefix("see ") && label.hasSuffix(" here") && label.utf8.count <= 120)
    }

    private static let shopEndings = [
        "see them here", "see it here", "see more here", "see all here", "shop here", "shop now",
        "shop them here", "buy now", "buy here", "buy it here", "buy them here", "order here", "order now",
        "add to cart", "check price", "on amazon", "bei amazon", "sur amazon", "en amazon", "na amazon",
        "bij amazon", "op bol",
    ]
}
