/// Hands over items that were made from a whole file.
struct WholeListReader: ItemReader {
    private let read: () throws(ImportFault) -> [ImportItem]
    private var items: [ImportItem]?
    private var position = 0

    init(_ read: @escaping () throws(ImportFault) -> [ImportItem]) {
        self.read = read
    }

    mutating func next() -> ImportItem? {
        if items == nil {
            do throws(ImportFault) {
                items = try read()
            } catch {
                items = [ImportItem(error)]
            }
        }
        guard let items, position < items.count else { return nil }
        position += 1
        return items[position - 1]
    }
}
