import Access
import Core
import Database
import Finance
import HTTPTypes
import Markup
import Operations
import Registry
import Store
import Words

extension SitePath {
    static let funds = "/kinh-phi"
    static let fundsWorkbook = "\(funds).xlsx"
    static let fundEntries = "\(funds)/but-toan"
    static let assignFunds = "\(funds)/giao"
    static let payments = "\(funds)/chi-ho"

    static func budgetLine(_ id: BudgetLine.ID) -> String { "\(funds)/dong/\(id)" }
    static func newEntry(_ id: BudgetLine.ID, _ kind: FundEntry.Kind? = nil, unit: Area.ID? = nil) -> String {
        let parts = [kind.map { "loai=\($0.rawValue)" }, unit.map { "don-vi=\($0)" }].compactMap { $0 }
        return "\(budgetLine(id))/ghi" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }
    static func newPayments(_ id: BudgetLine.ID) -> String { "\(budgetLine(id))/chi-ho" }
    static func fundEntry(_ id: FundEntry.ID) -> String { "\(fundEntries)/\(id)" }
    static func paymentList(_ id: PaymentList.ID) -> String { "\(payments)/\(id)" }
    static func cancelPayments(_ id: PaymentList.ID) -> String { "\(paymentList(id))/huy" }
}

/// What the address asks for of the money of a year.
struct FundsAsked {
    var filter: FundFilter
    var unit: Area.ID?
    var money: MoneyWords.Unit
    /// What is wrong with the days that were asked for.
    var problems: Visit.Problems = []

    init(_ query: FormFields, usual year: Int) {
        filter = FundFilter(
            year: Int(query["nam"]).flatMap { (2000...2100).contains($0) ? $0 : nil } ?? year,
            project: query["du-an"].isEmpty ? nil : query["du-an"], source: FundSource(rawValue: query["nguon"]),
            capital: CapitalKind(rawValue: query["von"]))
        unit = Area.ID(query["don-vi"])
        money = MoneyWords.Unit(rawValue: query["tinh"]) ?? .million
        filter.since = day("tu-ngay", query)
        filter.until = day("den-ngay", query)
    }

    private mutating func day(_ name: String, _ query: FormFields) -> CalendarDate? {
        guard !query[name].cleanedLine.isEmpty else { return nil }
        if case .day(let day)? = try? DateParsing.date(query[name]) { return day }
        problems.append((name, EntryProblemWords.dayUnreadable))
        return nil
    }

    var year: Int { filter.year! }

    func address(_ path: String, figure: FundFigure? = nil) -> String {
        var fields = FormFields()
        fields.add("nam", String(year))
        if let project = filter.project { fields.add("du-an", project) }
        if let source = filter.source { fields.add("nguon", source.rawValue) }
        if let capital = filter.capital { fields.add("von", capital.rawValue) }
        if let unit { fields.add("don-vi", unit.description) }
        if money != .million { fields.add("tinh", money.rawValue) }
        if let since = filter.since { fields.add("tu-ngay", since.vietnamese) }
        if let until = filter.until { fields.add("den-ngay", until.vietnamese) }
        if let figure { fields.add("so", figure.rawValue) }
        return path + "?" + fields.urlEncoded
    }
}

extension Visit {
    /// The units of the ledger that lie in the officer's area: the one gate of every page about money.
    func fundUnits(_ permission: Permission = .viewFunds, in transaction: any ReadTransaction) throws -> [Area.ID] {
        let scope = scope(for: permission)
        return try transaction.fundUnits().filter { scope.holdsAll(of: $0, in: areas, on: today) }
    }

    /// True when all of the unit lies where the officer has the right.
    func mayAll(_ permission: Permission, of unit: Area.ID) -> Bool { scope(for: permission).holdsAll(of: unit, in: areas, on: today) }

    /// The line of the address, with the units of which the officer may see something; not there for whoever may see nothing of it.
    func fundLine() async throws -> (line: BudgetLine, units: [Area.ID], shares: [BudgetShare]) {
        let id: BudgetLine.ID = try key("dong")
        return try await site.database.read { transaction in
            guard let line = try transaction.budgetLine(id) else { throw PageError.notFound }
            let scope = scope(for: .viewFunds)
            let shares = try transaction.budgetShares(of: id).filter { scope.holdsAll(of: $0.unit, in: areas, on: today) }
            guard !shares.isEmpty || scope.holdsAll(of: line.holder, in: areas, on: today) else { throw PageError.notFound }
            return (line, shares.map(\.unit), shares)
        }
    }

    /// Performs `operation` and leads on; a refusal becomes the page again, with all that was typed.
    func enterFunds<O: Operations.Operation>(
        _ operation: O, again: (Problems) async throws -> HTML, next: (O.Output) -> String
    ) async throws -> Answer {
        do {
            return .seeOther(next(try await site.desk.perform(operation, as: try signedIn, request: requestKey)))
        } catch let refusal as FundRefusal {
            return self.again(try await again([(refusal.field, FundWords.sentence(refusal))]))
        }
    }

    /// An amount as it was typed, with a sign where `isSigned`.
    func amount(_ name: String, isSigned: Bool = false) -> Int64? {
        let text = form[name].cleanedLine
        let isBelow = text.hasPrefix("-") || text.hasPrefix("−") || text.hasPrefix("–")
        guard !isBelow || isSigned else { return nil }
        guard let amount = try? NumberParsing.dong(isBelow ? String(text.dropFirst()) : text) else { return nil }
        return isBelow ? -amount.amount : amount.amount
    }

    /// The units that may be given a part of what `holder` holds: itself and the communes in it.
    func spenders(of holder: Area.ID, on day: CalendarDate) -> [AreaVersion] {
        let standing = areas.version(of: holder, on: day) == nil ? areas.lastKnown(of: holder, on: day)?.validUntil ?? day : day
        let communes = areas.communes(of: holder, on: standing).filter { $0 != holder }.compactMap { areas.version(of: $0, on: standing) }
        return [areas.lastKnown(of: holder, on: standing)].compactMap { $0 } + communes.sorted { $0.precedes($1) }
    }
}

extension FundRefusal {
    /// The field at which it is shown.
    var field: String {
        switch reason {
        case .breach, .amountMissing, .amountTooLarge: "so-tien"
        case .documentMissing: "van-ban"
        case .reasonMissing: "ly-do"
        case .dayInFuture, .dayOutsideYear: "ngay"
        case .projectMissing: "du-an"
        case .capitalNotOfProject: "von"
        case .unitMissing: "don-vi"
        case .listEmpty, .householdsUnknown, .householdsTwice: "danh-sach"
        case .subjectMissing: "noi-dung-ho-tro"
        case .groupsMissing: "nhom"
        case .stopsNotConfirmed: "dung-chi"
        case .reversedAlready, .reverseTheOther, .listDone, .ownList, .everybodyStopped: "van-ban"
        }
    }
}
