import Core
import Law
import Registry

/// Words about lines that say one thing twice, or otherwise than the record.
enum ListDoubtWords {
    static func sentence(_ notice: ListNotice, _ language: Language) -> String {
        let parts = notice.value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        func part(_ index: Int) -> String { parts.indices.contains(index) ? parts[index] : "" }
        let (value, proposal) = (notice.value, notice.proposal)
        switch (notice.code, language) {
        case (.householdRepeated, _): return repeated(parts, notice, language)
        case (.rowsApart, .vi) where part(3) == "before":
            return "Dòng \(part(2)) của hộ \(part(0)) đứng trước dòng của chủ hộ (dòng \(part(1))). Để dòng chủ hộ lên đầu hộ."
        case (.rowsApart, .vi):
            return
                "Các dòng của hộ \(part(0)) không đứng liền nhau (dòng \(part(1)), \(part(2))). Chuyển về liền dưới dòng chủ hộ; chưa sửa thì chưa nhập hộ này."
        case (.rowsApart, .en): return "the lines of the household of \(part(0)) do not stand together (rows \(part(1)), \(part(2)))"
        case (.householdOfMembers, .vi):
            return
                "Chưa nhập thành hộ mới: \(part(0)) đang ở hộ \(proposal) (chủ hộ \(part(1)), \(part(2))). Nếu là hộ ấy (đổi chủ hộ, chuyển thôn, ghi khác ngày sinh): ghi \(proposal) vào cột Mã hộ ở mọi dòng của hộ, ghi họ tên, ngày sinh như trong sổ bộ và cả chủ hộ cũ với quan hệ mới; ai đã mất hoặc rời hộ thì ghi ở trang hộ trước. Nếu tách hộ: dùng Tách hộ ở trang hộ \(proposal). Nếu là người khác trùng tên: đăng ký hộ mới ở mục Hộ. Rồi kiểm tra lại tệp."
        case (.householdOfMembers, .en):
            return
                "no new household: \(part(0)) belong to \(proposal) (head \(part(1)), \(part(2))): give the code if it is that household under another head, else split it, or register the other one first"
        case (.householdNear, _): return near(parts, proposal, language)
        case (.memberMaybe, .vi):
            return
                "Có thể là \(born(part(0), part(1), .vi)) đang có trong hộ \(proposal), họ tên hoặc ngày sinh ghi khác. Nếu đúng: ghi họ tên, ngày sinh như trong hệ thống, hoặc sửa ở trang hộ trước. Nếu là người khác: dùng Thêm thành viên ở trang hộ \(proposal), rồi kiểm tra lại tệp."
        case (.memberMaybe, .en):
            return
                "may be \(born(part(0), part(1), .en)) of \(proposal), written otherwise: write the name as on record, or add the other one first"
        case (.nameChanged, .vi):
            return "Họ tên trong hệ thống là “\(value)”, danh sách ghi “\(proposal)”: nhập thì đổi theo danh sách. Đối chiếu giấy tờ."
        case (.nameChanged, .en): return "the name on record is “\(value)”, the list says “\(proposal)”, which would be taken"
        case (.classChangedUndecided, .vi):
            return
                "Phân loại \(name(value)) → \(name(proposal)) nhưng chưa có quyết định: dòng này không ghi số, ngày quyết định; nhập thì tính từ ngày của danh sách."
        case (.classChangedUndecided, .en): return "class \(value) → \(proposal) without a decision: taken from the day of the list on"
        case (.decisionOfTwoDays, .vi):
            return
                "Quyết định số \(part(0)) ghi hai ngày: \(part(1)) ở dòng này, \(part(2)) \(proposal.isEmpty ? "trong hệ thống" : "ở dòng \(proposal)"). Kiểm tra lại số và ngày."
        case (.decisionOfTwoDays, .en):
            return "decision \(part(0)) has two days: \(part(1)) here, \(part(2)) \(proposal.isEmpty ? "on record" : "in row \(proposal)")"
        case (.birthMissing, .vi): return "Chưa ghi ngày sinh của người mới. Ghi ngày/tháng/năm, hoặc ít nhất là năm."
        case (.birthMissing, .en): return "somebody new without a birth"
        case (.numberChanged, .vi):
            return "Số định danh trong hệ thống là \(value), danh sách ghi \(proposal): nhập thì đổi theo danh sách. Đối chiếu giấy tờ."
        case (.numberChanged, .en): return "the number on record is \(value), the list says \(proposal), which would be taken"
        case (.personTwice, .vi):
            return
                "\(value) cùng họ tên, ngày sinh với dòng \(proposal), ở hộ khác trong danh sách: nhập thì thành hai người. Nếu là một người: xóa một dòng. Nếu là hai người: ghi số định danh."
        case (.personTwice, .en): return "\(value) has name and day of birth of row \(proposal), in another household of the list"
        case (.householdMissing, .vi):
            return
                "\(proposal) – \(part(0)), \(part(1)), \(name(part(2)).lowercasedFirst): có trong sổ bộ, không có trong danh sách; vẫn giữ nguyên."
        case (.householdMissing, .en): return "\(proposal) (\(part(0)), \(part(1)), \(part(2))) is on record and not on the list; it stays"
        case (.villageUncovered, .vi):
            return
                "Danh sách có vẻ không gồm \(part(0)): chỉ ghi \(part(1)) hộ của thôn này, trong sổ bộ còn \(part(2)) hộ nghèo, hộ cận nghèo khác; các hộ ấy vẫn giữ nguyên."
        case (.villageUncovered, .en):
            return "the list does not seem to be about \(part(0)): it names \(part(1)) households of it; \(part(2)) others on record stay"
        case (.sexChanged, .vi):
            return
                "Giới tính trong hệ thống là \(sex(value)), danh sách ghi \(sex(proposal)): nhập thì đổi theo danh sách. Đối chiếu giấy tờ."
        case (.birthChanged, .vi):
            return "Ngày sinh trong hệ thống là \(value), danh sách ghi \(proposal): nhập thì đổi theo danh sách. Đối chiếu giấy tờ."
        case (.sexChanged, .en), (.birthChanged, .en): return "on record \(value), the list says \(proposal), which would be taken"
        case (.spouseTwice, .vi):
            return
                "Hộ đã có \(part(1)) là vợ hoặc chồng của chủ hộ; nhập thì \(part(0)) cũng là vợ hoặc chồng. Kiểm tra lại quan hệ, họ tên; nếu \(part(1)) đã mất hoặc rời hộ thì ghi ở trang hộ."
        case (.spouseTwice, .en): return "\(part(0)) would be husband or wife beside \(part(1))"
        case (.householdNumberTwice, .vi):
            return
                "Số thứ tự hộ \(part(0)) ghi cho hai hộ: \(part(2)) (dòng \(proposal)) và \(part(1)). Vẫn tính là hai hộ; kiểm tra lại số thứ tự, hoặc quan hệ với chủ hộ nếu là một hộ."
        case (.householdNumberTwice, .en):
            return "running number \(part(0)) is that of \(part(2)) (row \(proposal)) and of \(part(1)): taken as two households"
        case (.cellsShared, .vi):
            return
                "Ở \(value) hộ (dòng đầu: \(proposal)) tên thôn chỉ ghi ở một dòng của hộ, như khi ô gộp: lấy cho mọi người của hộ. Các cột khác của hộ cũng lấy theo dòng có ghi."
        case (.cellsShared, .en):
            return "\(value) households (rows \(proposal)) name their village on one line, as joined cells do: taken for all"
        case (.headRowMissing, _): return WhoIsWhoWords.headRowMissing(notice, parts, language)
        case (.nameAnnotated, .vi):
            return
                "Ô họ tên ghi “\(value)”: đọc là “\(proposal)”, phần ghi thêm không ghi vào họ tên. Nếu đó là họ tên: đăng ký ở mục Hộ trước."
        case (.nameAnnotated, .en): return "“\(value)” is read as “\(proposal)”; what stands beside the name is left out"
        case (.decisionAfterList, .vi):
            return
                "Quyết định ngày \(value) ký sau ngày của danh sách (\(proposal)): phân loại tính từ ngày quyết định. Kiểm tra lại hai ngày."
        case (.decisionAfterList, .en): return "a decision of \(value), after the day of the list, \(proposal)"
        case (.nameOfDeceased, .vi):
            return
                "Ô họ tên ghi “\(value)”. Nếu \(proposal) đã mất: ghi Mất ở trang hộ trước (nếu đang có trong sổ bộ), rồi xóa dòng này; hộ còn người khác thì ghi “Chủ hộ” cho một người còn lại. Nếu còn sống: xóa phần ghi thêm."
        case (.nameOfDeceased, .en): return "“\(value)”: record the death and delete the line, or delete the remark"
        case (.decisionMissing, _): return undecided(value, proposal, language)
        default: return value
        }
    }

