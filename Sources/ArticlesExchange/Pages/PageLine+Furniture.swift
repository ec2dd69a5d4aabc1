/// What belongs to a site and not to an article. Every rule looks at a whole line.
extension PageLine {
    /// The heading of a list of other articles: whole, or glued to what follows (`Related PostsSee All`).
    var isRelatedHeading: Bool {
        if Self.relatedHeadings.contains(heading) { return true }
        let trimmed = text.drop(while: \.isWhitespace)
        return Self.relatedHeadings.contains { heading in
            guard form.hasPrefix(heading), let glued = trimmed.dropFirst(heading.count).first else {
                return false
            }
            return glued.isUppercase || glued.isNumber
        }
    }

    /// The heading of links to social networks.
    var isFollowHeading: Bool { Self.followHeadings.contains(heading) }

    /// The heading of readers' comments, or of a form for them.
    var isCommentHeading: Bool { Self.commentHeadings.contains(heading) }

    /// Something to buy, or a plea for support.
    var isShop: Bool {
        guard form.utf8.count <= 300 else { return false }
        return Self.shopBeginnings.contains(where: form.hasPrefix) || isPointer
    }

    /// Whether the line begins a shop or a plea.
    var isShopHeading: Bool {
        form.utf8.count <= 300 && Self.shopBeginnings.contains(where: form.hasPrefix)
    }

    /// `… See them here!`, `See our … here`.
    private var isPointer: Bool {
        Self.shopEndings.contains(where: heading.hasSuffix)
            || (heading.hasPrefix("see ") && heading.hasSuffix(" here") && heading.utf8.count <= 120)
    }

    /// The name of a picture's file, which stands where the picture was.
    var isImageName: Bool {
        guard form.utf8.count <= 120, let dot = form.lastIndex(of: "."), dot > form.startIndex,
            Self.imageEndings.contains(String(form[form.index(after: dot)...]))
        else { return false }
        let stem = form[..<dot]
        return stem.contains { $0.isLetter || $0.isNumber }
            && stem.allSatisfy { $0.isLetter || $0.isNumber || " _-.()[]%+&@~".contains($0) }
    }

    /// A short line behind a bullet.
    var isBullet: Bool {
        guard let first = form.first, "•·◦▪‣●○∙*-".contains(first) else { return false }
        return form.utf8.count <= 80
    }

    /// The names of social networks, with no more than words of icons around.
    var isNetworkList: Bool {
        let words = form.split { !$0.isLetter }.map(String.init)
        return !words.isEmpty && words.count <= 8 && words.contains(where: Self.networks.contains)
            && words.allSatisfy { Self.networks.contains($0) || Self.iconWords.contains($0) }
    }

    /// `3 min read`, `12 views`, `0 comments`, `© 2020 …`, `Log In`.
    var isSmallPrint: Bool {
        if form.hasPrefix("©") || form.hasPrefix("(c) ") || form.hasPrefix("copyright ©") { return true }
        return Self.smallPrint.contains(heading) || isCount
    }

    private var isCount: Bool {
        guard form.first?.isNumber ?? false, form.utf8.count <= 40 else { return false }
        let words = form.split { !$0.isLetter }.map(String.init)
        return !words.isEmpty && words.allSatisfy(Self.countWords.contains)
    }

    /// The form without bullets at the front and punctuation at the end.
    private var heading: String {
        var heading = form[...]
        while let last = heading.last, ":.!…→>»".contains(last) { heading.removeLast() }
        while let first = heading.first, "•·*-".contains(first) || first == " " { heading.removeFirst() }
        while heading.last == " " { heading.removeLast() }
        return String(heading)
    }

    private static let relatedHeadings: Set = [
        "related posts", "related post", "related articles", "related article", "related stories",
        "related content", "related reading", "related news", "recent posts", "recent articles",
        "you might also like", "you may also like", "you might be interested in", "more stories",
        "more articles", "more posts", "read next", "read also", "recommended for you", "latest posts",
    ]
    private static let followHeadings: Set = [
        "follow", "follow us", "follow me", "follow us on", "follow us on social media", "connect with us",
        "stay connected", "find us on", "find us on social media", "share", "share this", "share on",
        "share this post", "share this article", "share this story", "share this page", "share via",
        "share post", "share article", "spread the word",
    ]
    private static let commentHeadings: Set = [
        "comments", "comment", "leave a comment", "leave a reply", "post a comment", "write a comment",
        "write a comment..", "log in to leave a comment", "join the conversation",
    ]
    private static let shopBeginnings = [
        "shop and support ", "shop & support ", "shop our ", "shop now", "shop all", "visit our shop",
        "visit our store", "support our work", "support our journalism",
    ]
    private static let shopEndings = [
        "see them here", "see it here", "see more here", "see all here", "shop here", "shop now",
        "shop them here", "buy now", "buy here", "buy it here", "buy them here", "order here", "order now",
        "add to cart",
    ]
    private static let imageEndings: Set = [
        "jpg", "jpeg", "png", "gif", "webp", "heic", "avif", "svg", "bmp", "tif", "tiff",
    ]
    private static let networks: Set = [
        "facebook", "twitter", "instagram", "youtube", "linkedin", "pinterest", "whatsapp", "telegram",
        "reddit", "tumblr", "tiktok", "snapchat", "mastodon", "threads", "bluesky", "vimeo", "soundcloud",
        "email", "print", "rss",
    ]
    private static let iconWords: Set = [
        "basic", "square", "round", "circle", "black", "white", "grey", "gray", "clean", "classic",
        "social", "icon", "logo", "app", "link", "copy", "share", "follow", "us", "on", "via", "and", "x",
    ]
    private static let smallPrint: Set = [
        "log in", "log in / sign up", "log in/sign up", "login", "sign in", "sign up", "menu", "search",
        "all posts", "see all", "back to top", "subscribe", "post not marked as liked", "advertisement",
    ]
    private static let countWords: Set = [
        "min", "mins", "minute", "minutes", "read", "view", "views", "comment", "comments", "like",
        "likes", "share", "shares",
    ]
}
