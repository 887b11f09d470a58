import Registry

/// Words about lines of a list that seem to be somebody or some household on record, and are not taken for them.
enum WhoIsWhoWords {
    /// - Parameters:
    ///   - value: the number, its holder, their village and whose number it is; of notices of earlier versions the number alone.
    ///   - code: of the household of the holder; empty where the asking officer does not see it.
    static func numberElsewhere(_ value: String, _ code: String, _ language: Language) -> String {
        let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, !code.isEmpty else {
            return language == .vi
                ? "Số định danh \(parts[0]) đang thuộc người của hộ khác trong hệ thống. Kiểm tra lại số."
                : "number \(parts[0]) is of somebody of another household: check the number"
        }
        let (number, holder, village, whose) = (parts[0], parts[1], parts[2], parts[3])
        let asCode = "Nếu cả hộ này đúng là hộ \(code): ghi \(code) vào cột Mã hộ"
        return switch (language, whose) {
        case (.vi, "head"):
            "Số định danh \(number) là của \(holder), hộ \(code), \(village). Nếu \(holder) nay ở riêng: dùng Tách hộ ở trang hộ \(code), rồi kiểm tra lại tệp. \(asCode), ghi đủ người và quan hệ mới của chủ hộ cũ. Nếu không phải: kiểm tra lại số."
        case (.vi, "member"):
            "Số định danh \(number) là của \(holder), hộ \(code), \(village). Nếu \(holder) đã sang hộ này: ở trang hộ nhận dùng Nhận người từ hộ khác, rồi kiểm tra lại tệp. \(asCode). Nếu không phải: kiểm tra lại số."
        case (.vi, "newcomer"):
            "Số định danh \(number) là của \(holder), hộ \(code), \(village). Nếu \(holder) đã sang hộ này: xóa dòng này, nhập danh sách để có hộ, rồi ở trang hộ ấy dùng Nhận người từ hộ khác. \(asCode). Nếu không phải: kiểm tra lại số."
        case (.vi, _):
            "Số định danh \(number) là của \(holder), hộ \(code), \(village): họ tên, năm sinh không phải của dòng này. Kiểm tra lại số, có thể là số của người khác. \(asCode)."
        case (.en, _):
            "number \(number) is of \(holder), household \(code), \(village): check the number; split the household if they live on their own now; name the code if it is that household"
        }
    }

    /// - Parameter owner: name and birth.
    static func numberOfAnother(_ number: String, _ owner: String, _ language: Language) -> String {
        let parts = owner.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let (name, born) = (parts[0], parts.count > 1 && !parts[1].isEmpty ? parts[1] : "")
        return switch language {
        case .vi:
            "Số định danh \(number) là của \(name)\(born.isEmpty ? "" : " (sinh \(born))") cùng hộ này, không phải của dòng này. Kiểm tra lại: có thể ghi nhầm hoặc đổi chỗ số của hai người. Nếu đúng là \(name) và giấy tờ đã đổi: sửa họ tên, ngày sinh ở trang hộ trước."
        case .en:
            "number \(number) is of \(name)\(born.isEmpty ? "" : ", born \(born),") of the same household: a slip, or two numbers were swapped"
        }
    }

    /// - Parameters:
    ///   - head: on record.
    ///   - code: of the household.
    static func headStays(_ head: String, _ code: String, _ language: Language) -> String {
        switch language {
        case .vi:
            "Hộ \(code) đang có chủ hộ \(head); nhập dòng này thì hộ có hai chủ hộ. Nếu \(head) còn ở hộ: thêm dòng của \(head) với quan hệ mới. Nếu đã mất hoặc rời hộ: ghi ở trang hộ trước. Nếu người này nay ở riêng: dùng Tách hộ. Nếu là hộ khác: sửa mã hộ."
        case .en: "household \(code) has the head \(head), who would stay head beside this one"
        }
    }