    /// - Parameter parts: the head, then class, number and day here, and there.
    private static func repeated(_ parts: [String], _ notice: ListNotice, _ language: Language) -> String {
        guard parts.count >= 7 else { return notice.value }
        let place = notice.proposal.split(separator: "\t").map(String.init)
        let (row, sheet) = (place.first ?? "", place.count > 1 ? place[1] : "")
        func said(_ parts: ArraySlice<String>) -> String {
            let parts = Array(parts)
            let povertyClass = language == .vi ? parts[0].isEmpty ? "" : name(parts[0]) : parts[0]
            return [povertyClass, ListedChangeWords.decision(parts[1], parts[2], language)].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        let (here, there) = (said(parts[1...3]), said(parts[4...6]))
        let says = here == there ? "" : language == .vi ? ": dòng này ghi “\(here)”, dòng kia ghi “\(there)”" : ": “\(here)” and “\(there)”"
        return switch language {
        case .vi:
            "Hộ \(parts[0]) có hai lần trong danh sách, ở dòng \(notice.row) và dòng \(row)\(sheet.isEmpty ? "" : " của trang tính \(sheet)")\(says).\(parts.count > 8 ? split(parts[7], parts[8]) : "") Giữ lần đúng, xóa lần kia. Nếu là hai hộ trùng tên: ghi số định danh của chủ hộ, hoặc đúng mã của từng hộ, để phân biệt."
        case .en:
            "the household of \(parts[0]) stands in the list twice, in row \(notice.row) and row \(row)\(sheet.isEmpty ? "" : " of \(sheet)")\(says): keep the right one"
        }
    }

    /// What to do where somebody stands as head of their own under the code of the household that they left.
    static func split(_ head: String, _ code: String) -> String {
        " Nếu \(head) nay ở riêng: xóa mã hộ ở các dòng của người ấy, dùng Tách hộ ở trang hộ \(code), rồi kiểm tra lại tệp."
    }

    /// - Parameters:
    ///   - count: of the households.
    ///   - named: row and head of the first of them, one to a line; empty in notices of earlier versions.
    private static func undecided(_ count: String, _ named: String, _ language: Language) -> String {
        let heads = named.split(separator: "\n").map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return "\(parts.last ?? "") (\(language == .vi ? "dòng" : "row") \(parts[0]))"
        }
        let more = heads.count < Int(count) ?? 0 ? "…" : ""
        let list = heads.isEmpty ? "" : ": \(heads.joined(separator: ", "))\(more)"
        return switch language {
        case .vi:
            "\(count) hộ nghèo, hộ cận nghèo không ghi số quyết định công nhận\(list). Vẫn nhập được, nhưng biểu tổng hợp sẽ tính các hộ này theo danh sách: ghi số và ngày quyết định nếu đã có."
        case .en: "\(count) poor and near-poor households without the number of a decision\(list)"
        }
    }

