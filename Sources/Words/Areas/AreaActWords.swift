import Core
import Registry

/// Words about acts on units.
public enum AreaActWords {
    public static func name(_ kind: AreaStep.Kind, _ language: Language = .vi) -> String {
        switch (kind, language) {
        case (.established, .vi): "thành lập"
        case (.renamed, .vi): "đổi tên"
        case (.recoded, .vi): "đổi mã"
        case (.kindChanged, .vi): "đổi loại đơn vị"
        case (.residenceChanged, .vi): "đổi khu vực thành thị, nông thôn"
        case (.reparented, .vi): "chuyển đơn vị cấp trên"
        case (.merged, .vi): "sáp nhập"
        case (.split, .vi): "chia tách"
        case (.transferred, .vi): "điều chỉnh một phần sang đơn vị khác"
        case (.abolished, .vi): "kết thúc hoạt động"
        case (.established, .en): "established"
        case (.renamed, .en): "renamed"
        case (.recoded, .en): "code changed"
        case (.kindChanged, .en): "kind changed"
        case (.residenceChanged, .en): "urban or rural changed"
        case (.reparented, .en): "put under another unit"
        case (.merged, .en): "merged"
        case (.split, .en): "divided"
        case (.transferred, .en): "a part transferred"
        case (.abolished, .en): "ended"
        }
    }

    public static func step(_ step: AreaStep, _ language: Language) -> String {
        let document = step.document.isEmpty ? "" : " (\(step.document))"
        return "\(step.effectiveOn.vietnamese)  \(name(step.kind, language)): \(unit(step.before)) → \(unit(step.after))\(document)"
    }

    public static func unit(_ version: AreaVersion?) -> String {
        guard let version else { return "–" }
        return [version.code, version.name].compactMap { $0 }.joined(separator: " ")
    }

    public static func undoneMark(_ language: Language = .vi) -> String { language == .vi ? "đã hoàn tác" : "undone" }

    public static func following(households: Int, persons: Int, _ language: Language = .vi) -> String {
        switch language {
        case .vi: "\(NumberWords.grouped(households)) hộ, \(NumberWords.grouped(persons)) nhân khẩu chuyển theo."
        case .en: "\(households) households, \(persons) persons come after."
        }
    }

    public static func nothingHappened(_ language: Language) -> String {
        language == .vi ? "Không có thay đổi nào trong khoảng này." : "Nothing changed between these days."
    }

    public static func noSuchAct(_ language: Language) -> String {
        language == .vi
            ? "Không có nghị quyết sắp xếp nào mang mã này; xem danh sách bằng “giamngheo areas act list”."
            : "No act has this key; “giamngheo areas act list” lists them."
    }

    public static func loaded(units: Int, acts: Int, households: Int, _ language: Language) -> String {
        switch language {
        case .vi:
            "Đã nạp \(NumberWords.grouped(units)) đơn vị mới, \(NumberWords.grouped(acts)) nghị quyết sắp xếp; \(NumberWords.grouped(households)) hộ chuyển theo."
        case .en: "\(units) new units, \(acts) acts loaded; \(households) households came after."
        }
    }

    public static func applied(units: Int, households: Int, _ language: Language) -> String {
        switch language {
        case .vi: "Đã áp dụng: \(NumberWords.grouped(units)) đơn vị thay đổi, \(NumberWords.grouped(households)) hộ chuyển theo."
        case .en: "Carried out: \(units) units changed, \(households) households came after."
        }
    }

    public static func undone(households: Int, _ language: Language) -> String {
        switch language {
        case .vi: "Đã hoàn tác; \(NumberWords.grouped(households)) hộ trở về đơn vị cũ. Nghị quyết và lý do vẫn lưu trong lịch sử."
        case .en: "Undone; \(households) households went back. The act and the reason stay on record."
        }
    }

    public static func restated(units: Int, leftOver: Int, _ language: Language) -> String {
        switch language {
        case .vi: "Đã quy đổi sang \(NumberWords.grouped(units)) đơn vị; \(NumberWords.grouped(leftOver)) dòng không quy đổi được."
        case .en: "Restated onto \(units) units; \(leftOver) lines could not be restated."
        }
    }

