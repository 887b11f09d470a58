import Core
import Database

extension ReadTransaction {
    /// How many milliseconds the clock of records for training is ahead of ours, negative where it is behind; `nil` for records that
    /// live on our own day, as those of real families always do.
    public func practiceShift() throws -> Int64? { try first("SELECT shift FROM practice_clock") { try $0.int64(0) } }
}

extension WriteTransaction {
    public func setPracticeShift(_ shift: Int64) throws {
        try execute("DELETE FROM practice_clock")
        try execute("INSERT INTO practice_clock (id, shift) VALUES (1, \(shift))")
    }
}
