extension Vocabulary {
    private static let textCount = 8_000
    private static let wordCount = 60_000
    private static let topicCount = 400
    private static let wordsOfTopic = 80

    /// Texts of invented words with the frequencies of a language: common English words, then a long tail. Each
    /// text is about one of 400 topics, and a third of its words are the topic's.
    package static func invented() -> Vocabulary {
        var vocabulary = Vocabulary()
        let words = common.split(separator: " ") + (0..<wordCount).map { Substring(InventedWord.word($0)) }
        let tokens = words.map { vocabulary.token($0) }
        let language = ZipfDistribution(count: tokens.count)
        let ofTopic = ZipfDistribution(count: wordsOfTopic)
        let topics = (0..<topicCount).map { topic in
            var random = RandomSequence(seed: 1, of: topic)
            return (0..<wordsOfTopic).map { _ in tokens[random.number(in: 120...12_000)] }
        }
        for number in 0..<textCount {
            var random = RandomSequence(seed: 2, of: number)
            let topic = topics[random.number(below: topicCount)]
            let words = (0..<random.number(in: 128...328)).map { _ in
                random.number(below: 3) == 0 ? topic[ofTopic.rank(&random)] : tokens[language.rank(&random)]
            }
            vocabulary.add(title: words.prefix(8), body: words.dropFirst(8))
        }
        vocabulary.seal()
        return vocabulary
    }

    private static let common = """
        the of and to in is that it was for on are with as his they at be this from have or by one had not but \
        what all were when we there can an your which their said if do will each about how up out them then she \
        many some so these would other into has more her two like him see time could no make than first been its \
        who now people my made over did down only way find use may water long little very after words called just \
        where most know
        """
}