    public static func emptySums(_ count: Int, _ language: Language) -> String {
        switch language {
        case .vi: "\(NumberWords.grouped(count)) tổng để trống vì có dòng chưa có số."
        case .en: "\(count) sums are empty: a line of theirs has no number."
        }
    }

    public static func apportioned(units: Int, documents: [String], _ language: Language) -> String {
        let papers = documents.joined(separator: "; ")
        return switch language {
        case .vi: "Trong đó \(NumberWords.grouped(units)) đơn vị đã chia tách được phân bổ theo tỷ lệ ghi tại văn bản: \(papers)."
        case .en: "Of these, \(units) divided units were apportioned by the shares stated in: \(papers)."
        }
    }

    // MARK: What stands in the way

    /// - Parameter name: the name of a unit by its key.
    public static func sentence(_ problem: AreaActProblem, _ language: Language = .vi, name: (Area.ID) -> String) -> String {
        func names(_ units: [Area.ID]) -> String { units.map(name).joined(separator: ", ") }
        if language == .en { return english(problem, name: name, names: names) }
        switch problem {
        case .empty: return "Nghị quyết chưa có nội dung nào. Ghi ít nhất một thay đổi."
        case .unknown(let unit): return "\(name(unit)) chưa tồn tại trước ngày hiệu lực. Kiểm tra lại mã hoặc ngày."
        case .ended(let unit, let successors):
            return "\(name(unit)) đã kết thúc hoạt động trước ngày hiệu lực"
                + (successors.isEmpty
                    ? ". Kiểm tra lại mã hoặc ngày." : "; đơn vị thay thế: \(names(successors)). Hãy ghi thay đổi cho đơn vị đó.")
        case .changedLater(let unit, let day):
            return
                "\(name(unit)) đã có thay đổi ghi vào ngày \(day.vietnamese), sau ngày hiệu lực này. Hoàn tác thay đổi sau trước, rồi ghi lại theo thứ tự ngày."
        case .exists(let unit):
            return
                "\(name(unit)) đã tồn tại vào ngày hiệu lực, không thể thành lập lần nữa. Dùng nội dung điều chỉnh, hoặc kiểm tra lại mã và ngày."
        case .intoEnding(let unit, let target):
            return
                "\(name(unit)) không thể nhập vào \(name(target)): đơn vị nhận không còn sau ngày hiệu lực. Chọn đơn vị nhận còn hoạt động, hoặc thành lập đơn vị mới trong cùng nghị quyết."
        case .endsTwice(let unit):
            return "\(name(unit)) bị kết thúc hai lần trong cùng nghị quyết. Nếu chia cho nhiều đơn vị, dùng nội dung chia tách."
        case .otherLevel(let unit, let target): return "\(name(unit)) và \(name(target)) không cùng cấp. Chọn đơn vị cùng cấp."
        case .wrongParent(let unit, let parent):
            return
                "\(name(unit)): đơn vị cấp trên \(parent.map(name) ?? "còn thiếu") không đúng hoặc không tồn tại vào ngày hiệu lực. Chọn đơn vị cấp trên còn hoạt động vào ngày đó."
        case .childrenLeft(let unit, let children):
            return
                "\(name(unit)) kết thúc nhưng còn đơn vị trực thuộc chưa có nơi chuyển đến: \(names(children)). Ghi đơn vị cấp trên mới của từng đơn vị."
        case .codeTaken(let unit, let code, let other):
            return
                "\(name(unit)): mã \(code) đang là của \(name(other)) vào ngày hiệu lực. Kiểm tra lại mã, hoặc đổi mã của đơn vị kia trong cùng nghị quyết."
        case .wrongPart(let unit, let child):
            return "\(name(child)) không thuộc \(name(unit)), hoặc được ghi vào hai phần. Ghi mỗi đơn vị trực thuộc vào đúng một phần."
        case .restUnclear(let unit):
            return "\(name(unit)) bị chia: phải có đúng một phần nhận tất cả những gì chưa ghi. Đánh dấu * cho phần đó."
        case .sharesWrong(let unit): return "\(name(unit)): tỷ lệ các phần phải lớn hơn 0 và cộng lại bằng toàn bộ. Sửa tỷ lệ theo văn bản."
        case .levelChanged(let unit):
            return "\(name(unit)): loại đơn vị mới thuộc cấp khác. Giữ loại cùng cấp (xã, phường, thị trấn; thôn, tổ dân phố)."
        case .changedTwice(let unit):
            return "\(name(unit)) có hai dòng điều chỉnh ghi hai giá trị khác nhau. Giữ một dòng."
        case .codeWrong(let unit, let code):
            return "\(name(unit)): mã “\(code)” không đúng. Mã đơn vị hành chính chỉ gồm chữ số."
        case .partEmpty(let unit, let target):
            return
                "\(name(unit)): phần vào \(name(target)) chưa ghi gì. Ghi thôn, hộ hoặc tỷ lệ của phần ấy, hoặc đánh dấu * cho phần nhận tất cả còn lại."
        case .changesNothing(let unit): return "\(name(unit)): nội dung điều chỉnh không thay đổi gì. Bỏ dòng này, hoặc ghi giá trị mới."
        }
    }

