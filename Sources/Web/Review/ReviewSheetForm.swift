import Core
import Law
import Operations
import Registry
import Words

/// The fields of a review sheet as they were typed, and the sheet that they give or what is wrong with them.
struct ReviewSheetForm: Sendable {
    var fields: FormFields

    init(_ fields: FormFields) { self.fields = fields }

    /// What a draft kept.
    init(_ draft: SheetDrafts.Draft) {
        fields = FormFields(draft.fields.filter { $0.count == 2 }.map { (name: $0[0], value: $0[1]) })
    }

    /// What a new sheet begins with.
    init(on day: CalendarDate) { fields = FormFields([("ngay", day.vietnamese)]) }

    /// A sheet that is to be corrected, as it was filled in.
    init(_ sheet: ReviewSheet, standard: PovertyStandard?, _ table: ScoreTable?) {
        var pairs = [("ngay", sheet.reviewedOn.vietnamese), (Self.standardField, standard?.id ?? "")]
        let answers = (table?.questions ?? []).compactMap { question in
            sheet.answers[question.id].map { ("b1-\(question.id)", String($0)) }
        }
        pairs += answers
        if answers.isEmpty, let points = sheet.incomePoints { pairs.append(("diem-a", String(points))) }
        if let income = sheet.monthlyIncomePerPerson { pairs.append(("thu-nhap", NumberWords.grouped(Int(income.amount)))) }
        for indicator in standard?.indicators ?? [] {
            pairs.append(("cs-\(indicator.number)", Self.value(of: sheet.deprivations[indicator.number])))
        }
        pairs += sheet.causeNumbers.map { ("nguyen-nhan", String($0)) }
        if sheet.hasNoLabourCapacity { pairs.append(("khong-lao-dong", "1")) }
        pairs.append(("ghi-chu", sheet.note))
        fields = FormFields(pairs.map { (name: $0.0, value: $0.1) })
    }

    private static func value(of answer: Deprivations.Answer) -> String {
        switch answer {
        case .deprived: "co"
        case .notDeprived: "khong"
        case .unknown: "chua-ro"
        }
    }

    /// What was typed, as it is kept in a draft.
    var draft: [[String]] {
        fields.pairs.filter { !["ma-bieu-mau", "khoa", "phien-ban", "viec", SheetQuestion.confirmation].contains($0.name) }.map {
            [$0.name, $0.value]
        }
    }

    struct Context {
        var household: Household.ID
        var residence: (CalendarDate) -> Residence?
        var today: CalendarDate
        var law: RuleBook
        /// The standard whose sheet is shown, and the table from which its points can be added up.
        var standard: PovertyStandard?
        var table: ScoreTable?
    }

    /// The sheet as far as it can be read, and its problems by field, all at once: it is to be taken in where there are none. Until its
    /// day can be read it is of today.
    func sheet(_ context: Context) -> (sheet: ReviewSheet?, problems: [(field: String, sentence: String)]) {
        var problems: [(String, String)] = []
        let day = reviewedOn(context, &problems)
        if let day {
            if (try? context.law.national(on: day)) == nil {
                problems.append(("ngay", ReviewWords.noStandard))
            } else if context.residence(day) == nil {
                problems.append(("ngay", ReviewWords.dayBeforeRegistration))
            }
        }
        let indicators = context.standard?.indicators ?? []
        problems += strangeChoices(indicators.map(\.number))
        let (points, origin, answers) = incomePoints(context.table, &problems)
        let income = monthlyIncome(&problems)
        var note = ""
        do { note = try fields["ghi-chu"].acceptedParagraphs(limit: 2_000) } catch {
            problems.append(("ghi-chu", ReviewWords.noteUnreadable))
        }
        guard let residence = day.flatMap(context.residence) ?? context.residence(context.today) else { return (nil, problems) }
        var deprivations = Deprivations.allUnknown(of: indicators.count)
        for indicator in indicators {
            switch fields["cs-\(indicator.number)"] {
            case "co": deprivations[indicator.number] = .deprived
            case "khong": deprivations[indicator.number] = .notDeprived
            default: deprivations[indicator.number] = .unknown
            }
        }
        let causes = fields.all("nguyen-nhan").compactMap { Int($0) }.filter { (1...8).contains($0) }.reduce(0) { $0 | 1 << ($1 - 1) }
        let sheet = ReviewSheet(
            id: ReviewSheet.ID(high: 0, low: 0), household: context.household, reviewedOn: day ?? context.today, residence: residence,
            incomePoints: points, pointsOrigin: origin, monthlyIncomePerPerson: income, deprivations: deprivations, causes: causes,
            hasNoLabourCapacity: fields.has("khong-lao-dong"), note: note, answers: answers)
        return (sheet, problems)
    }

