/// What belongs to a site and not to an article, as a report names it.
enum PageFurniture: String {
    case menu = "part of a menu"
    case share = "part of a share bar"
    case advertisement = "a label of advertising"
    case caption = "a caption"
    case imageName = "the name of a picture"
    case related = "a link to other articles"
    case comments = "comments"
    case follow = "a link to a social network"
    case newsletter = "an invitation to a newsletter"
    case cookies = "a notice on cookies"
    case rights = "a copyright line"
    case gate = "a notice of who may read it"
    case shop = "something to buy"
    case smallPrint = "small print of the site"
    case aboutAuthor = "about the author"
    case aboveTitle = "above the headline"
    case besideByline = "beside the byline"
    case repeatedTitle = "the headline again"
    case pullQuote = "a sentence of the text again"
    case site = "outside of the article"

    /// Whether it is part of a bar of links.
    var isBar: Bool {
        switch self {
        case .share, .menu, .smallPrint, .advertisement, .follow: true
        case .caption, .imageName, .related, .comments, .newsletter, .cookies, .rights, .gate, .shop,
            .aboutAuthor,
            .aboveTitle, .besideByline, .repeatedTitle, .pullQuote, .site:
            false
        }
    }
}
