/// Where a shortcode stands.
struct ShortcodePlace {
    /// Whether `[/name]` comes behind it.
    let isClosed: Bool
    /// Whether there is more than white space between the two.
    let enclosesText: Bool
    /// Whether it is alone on its line.
    let isAlone: Bool
    /// Whether it stands in `pre` or `code`.
    let isInCode: Bool
}