    /// Choices that the page does not offer: they are said, not left out.
    private func strangeChoices(_ indicators: [Int]) -> [(String, String)] {
        let answers = indicators.map { "cs-\($0)" }.filter { !["", "co", "khong", "chua-ro"].contains(fields[$0]) }
        let causes = fields.all("nguyen-nhan").contains { Int($0).map { !(1...8).contains($0) } ?? true } ? ["nguyen-nhan"] : []
        return (answers + causes).map { ($0, ReviewWords.choiceUnknown) }
    }

    private func reviewedOn(_ context: Context, _ problems: inout [(String, String)]) -> CalendarDate? {
        do throws(DateProblem) {
            guard case .day(let day) = try DateParsing.date(fields["ngay"]) else {
                problems.append(("ngay", ReviewWords.dayUnreadable))
                return nil
            }
            if day > context.today {
                problems.append(("ngay", ReviewWords.dayInFuture))
                return nil
            }
            return day
        } catch {
            let sentence =
                switch error {
                case .empty: ReviewWords.dayMissing
                case .noSuchDay: ReviewWords.noSuchDay(fields["ngay"].cleanedLine)
                default: ReviewWords.dayUnreadable
                }
            problems.append(("ngay", sentence))
            return nil
        }
    }

    private func incomePoints(
        _ table: ScoreTable?, _ problems: inout [(String, String)]
    ) -> (Int?, ReviewSheet.PointsOrigin, [String: Int]) {
        var typed: Int?
        if !fields["diem-a"].cleanedLine.isEmpty {
            if let points = try? NumberParsing.count(fields["diem-a"], upTo: 500) {
                typed = Int(points)
            } else {
                problems.append(("diem-a", ReviewWords.pointsUnreadable))
            }
        }
        var answers: [String: Int] = [:]
        var sum = 0
        for question in table?.questions ?? [] {
            let chosen = fields["b1-\(question.id)"]
            guard let option = question.options.first(where: { String($0.id) == chosen }) else {
                if !chosen.isEmpty { problems.append(("b1-\(question.id)", ReviewWords.choiceUnknown(of: question.label))) }
                continue
            }
            answers[question.id] = option.id
            sum += option.points
        }
        if answers.isEmpty { return (typed, typed == nil ? .none : .entered, [:]) }
        let left = (table?.questions ?? []).filter { answers[$0.id] == nil }
        if let first = left.first {
            let chosen = (table?.questions ?? []).filter { answers[$0.id] != nil }.map(\.label)
            problems.append(("b1-\(first.id)", ReviewWords.answersIncomplete(left.map(\.label), chosen: chosen)))
            let points = left.map { $0.options.map(\.points) }
            let within = sum + points.map { $0.min() ?? 0 }.reduce(0, +)...sum + points.map { $0.max() ?? 0 }.reduce(0, +)
            if let typed, !within.contains(typed) { problems.append(("diem-a", ReviewWords.pointsOutside(within, chosen: chosen))) }
            return (typed, .entered, answers)
        }
        if let typed, typed != sum { problems.append(("diem-a", ReviewWords.pointsDiffer(sum))) }
        return (sum, .computed, answers)
    }

    /// The points of what is answered so far; `nil` where nothing is.
    func points(of table: ScoreTable?) -> Int? {
        let chosen = (table?.questions ?? []).compactMap { question in
            question.options.first { String($0.id) == fields["b1-\(question.id)"] }?.points
        }
        return chosen.isEmpty ? nil : chosen.reduce(0, +)
    }

    private func monthlyIncome(_ problems: inout [(String, String)]) -> Dong? {
        guard !fields["thu-nhap"].cleanedLine.isEmpty else { return nil }
        guard let income = try? NumberParsing.dong(fields["thu-nhap"]), income.amount <= 1_000_000_000 else {
            problems.append(("thu-nhap", ReviewWords.incomeUnreadable))
            return nil
        }
        return income
    }
}
