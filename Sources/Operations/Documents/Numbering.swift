import Core
import Database
import Documents
import Registry
import Store

/// The number of a document that a body issues, taken in the transaction that issues it.
struct Numbering {
    var number: Int?
    /// Number and symbol as they stand on the paper.
    var reference: String

    /// - Parameters:
    ///   - written: what somebody wrote: nothing takes the next number of the series; a number of the series is taken where it is free;
    ///     any other text stands as it is, outside of the series.
    ///   - signedOn: by its year the number runs.
    /// - Throws: `RoundRefusal` where the number is taken or was voided.
    init(_ written: String, symbol: String, of body: Area.ID, signedOn: CalendarDate, in transaction: any WriteTransaction) throws {
        let series = DocumentSeries(body: body, symbol: symbol, year: signedOn.year)
        if written.isEmpty {
            let next = try transaction.takeNumbers(of: series)
            (number, reference) = (next, OfficialDocument.Number(next, symbol: symbol).description)
        } else if let value = OfficialDocument.Number.value(written, symbol: symbol) {
            (number, reference) = (value, OfficialDocument.Number(value, symbol: symbol).description)
            if try transaction.isTaken(value, in: series) { throw RoundRefusal(.numberTaken(reference)) }
            try transaction.raise(series, to: value)
        } else {
            (number, reference) = (nil, written)
        }
    }
}
