public import StrictJSON

extension JSONWriter {
    /// Writes an instant as a string.
    public mutating func timestamp(_ time: Timestamp?) {
        guard let time else { return raw("null") }
        string(unescaped: time.append(to:))
    }

    /// Writes an identifier as a string.
    public mutating func id(_ id: UniqueID) {
        string(unescaped: id.append(to:))
    }
}
