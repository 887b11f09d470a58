import Access
import Core
import Database
import Law
import Registry
import Store

/// Puts on record what the level above found at a household of its sample. The sheet that counts stays as it is.
public struct VerifyHousehold: Operation {
    public static let name = "VerifyHousehold"
    public static let permission = Permission.verifySamples
    public static let isSeparated = true

    public var reviewCase: ReviewCase.ID
    public var sheet: ReviewSheet

    public init(_ reviewCase: ReviewCase.ID, sheet: ReviewSheet) {
        self.reviewCase = reviewCase
        self.sheet = sheet
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.village(of: reviewCase)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        try context.refuseUnlessAbove()
        let (book, row) = try context.found(reviewCase, Self.permission, in: transaction)
        let drawn = try SampleBook(book, in: transaction).drawn(in: row.facts.commune)
        guard let line = drawn.first(where: { $0.row.facts.id == reviewCase }) else { throw RoundRefusal(.notDrawn) }
        return try context.enter(sheet, of: row, beside: line.first, .verified, book, in: transaction)
    }
}

/// Keys the paper of a sheet a second time, so that slips of the first are found. The sheet that counts stays as it is.
public struct KeySheetAgain: Operation {
    public static let name = "KeySheetAgain"
    public static let permission = Permission.submitReviewSheet
    public static let isSeparated = true

    public var reviewCase: ReviewCase.ID
    public var sheet: ReviewSheet

    public init(_ reviewCase: ReviewCase.ID, sheet: ReviewSheet) {
        self.reviewCase = reviewCase
        self.sheet = sheet
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.village(of: reviewCase)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, row) = try context.found(reviewCase, Self.permission, in: transaction)
        guard let id = row.facts.sheet?.id, let first = try transaction.sheets([id])[id] else { throw RoundRefusal(.toSurvey(1)) }
        return try context.enter(sheet, of: row, beside: first, .keyedAgain, book, in: transaction)
    }
}

/// Says why the first sheet stays although a second one differs.
public struct AnswerDiscrepancy: Operation {
    public static let name = "AnswerDiscrepancy"
    public static let permission = Permission.runRounds

    public var second: SecondSheet.ID
    public var answer: String

    public init(_ second: SecondSheet.ID, answer: String) {
        self.second = second
        self.answer = answer
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let reviewCase = try transaction.reviewCase(of: second) else { throw StoreError.notFound }
        return try transaction.village(of: reviewCase)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let reviewCase = try transaction.reviewCase(of: second) else { throw StoreError.notFound }
        let (book, row) = try context.found(reviewCase, Self.permission, in: transaction)
        let line = try SampleBook(book, in: transaction).lines(of: row).first { $0.second?.second.id == second }
        guard line?.standing == .open else { throw RoundRefusal(.nothingToAnswer) }
        if answer.isEmpty { throw RoundRefusal(.answerMissing) }
        try transaction.answer(second, with: answer, officer: context.officer?.id, at: context.now)
        return Performed(
            true, subjects: [book.round.id.subject, row.facts.household.subject, second.subject], detail: ["answer": answer])
    }
}

extension OperationContext {
    /// - Returns: whether both say the same.
    fileprivate func enter(
        _ sheet: ReviewSheet, of row: CaseRow, beside first: StoredSheet, _ purpose: SecondSheet.Purpose, _ book: RoundBook,
        in transaction: any WriteTransaction
    ) throws -> Performed<Bool> {
        // Who checks is another than who is checked.
        if let officer, officer.id == first.officer { throw RoundRefusal(.sameOfficer) }
        if sheet.reviewedOn > today { throw RoundRefusal(.dayInFuture) }
        // Indicators are compared by their number: both sheets are of one standard.
        guard try law.national(on: sheet.reviewedOn).id == book.standard.id else { throw RoundRefusal(.otherStandard) }
        var sheet = sheet
        sheet.household = row.facts.household
        let second = SecondSheet(
            id: key(), reviewCase: row.facts.id, purpose: purpose, first: first.sheet.id, sheet: sheet, recordedAt: now)
        try transaction.insert(second, officer: officer?.id)
        let comparison = SheetComparison(first.sheet, sheet, under: book.standard, purpose)
        return Performed(
            !comparison.isDifferent, subjects: [book.round.id.subject, row.facts.household.subject, second.id.subject],
            detail: ["result": comparison.isDifferent ? "different" : "same"])
    }
}
