/// How the index of terms is kept.
///
/// New articles wait in a queue. A full queue becomes a run; some runs of a level become one of the next: so
/// each posting is written about once a level, always in order, and a term is looked up in a few runs.
struct TermIndexLimits: Sendable {
    /// From how many articles on the queue becomes a run.
    var queue = 512
    /// How many runs become one of the next level.
    var fan = 4
    /// One of this many writes looks after the index.
    var interval: Int64 = 32
    /// How many blocks of each run it moves on.
    var share = 768
    /// With more runs it moves on until there are fewer.
    var runs = 32
    /// The most postings of a block. A row with more would not fit into its page.
    var block = 52
}
