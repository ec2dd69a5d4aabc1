/// The particles that Korean writes behind a noun without a blank (조사).
enum KoreanParticles {
    /// Whether a folded word ends with a syllable of Hangul.
    static func isKorean(_ word: String) -> Bool {
        word.unicodeScalars.last.map { (0xAC00...0xD7A3).contains($0.value) } ?? false
    }

    /// A word without its particle, the longest that fits; `nil` without one, or when fewer syllables than these
    /// would be left.
    static func stripped(_ word: String, leaving least: Int) -> String? {
        let letters = Array(word.unicodeScalars)
        for particle in particles where letters.count >= particle.count + least {
            if letters.suffix(particle.count).elementsEqual(particle) {
                return String(String.UnicodeScalarView(letters.dropLast(particle.count)))
            }
        }
        return nil
    }

    /// The longest first.
    private static let particles: [[Unicode.Scalar]] = [
        "에서부터", "으로부터", "에게서는", "으로서의", "으로써", "으로서", "에서는", "에서도", "에게서", "에게는", "으로는", "으로도",
        "이라는", "이라고", "까지는", "부터는", "로부터", "에서의", "에게", "에서", "에는", "에도", "에의", "으로", "로서", "로써",
        "로는", "로도", "까지", "부터", "보다", "처럼", "마다", "조차", "마저", "밖에", "이나", "이란", "이라", "과의", "와의", "과는",
        "와는", "하고", "한테", "께서", "들이", "들은", "들을", "들의", "은", "는", "이", "가", "을", "를", "의", "에", "와", "과",
        "로", "도", "만", "나", "께", "들",
    ].map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
}
