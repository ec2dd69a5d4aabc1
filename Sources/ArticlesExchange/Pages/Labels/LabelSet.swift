import Articles
import Foundation

/// Words by which a line of a page is known for what it is, compared without case and marks.
struct LabelSet: Sendable {
    private let whole: Set<String>
    /// By the letters they begin with.
    private let beginnings: [Substring: [String]]

    /// Labels with `;` between them. One that ends in `…` is the beginning of a line, up to the end of a word.
    init(_ list: String) {
        var (whole, beginnings) = (Set<String>(), [String]())
        for entry in list.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
            let text = entry.trimmed
            let label = Self.form(of: text.hasSuffix("…") ? String(text.dropLast()) : text)
            if label.isEmpty { continue }
            if text.hasSuffix("…") { beginnings.append(label) } else { whole.insert(label) }
        }
        self.whole = whole
        self.beginnings = Dictionary(grouping: beginnings, by: Self.firstWord)
    }

    private static func firstWord(_ label: String) -> Substring { label.prefix(while: \.isLetter) }

    /// Whether the label is one of these, or begins with one of the beginnings.
    func contains(_ label: String) -> Bool {
        !label.isEmpty && (whole.contains(label) || beginning(of: label) != nil)
    }

    /// Whether the label is one of these as a whole.
    func isWhole(_ label: String) -> Bool { whole.contains(label) }

    /// Whether the label is one of these and nothing behind it.
    func isLabel(_ label: String) -> Bool {
        whole.contains(label) || beginnings[Self.firstWord(label)]?.contains(label) ?? false
    }

    /// The beginning by which a label is one of these.
    func beginning(of label: String) -> String? {
        beginnings[Self.firstWord(label)]?.first { beginning in
            guard label.hasPrefix(beginning) else { return false }
            let next = label.dropFirst(beginning.count).first
            return !(beginning.last?.isLetter ?? false) || !(next?.isLetter ?? false)
        }
    }

    /// The text without case, marks and doubled white space: what labels are compared in.
    static func form(of text: some StringProtocol) -> String {
        let decomposed = PageLine.form(of: text).decomposedStringWithCanonicalMapping
        return String(
            String.UnicodeScalarView(
                decomposed.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }))
    }
}