    private static func sex(_ sex: String) -> String { Int(sex).flatMap(Sex.init(rawValue:)).map { HouseholdWords.name($0) } ?? sex }

    /// - Parameters:
    ///   - parts: name and birth here, name and birth of the other one, the row of that household where it is in the list, "number" where the
    ///     other one has one, and "born" where the whole day of birth of one of them is not known.
    ///   - code: of the household on record; empty where there is none.
    private static func near(_ parts: [String], _ code: String, _ language: Language) -> String {
        guard parts.count >= 6 else { return parts.joined(separator: " ") }
        let (mine, theirs) = (born(parts[0], parts[1], language), born(parts[2], parts[3], language))
        let (row, hasNumber) = (parts[4], parts[5] == "number")
        guard language == .vi else {
            let other = [code, row.isEmpty ? "" : "row \(row)"].filter { !$0.isEmpty }.joined(separator: ", ")
            return "no new household: \(mine) may be \(theirs) of \(other): delete these rows or tell the two apart by their numbers"
        }
        let other = code.isEmpty ? "của hộ ở dòng \(row)" : "của hộ \(code)" + (row.isEmpty ? "" : ", đã có ở dòng \(row)")
        let same =
            row.isEmpty
            ? "Nếu là hộ ấy: ghi \(code) vào cột Mã hộ ở mọi dòng của hộ và ghi họ tên, ngày sinh như trong sổ bộ, hoặc sửa ở trang hộ trước."
            : "Nếu là một hộ ghi hai lần: chuyển phân loại, quyết định và người còn thiếu (nếu đúng) về hộ ở dòng \(row), rồi xóa mọi dòng của hộ này."
        let born = parts.count > 6 && parts[6] == "born" ? " hoặc đủ ngày sinh" : ""
        let number = code.isEmpty ? "ghi số định danh\(born) của hai chủ hộ" : hasNumber ? "ghi số định danh của chủ hộ này" : ""
        let apart = number.isEmpty ? "đăng ký hộ mới ở mục Hộ" : "\(number), hoặc đăng ký hộ mới ở mục Hộ"
        return
            "Chưa nhập thành hộ mới: \(mine) gần giống \(theirs) \(other), có thể là một hộ. \(same) Nếu là hai hộ khác nhau: \(apart), rồi kiểm tra lại tệp."
    }

