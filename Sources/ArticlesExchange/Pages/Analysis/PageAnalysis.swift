import Articles

/// Finds the article among the lines of a page.
///
/// 1. The headline is the line that is repeated, or that the line with author and date follows, or else the first
///    that is neither a menu nor a notice. What is above it is dropped.
/// 2. Below it, bylines, dates, share bars and captions are taken or dropped up to the text; one paragraph between
///    headline and byline, or between the headline and its repetition, is the standfirst.
/// 3. The text ends before the first heading of a closing block: related articles, comments, a newsletter.
/// 4. Inside of the text only lines are dropped that no text would have: `Advertisement`, `Image caption: …`.
/// 5. Lists of tags are taken wherever they stand.
///
/// What stays of the text stays as it is, line by line.
struct PageAnalysis {
    /// What is known of a page before its lines are looked at.
    struct Known {
        var title: String?
        var hasAuthors = false
        var hasDate = false
        var order = DateScanner.Order.unknown
        /// Whether a standfirst may stand below author and date, which papers in English don't do.
        var putsStandfirstLast = false
    }

    /// The longest line that only says what the next one is.
    private static let labelLimit = 80

    let known: Known
    private let metas = MetaLineCache()
    var lines: [PageLine]
    /// Why a line is not part of the text; `nil` for those that are.
    var removed: [Removal?]
    var title: String?
    var titleNumber = 1
    var isTitleMade = false
    var excerpt = ""
    var authors = UniqueNames()
    var published: PageTime?
    var updated: PageTime?
    /// Whether a word says that the date is that of publication.
    var isPublishedLabelled = false
    /// A date that stands above the headline.
    var dateAbove: PageTime?
    var tags = UniqueNames(foldsCase: true)
    /// What a sentence below the text says of it.
    var posted: PostedSentence?
    /// The first line that is a sentence.
    var firstSentence = 0
    /// Where lists of tags with a label begin.
    var tagLines: [Int] = []
    /// Whether lines were taken out before, such as links that skip a menu.
    let hasChrome: Bool

    /// Why a line is not part of the text.
    enum Removal: Equatable {
        case taken
        case dropped(PageFurniture)
    }

    init(_ lines: [PageLine], hasSkipLinks: Bool = false, known: Known = Known()) {
        self.lines = lines
        self.known = known
        hasChrome = hasSkipLinks
        removed = Array(repeating: nil, count: lines.count)
        title = known.title
        guard lines.contains(where: { !$0.isBlank }) else { return }
        dropUnmistakable()
        dropCaptionsBelowLabels()
        takeLabelledTags()
        dropLetterBoxes(content())
        let bodyStart = readHead()
        takeBesideHead(bodyStart)
        readEnd(from: bodyStart)
        dropFromBody(bodyStart)
        dropSiteFromAuthors()
        if authors.isEmpty { for name in posted?.authors ?? [] { authors.insert(name) } }
        published = published ?? posted?.published
        if title == nil { makeTitle() }
    }

    // MARK: What other parts use

    /// The lines that are neither blank nor removed, from an index on.
    func content(from start: Int = 0) -> [Int] {
        lines.indices.dropFirst(start).filter { !lines[$0].isBlank && removed[$0] == nil }
    }

    /// The first of them: what is behind is not looked at.
    func content(from start: Int, first count: Int) -> [Int] {
        var found: [Int] = []
        var index = start
        while index < lines.count, found.count < count {
            if !lines[index].isBlank, removed[index] == nil { found.append(index) }
            index += 1
        }
        return found
    }

    mutating func drop(_ index: Int, _ furniture: PageFurniture) {
        if removed[index] == nil { removed[index] = .dropped(furniture) }
    }

    mutating func take(_ index: Int) { removed[index] = .taken }

    mutating func take(_ meta: MetaLine, at index: Int) {
        for author in meta.authors { authors.insert(author) }
        if meta.hasLabel, let first = meta.published, let last = published, !isPublishedLabelled,
            updated == nil,
            let early = first.timestamp, let late = last.timestamp, early < late
        {
            // `First published on …`, below the time of the last change.
            (published, updated) = (first, last)
        }
        isPublishedLabelled = isPublishedLabelled || meta.hasLabel && meta.published != nil
        published = published ?? meta.published
        updated = updated ?? meta.updated
        if metas.line(index, lines[index].text, order: known.order) == nil, let next = nextOfLabel(index) {
            take(next)
        }
        if meta.authors.isEmpty, !meta.hasDate { drop(index, .smallPrint) } else { take(index) }
    }