    private static func english(_ problem: AreaActProblem, name: (Area.ID) -> String, names: ([Area.ID]) -> String) -> String {
        switch problem {
        case .empty: "The act has no clause."
        case .unknown(let unit): "\(name(unit)) does not exist before the day."
        case .ended(let unit, let successors): "\(name(unit)) had ended by then; in its place: \(names(successors))."
        case .changedLater(let unit, let day): "\(name(unit)) has a later change of \(day.iso): undo that one first."
        case .exists(let unit): "\(name(unit)) exists on the day already."
        case .intoEnding(let unit, let target): "\(name(unit)) cannot go into \(name(target)), which is no more on the day."
        case .endsTwice(let unit): "\(name(unit)) ends twice; use divide for several targets."
        case .otherLevel(let unit, let target): "\(name(unit)) and \(name(target)) are of different levels."
        case .wrongParent(let unit, let parent): "\(name(unit)): the parent \(parent.map(name) ?? "is missing or") does not fit."
        case .childrenLeft(let unit, let children): "\(name(unit)) ends and leaves units without a parent: \(names(children))."
        case .codeTaken(let unit, let code, let other): "\(name(unit)): the code \(code) belongs to \(name(other)) on the day."
        case .wrongPart(let unit, let child): "\(name(child)) is not under \(name(unit)), or stands in two parts."
        case .restUnclear(let unit): "\(name(unit)) is divided: exactly one part has to take the rest (*)."
        case .sharesWrong(let unit): "\(name(unit)): shares have to be above 0 and come to the whole."
        case .levelChanged(let unit): "\(name(unit)): the new kind is of another level."
        case .changedTwice(let unit): "\(name(unit)) is altered twice, to different values: keep one line."
        case .codeWrong(let unit, let code): "\(name(unit)): the code “\(code)” is wrong: digits only."
        case .partEmpty(let unit, let target): "\(name(unit)): nothing is said of the part that goes into \(name(target))."
        case .changesNothing(let unit): "\(name(unit)): the clause changes nothing."
        }
    }

    public static func sentence(_ problem: WrittenAreaActProblem, _ language: Language = .vi, name: (Area.ID) -> String) -> String {
        func place(_ line: Int) -> String { language == .vi ? "Dòng \(line): " : "Line \(line): " }
        switch (problem, language) {
        case (.unknownUnit(let text, let line), .vi): return place(line) + "không tìm thấy đơn vị “\(text)” trước ngày hiệu lực."
        case (.unknownUnit(let text, let line), .en): return place(line) + "no unit “\(text)” before the day."
        case (.ambiguousUnit(let text, let line, let candidates), .vi):
            return place(line) + "“\(text)” có thể là: \(candidates.map(name).joined(separator: ", ")). Ghi mã để phân biệt."
        case (.ambiguousUnit(let text, let line, let candidates), .en):
            return place(line) + "“\(text)” may be: \(candidates.map(name).joined(separator: ", ")). Use the code."
        case (.missing(let field, let line), .vi): return (line == 0 ? "" : place(line)) + "thiếu \(Self.name(field))."
        case (.missing(let field, let line), .en): return (line == 0 ? "" : place(line)) + "\(field.rawValue) is missing."
        case (.establishedTwice(let text, let line), .vi): return place(line) + "đơn vị “\(text)” được thành lập hai lần."
        case (.establishedTwice(let text, let line), .en): return place(line) + "“\(text)” is established twice."
        }
    }