    /// - Parameter value: the head on record, and what is doubtful.
    static func headDoubtful(_ value: String, _ code: String, _ language: Language) -> String {
        let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let isByNumber = parts.count > 1 && parts[1] == "doubtfulByNumber"
        let number = parts.count > 2 && !parts[2].isEmpty ? ["số định danh của chủ hộ"] : []
        let born = parts.count > 3 && !parts[3].isEmpty ? ["đủ ngày sinh (chủ hộ \(code) sinh \(parts[3]))"] : []
        let ways = (number + born).isEmpty ? "" : "ghi \((number + born).joined(separator: " hoặc ")), hoặc "
        let names = parts.count > 2 ? "Gần trùng họ tên, trùng ngày hoặc năm sinh, thôn" : "Trùng họ tên, năm sinh, thôn"
        return switch language {
        case .vi:
            "\(names) với chủ hộ \(parts[0]) (\(code)), nhưng \(isByNumber ? "số định danh khác" : "không có số định danh, ngày sinh đầy đủ hay thành viên nào khác trùng"). Nếu là hộ ấy: ghi \(code) vào cột Mã hộ ở mọi dòng của hộ. Nếu là hộ khác: \(ways)đăng ký hộ mới ở mục Hộ, rồi kiểm tra lại tệp."
        case .en:
            "name, year and village of the head \(parts[0]) of \(code), but \(isByNumber ? "another number" : "nobody else fits"): give the code if it is that household, else register the other one first"
        }
    }

    /// - Parameter value: the head on record and their birth.
    static func namesake(_ value: String, _ code: String, _ language: Language) -> String {
        let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let born = parts.count > 1 && !parts[1].isEmpty ? language == .vi ? ", sinh \(parts[1])" : ", born \(parts[1])" : ""
        return switch language {
        case .vi:
            "Trùng họ tên, năm sinh, thôn với chủ hộ \(parts[0])\(born) (hộ \(code)), nhưng ngày sinh, số định danh hoặc thành viên khác: nhập thành hộ mới. Nếu chính là hộ ấy: ghi \(code) vào cột Mã hộ."
        case .en:
            "a namesake of the head \(parts[0])\(born) of \(code), taken for another: a new household; give the code if it is that one"
        }
    }

    /// - Parameter value: the head that the list names, who has left, and the head on record.
    static func relationsKept(_ value: String, _ code: String, _ language: Language) -> String {
        let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let (former, head) = (parts[0], parts.count > 1 ? parts[1] : "")
        return switch language {
        case .vi:
            "Danh sách còn ghi chủ hộ là \(former), đã rời hộ; chủ hộ \(code) nay là \(head). Giữ chủ hộ và quan hệ đang có, không lấy quan hệ ghi trong danh sách; người mới ghi là Khác. Sửa lại chủ hộ và quan hệ trong danh sách."
        case .en: "the list names the head \(former), who has left \(code); \(head) stays head, and relations stay as they are"
        }
    }

    /// - Parameters:
    ///   - value: name and birth on record, the head there, who the listed person is in the new household or "joins" with the code of one on
    ///     record, and what tells another person from them.
    ///   - code: of the household on record.
    static func memberElsewhere(_ value: String, _ code: String, _ language: Language) -> String {
        let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5 else { return value }
        let born = parts[1].isEmpty ? "" : language == .vi ? ", sinh \(parts[1])" : ", born \(parts[1])"
        guard language == .vi else {
            return "may be \(parts[0])\(born) of \(code) (head \(parts[2])): split or receive them there, or write what tells the two apart"
        }
        let joined = parts[3].hasPrefix("joins ") ? String(parts[3].dropFirst(6)) : nil
        let same =
            switch parts[3] {
            case _ where joined != nil:
                "Nếu là người ấy đã sang hộ này: ở trang hộ \(joined ?? "") dùng Nhận người từ hộ khác, rồi kiểm tra lại tệp. Nếu ghi nhầm chỗ: xóa dòng này."
            case "split": "Nếu là người ấy ra ở riêng: dùng Tách hộ ở trang hộ \(code), rồi kiểm tra lại tệp."
            case "head": "Nếu là hộ ấy chuyển đến: ghi \(code) vào cột Mã hộ ở mọi dòng của hộ."
            default:
                "Nếu là người ấy: xóa dòng này, nhập danh sách để có hộ, rồi ở trang hộ mới dùng Nhận người từ hộ khác."
            }
        let other =
            switch parts[4] {
            case "number,born": "ghi số định danh hoặc ngày sinh đầy đủ"
            case "number": "ghi số định danh"
            case "born": "ghi ngày sinh đầy đủ"
            default:
                joined.map { "dùng Thêm thành viên ở trang hộ \($0), rồi kiểm tra lại tệp" }
                    ?? "đăng ký hộ mới ở mục Hộ, rồi kiểm tra lại tệp"
            }
        return "Có thể là \(parts[0])\(born), đang ở hộ \(code) (chủ hộ \(parts[2])). \(same) Nếu là người khác: \(other)."
    }

