/// What the store cannot answer for.
public enum StoreError: Error, Hashable, Sendable {
    /// A stored value that this program does not understand; a fault of ours or of whoever edited the file by hand.
    case unreadable(String)
    /// The row was changed by somebody else since it was read.
    case changedMeanwhile
    case notFound
}
