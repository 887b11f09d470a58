import Core
import Law
import Registry

/// What class and decision of a listed household do to the recognition on record.
struct ClassChange {
    enum Kind: Hashable {
        case none
        /// A first class, or another one by a later decision.
        case new
        /// Another class under the very decision on record.
        case correction
        /// The same class by a newer decision, as a round of review records it for those who stay on a list; or the number of the
        /// decision on record, which had none.
        case renewal
    }

    private(set) var kind = Kind.none
    /// Why nothing is done, or what it rests on.
    private(set) var notices: [ListNotice] = []
    private let listed: ListedHousehold

    /// - Parameters:
    ///   - open: the recognition on record; `nil` where there is none.
    ///   - rounds: the days of the decisions of rounds of review, by number: what they decided is put right there.
    ///   - day: of the list, which stands for the day of a decision that has none.
    init(of listed: ListedHousehold, from open: Recognition?, _ rounds: [String: Set<CalendarDate>], asOf day: CalendarDate) {
        self.listed = listed
        guard let wanted = listed.povertyClass else { return }
        guard let open else {
            kind = .new
            return
        }
        let from = listed.decisionOn ?? day
        if open.povertyClass == wanted { renew(open, from) } else { change(open, from, rounds) }
        if kind == .new || kind == .correction, listed.decisionNumber.isEmpty, listed.decisionOn == nil {
            note(.classChangedUndecided, open.povertyClass.rawValue, wanted.rawValue)
        }
    }

    private mutating func change(_ open: Recognition, _ from: CalendarDate, _ rounds: [String: Set<CalendarDate>]) {
        if open.validFrom < from {
            kind = .new
        } else if open.validFrom > from {
            note(.olderThanRecord, from.vietnamese, open.validFrom.vietnamese)
        } else if open.decisionNumber.spellingKey != listed.decisionNumber.spellingKey {
            note(.decisionOfSameDay, from.vietnamese, open.decisionNumber)
        } else if rounds[open.decisionNumber]?.contains(open.decisionOn) ?? false {
            note(.decidedByRound, open.decisionNumber, open.decisionOn.vietnamese)
        } else {
            kind = .correction
        }
    }

    private mutating func renew(_ open: Recognition, _ from: CalendarDate) {
        let number = listed.decisionNumber
        let isSameNumber = number.spellingKey == open.decisionNumber.spellingKey
        // What names no decision, or the one on record, says nothing new.
        guard !number.isEmpty || listed.decisionOn != nil else { return }
        if isSameNumber, listed.decisionOn.map({ $0 == open.decisionOn || $0 == open.validFrom }) ?? true { return }
        let isNewer = from > max(open.decisionOn, open.validFrom)
        if from < max(open.decisionOn, open.validFrom), from != open.decisionOn {
            note(.olderThanRecord, from.vietnamese, open.decisionOn.vietnamese)
        } else if !open.povertyClass.isListed || number.isEmpty {
            if isNewer { note(.decisionNotRecorded, number, from.vietnamese) }
        } else if isNewer || open.decisionNumber.isEmpty {
            kind = .renewal
        } else {
            note(.decisionOfSameDay, from.vietnamese, open.decisionNumber)
        }
    }

    private mutating func note(_ code: ListNotice.Code, _ value: String, _ proposal: String) {
        notices.append(ListNotice(code, sheet: listed.sheet, row: listed.row, value: value, proposal: proposal))
    }
}
