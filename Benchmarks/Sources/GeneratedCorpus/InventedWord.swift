/// Words that no language has, each number another one.
enum InventedWord {
    /// So many words there are.
    static let count = 1_000_000

    /// The word of a number, three or four syllables long; neighbours are not alike.
    static func word(_ number: Int) -> String {
        var rest = (number + 1) * 611_953 % count
        var text = ""
        for _ in 0..<3 {
            text += consonants[rest % 20] + vowels[rest / 20 % 5]
            rest /= 100
        }
        return text + endings[number % endings.count]
    }

    private static let consonants = [
        "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "st",
    ]
    private static let vowels = ["a", "e", "i", "o", "u"]
    private static let endings = ["", "n", "r", "", "k", "m", "", "t", "l"]
}
