import Foundation

/// How much is tested.
package enum TestScale {
    /// Whether everything is, as `make torture` does (`DATELINE_TEST_ALL`), and not what `make test` has time for.
    package static let isWhole = ProcessInfo.processInfo.environment["DATELINE_TEST_ALL"] != nil
}