    private static func name(_ field: WrittenAreaActField) -> String {
        switch field {
        case .document: "số nghị quyết, quyết định"
        case .unit: "đơn vị"
        case .into: "đơn vị nhận"
        case .name: "tên"
        case .kind: "loại đơn vị"
        }
    }

    public static func onRecord(_ key: String, _ language: Language = .vi) -> String {
        language == .vi ? "Nghị quyết “\(key)” đã được ghi và đang có hiệu lực." : "The act “\(key)” is on record."
    }

    public static func decidedSince(_ unit: String, number: String, on day: CalendarDate, _ language: Language = .vi) -> String {
        switch language {
        case .vi:
            "\(unit) đã ký quyết định số \(number) ngày \(day.vietnamese), không thể kết thúc trước ngày đó. Kiểm tra ngày hiệu lực, hoặc hoàn tác quyết định ghi nhầm."
        case .en: "\(unit) signed decision \(number) on \(day.iso): it cannot have ended before. Check the day, or undo the decision."
        }
    }

    public static func stillInhabited(_ unit: String, households: Int, _ language: Language = .vi) -> String {
        switch language {
        case .vi:
            "\(unit) còn \(NumberWords.grouped(households)) hộ: không thể kết thúc mà không có nơi nhận. Dùng “Nhập vào” đơn vị nhận các hộ ấy, hoặc chia cho nhiều đơn vị."
        case .en: "\(unit) still has \(households) households: merge it into the unit that takes them, or divide it."
        }
    }

    public static func unknownHouseholds(_ unit: String, codes: [String], _ language: Language = .vi) -> String {
        let list = codes.prefix(10).joined(separator: ", ")
        return switch language {
        case .vi: "\(unit): sổ bộ không có hộ mang mã \(list). Kiểm tra lại mã hộ."
        case .en: "\(unit): there is no household \(list). Check the codes."
        }
    }

    public static func alreadyUndone(_ language: Language = .vi) -> String {
        language == .vi ? "Nghị quyết này đã được hoàn tác trước đó." : "The act was undone before."
    }

    public static func reasonMissing(_ language: Language = .vi) -> String {
        language == .vi ? "Ghi lý do hoàn tác (tối đa 500 ký tự)." : "Give the reason (500 characters at most)."
    }

    public static func changedSince(_ units: [String], _ language: Language = .vi) -> String {
        let list = units.prefix(5).joined(separator: ", ") + (units.count > 5 ? ", …" : "")
        return language == .vi
            ? "Đơn vị đã có thay đổi sau đó: \(list). Hoàn tác các thay đổi sau trước, theo thứ tự ngược."
            : "Changed since by later acts: \(list). Undo those first."
    }

    public static func registeredSince(_ households: Int, _ language: Language = .vi) -> String {
        language == .vi
            ? "Đã có \(NumberWords.grouped(households)) hộ đăng ký vào thôn, tổ mới lập. Chuyển các hộ đó đi trước khi hoàn tác."
            : "\(households) households were registered in villages that the act began: move them first."
    }

    public static func parentDivided(_ key: String, on day: CalendarDate, _ language: Language = .vi) -> String {
        language == .vi
            ? "Đơn vị “\(key)” thuộc đơn vị đã chia tách ngày \(day.vietnamese): tệp phải nói nó về đâu."
            : "“\(key)” was under a unit divided on \(day.iso): the file has to say where it went."
    }

    public static func unknownParent(_ key: String, _ language: Language = .vi) -> String {
        language == .vi ? "Đơn vị “\(key)”: không tìm thấy đơn vị cấp trên." : "“\(key)”: unknown parent."
    }

    public static func overlappingDays(_ key: String, _ language: Language = .vi) -> String {
        language == .vi ? "Đơn vị “\(key)”: các khoảng ngày chồng nhau." : "“\(key)”: overlapping days."
    }

    public static func unreadable(_ file: String, line: Int?, column: String, _ language: Language = .vi) -> String {
        switch (language, line) {
        case (.vi, nil): "Không đọc được tệp \(file)."
        case (.vi, let line?): "Tệp \(file), dòng \(line): cột “\(column)” chưa đúng."
        case (.en, nil): "Cannot read \(file)."
        case (.en, let line?): "\(file), line \(line): column “\(column)” is wrong."
        }
    }
}