    func meta(_ index: Int) -> MetaLine? {
        guard lines[index].furniture == nil else { return nil }
        if let meta = metas.line(index, lines[index].text, order: known.order) { return meta }
        if lines[index].hints.role == .byline, let name = lines[index].text.split(separator: "|").first,
            lines[index].text.contains(" | "), lines[index].wordCount <= 10
        {
            return MetaLine("By \(name)", order: known.order)
        }
        guard let next = nextOfLabel(index) else { return nil }
        return MetaLine("\(lines[index].text): \(lines[next].text)", order: known.order)
    }

    /// The line that a label alone on its line, such as "Published", belongs to.
    func nextOfLabel(_ index: Int) -> Int? {
        guard lines[index].form.utf8.count <= Self.labelLimit else { return nil }
        let tokens = MetaToken.tokens(of: lines[index].text)
        guard (1...3).contains(tokens.count) else { return nil }
        let tables = [MetaPhrases.published, MetaPhrases.updated, MetaPhrases.bylines]
        var end = 0
        for table in [MetaPhrases.fillers] + tables + [MetaPhrases.bylines] {
            end = table.end(in: tokens, at: end) ?? end
        }
        while end < tokens.count, DateWords.connectors.contains(tokens[end].key) { end += 1 }
        guard end == tokens.count, MetaPhrases.fillers.end(in: tokens, at: 0) != end else { return nil }
        let next = lines.indices.dropFirst(index + 1).prefix(2).first { !lines[$0].isBlank }
        return next.flatMap { removed[$0] == nil ? $0 : nil }
    }

    mutating func addTags(_ names: [String]) {
        for name in names { tags.insert(name) }
    }

    // MARK: Steps

    private mutating func dropUnmistakable() {
        for index in lines.indices {
            if let furniture = lines[index].furniture { drop(index, furniture) }
            if isBarOfLinks(lines[index]) { drop(index, .share) }
        }
    }

    /// Links side by side, each of which a button would say.
    private func isBarOfLinks(_ line: PageLine) -> Bool {
        let links = line.hints.links
        guard line.hints.isLinks, (2...12).contains(links.count) else { return false }
        if links.contains(where: { PageLine($0[...], number: 0).isShop }) { return true }
        return links.count {
            let link = PageLine($0[...], number: 0)
            return (link.furniture ?? link.weakFurniture)?.isBar ?? false
        } * 3 >= links.count * 2
    }

    /// A label such as "Image caption" alone has its text on the next line.
    private mutating func dropCaptionsBelowLabels() {
        for index in lines.indices.dropLast() where removed[index] == .dropped(.caption) {
            let line = lines[index]
            guard !lines[index + 1].isBlank, !lines[index + 1].isProse else { continue }
            let isLabel =
                LabelSet.captions.isLabel(line.label) && line.form.last.map({ ",:".contains($0) }) ?? false
            if isLabel || isCaptionBelowAgency(index) { drop(index + 1, .caption) }
        }
        dropTextsOfPictures()
    }

    /// The text of a picture for those who do not see it is often how its caption begins.
    private mutating func dropTextsOfPictures() {
        for index in lines.indices where removed[index] == .dropped(.caption) {
            let near = lines.indices.prefix(index).suffix(4).filter { !lines[$0].isBlank }.suffix(2)
            for other in near where removed[other] == nil && lines[other].form.count >= 10 {
                if lines[index].form.hasPrefix(lines[other].form) { drop(other, .caption) }
            }
        }
    }

    /// An agency alone on a line stands above the words on its picture, if no text begins right behind them.
    private func isCaptionBelowAgency(_ index: Int) -> Bool {
        guard LabelSet.pictureAgencies.contains(lines[index].label), index + 2 < lines.count else {
            return false
        }
        let (caption, next) = (lines[index + 1], lines[index + 2])
        return caption.wordCount >= 5 && !caption.endsSentence && meta(index + 1) == nil && !next.isBlank
            && !next.isSentence
    }

    /// A page without a headline: the beginning of its text.
    private mutating func makeTitle() {
        guard let first = content().first else { return }
        let text = lines[first].text.trimmed
        isTitleMade = true
        titleNumber = lines[first].number
        title = TitleMaking.title(from: text)
    }
}