    /// - Parameter value: the head that the lines name, then line and head of the household above that may be meant, each empty where there is
    ///   none; then the line of the head where it is there, under another relation.
    static func headMissing(_ value: String) -> String {
        let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3 else { return "Hộ này không có chủ hộ. Ghi “Chủ hộ” ở cột quan hệ của một người." }
        if parts.count > 3, !parts[3].isEmpty {
            return "Dòng \(parts[3]) là của chủ hộ \(parts[0]) nhưng quan hệ không ghi Chủ hộ. Sửa quan hệ của dòng này thành “Chủ hộ”."
        }
        let (lacks, add) =
            parts[0].isEmpty
            ? ("Các dòng này không có chủ hộ.", "thêm một dòng cho chủ hộ, hoặc ghi “Chủ hộ” ở cột quan hệ của một người.")
            : (
                "Các dòng này ghi chủ hộ là “\(parts[0])” nhưng không có dòng của chính người đó.",
                "thêm một dòng cho \(parts[0]) với quan hệ “Chủ hộ”, ngay trên các dòng này."
            )
        guard !parts[1].isEmpty else { return "\(lacks) Hãy \(add)" }
        let above = parts[2].isEmpty ? "ở dòng \(parts[1])" : "“\(parts[2])” ở dòng \(parts[1])"
        return "\(lacks) Nếu họ là người của hộ \(above): ghi tên chủ hộ và số thứ tự giống dòng ấy. Nếu là hộ riêng: \(add)"
    }

    private static func name(_ povertyClass: String) -> String { PovertyClass(rawValue: povertyClass).map(LawWords.name) ?? povertyClass }

    private static func born(_ name: String, _ born: String, _ language: Language) -> String {
        born.isEmpty ? name : "\(name) (\(language == .vi ? "sinh" : "born") \(born))"
    }
}