    /// - Parameter parts: the last of the rows, who they are, the head on record, the code of the household of the list, and the row of its head
    ///   where class or decision differ.
    static func headRowMissing(_ notice: ListNotice, _ parts: [String], _ language: Language) -> String {
        guard parts.count == 5 else { return notice.value }
        let (code, own, head) = (notice.proposal, parts[3], parts[2])
        let isOne = parts[0] == String(notice.row)
        let rows = isOne ? String(notice.row) : "\(notice.row)–\(parts[0])"
        guard language == .vi else {
            return
                "rows \(rows) (\(parts[1])) are people of \(code) (head \(head)): add the row of that head above row \(notice.row), or receive them in \(own) first"
        }
        let differs = parts[4].isEmpty ? "" : ", phân loại hoặc quyết định ghi khác dòng \(parts[4])"
        return
            "Dòng \(rows) (\(parts[1])) là người của hộ \(code) (chủ hộ \(head))\(differs): có lẽ thiếu dòng chủ hộ, chưa nhập cả hai hộ. Nếu thiếu: thêm dòng của \(head) ngay trên dòng \(notice.row). Nếu \(isOne ? "người này" : "họ") đã sang hộ này: dùng Nhận người từ hộ khác ở trang hộ \(own). Nếu ghi nhầm chỗ: xóa \(isOne ? "dòng này" : "các dòng này"). Nếu là người khác trùng tên: dùng Thêm thành viên ở trang hộ \(own). Rồi kiểm tra lại tệp."
    }

    static func headAssumed(_ head: String, _ code: String, _ language: Language) -> String {
        switch language {
        case .vi:
            "Hiểu là hộ \(code) (chủ hộ \(head)) vì trùng họ tên, năm sinh, thôn; không có gì khác để đối chiếu. Nếu là người khác: đăng ký hộ mới ở mục Hộ, ghi mã hộ mới vào cột Mã hộ, rồi kiểm tra lại tệp."
        case .en: "taken for \(code) (head \(head)) by name, year and village alone"
        }
    }

    /// - Parameter value: the head on record; then who is head of their own under its code, and the code.
    static func householdTwice(_ value: String, _ row: String, _ language: Language) -> String {
        let parts = value.split(separator: "\t").map(String.init)
        let head = parts.first ?? ""
        return switch language {
        case .vi:
            "Hộ này và hộ ở dòng \(row) đều được hiểu là hộ \(head) trong hệ thống; mới tính hộ ở dòng \(row).\(parts.count > 2 ? ListDoubtWords.split(parts[1], parts[2]) : "") Nếu lặp: xóa các dòng này. Nếu là hộ khác: đăng ký hộ này ở mục Hộ, ghi mã hộ mới vào cột Mã hộ ở mọi dòng của hộ, rồi kiểm tra lại tệp."
        case .en: "taken for the household of \(head) on record, as that of row \(row) is: delete these rows, or tell the two apart"
        }
    }

    /// - Parameters:
    ///   - value: running number and code of the line, and of the one at `row`.
    static func householdNumberWrong(_ value: String, _ row: String, _ language: Language) -> String {
        let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 else { return value }
        let isOneHousehold = parts[1] == parts[3]
        return switch (language, isOneHousehold) {
        case (.vi, true):
            "Mã hộ \(parts[1]) ghi hai số thứ tự hộ: \(parts[2]) (dòng \(row)) và \(parts[0]). Tính theo mã hộ là một hộ; kiểm tra lại số thứ tự hoặc mã hộ của dòng này."
        case (.vi, false):
            "Số thứ tự hộ \(parts[0]) ghi cho hai mã hộ: \(parts[3]) (dòng \(row)) và \(parts[1]). Tính theo mã hộ là hai hộ; kiểm tra lại số thứ tự hoặc mã hộ."
        case (.en, true):
            "code \(parts[1]) has the running numbers \(parts[2]) (row \(row)) and \(parts[0]): taken as one household by the code"
        case (.en, false): "running number \(parts[0]) has the codes \(parts[3]) (row \(row)) and \(parts[1]): taken as two households"
        }
    }
}
