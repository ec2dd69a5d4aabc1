/// The limits of the term index, which is a log-structured merge tree (LSM tree).
///
/// What articles are written with goes into the memtable. A full memtable is flushed into a segment of level
/// 1, and some segments of a level are merged into one of the next: so each posting is written about once a
/// level, always in order, and a term is looked up in a few segments. Compaction, which does both, is a part
/// of the writes.
///
/// The memtable is a table like the others, as durable as what it is about. The schema has older names:
/// `queued_terms` is the memtable, `term_runs` are the segments, `term_blocks` their blocks of postings, and
/// `sorted_terms` tells which postings of an article are in segments.
struct TermIndexLimits: Sendable {
    /// With how many articles the memtable is flushed.
    var memtable = 512
    /// How many segments of a level are merged into one of the next.
    var fanout = 4
    /// One of this many writes compacts the index.
    var interval: Int64 = 32
    /// How many blocks of each segment one step of a merge moves.
    var step = 768
    /// With more segments a write goes on with steps until there are no more than this.
    var segments = 32
    /// The most postings of a block. A row with more would not fit into its page.
    var block = 52
}
