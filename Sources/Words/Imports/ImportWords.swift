import Core
import Law
import Registry

/// Words about taking in lists: what is wrong with a line, and what to do.
public enum ImportWords {
    /// What the notice says, in one sentence that tells what to do; whose line it is stands first.
    public static func sentence(_ notice: ListNotice, _ language: Language = .vi) -> String {
        let also = also(notice.also ?? [], language)
        var sentence = bareSentence(notice, language) + also
        if notice.lacksCodeColumn ?? false { sentence = addingCodeColumn(to: sentence) }
        guard let person = notice.person, !person.isEmpty, !sentence.contains(person) else { return sentence }
        return "\(person): \(sentence)"
    }

    /// The further lines of a household on which the same stands.
    private static func also(_ rows: [Int], _ language: Language) -> String {
        guard let first = rows.first, let last = rows.last else { return "" }
        let span = rows.count > 3 ? "\(first)–\(last)" : rows.map(String.init).joined(separator: ", ")
        return language == .vi ? " Dòng \(span) của hộ cũng vậy." : "; also rows \(span)"
    }

    private static func bareSentence(_ notice: ListNotice, _ language: Language) -> String {
        let (value, proposal) = (notice.value, notice.proposal)
        guard language == .vi else { return english(notice) }
        switch notice.code {
        case .nameMissing:
            return value.isEmpty
                ? "Dòng có dữ liệu nhưng thiếu họ tên. Nhập họ tên, hoặc xóa dòng."
                : "Thiếu họ tên thành viên: dòng này của hộ \(value) nhưng không phải dòng của chủ hộ. Nhập họ tên người đó, hoặc xóa dòng."
        case .nameUnacceptable: return "Họ tên “\(value)” không dùng được. Nhập đúng như giấy tờ."
        case .dateUnreadable: return "Không đọc được ngày “\(value)”. Nhập ngày/tháng/năm, ví dụ 05/02/1965, hoặc chỉ năm."
        case .dateNoSuchDay: return "Không có ngày “\(value)”. Kiểm tra lại giấy tờ."
        case .dateTwoDigitYear: return "Năm chỉ có hai chữ số ở “\(value)”: là \(proposal)? Nhập đủ bốn chữ số."
        case .dateInFuture: return "Ngày sinh \(value) ở sau ngày chốt danh sách."
        case .dateOrderUnclear:
            return
                "Cột ngày sinh có thể đã bị Excel đảo ngày và tháng (\(value) ô). Đối chiếu vài người rồi sửa cả cột thành chữ ngày/tháng/năm."
        case .numberLostZero: return "Số định danh “\(value)” thiếu hoặc sai một chữ số. Có thể là \(proposal)."
        case .numberDigitsLost: return "Excel đã làm mất chữ số của “\(value)”. Nhập lại từ giấy tờ, định dạng ô là Văn bản."
        case .numberWrong: return "Số định danh “\(value)” không đúng 12 (hoặc 9) chữ số. Đối chiếu giấy tờ."
        case .numberTwice: return "Số định danh \(value) đã có ở dòng \(proposal) của danh sách."
        case .numberOfFormer:
            return "Số định danh \(value) là của người đã rời hộ trong hệ thống. Dùng Thêm thành viên hoặc Đăng ký hộ mới để giữ một hồ sơ."
        case .numberElsewhere: return WhoIsWhoWords.numberElsewhere(value, proposal, .vi)
        case .numberOfAnother: return WhoIsWhoWords.numberOfAnother(value, proposal, .vi)
        case .headStays: return WhoIsWhoWords.headStays(value, proposal, .vi)
        case .headDoubtful: return WhoIsWhoWords.headDoubtful(value, proposal, .vi)
        case .headAssumed: return WhoIsWhoWords.headAssumed(value, proposal, .vi)
        case .namesake: return WhoIsWhoWords.namesake(value, proposal, .vi)
        case .memberElsewhere: return WhoIsWhoWords.memberElsewhere(value, proposal, .vi)
        case .relationsKept: return WhoIsWhoWords.relationsKept(value, proposal, .vi)
        case .householdTwice: return WhoIsWhoWords.householdTwice(value, proposal, .vi)
        case .householdRepeated, .rowsApart, .householdOfMembers, .householdNear, .memberMaybe, .nameChanged, .classChangedUndecided,
            .decisionOfTwoDays,
            .birthMissing, .numberChanged, .personTwice, .householdMissing, .villageUncovered, .sexChanged, .birthChanged, .spouseTwice,
            .householdNumberTwice, .cellsShared, .decisionMissing, .headRowMissing, .nameAnnotated, .nameOfDeceased, .decisionAfterList:
            return ListDoubtWords.sentence(notice, .vi)
        case .sexUnreadable: return "Giới tính “\(value)” không rõ. Ghi Nam hoặc Nữ."
        case .ethnicityUnknown: return "Không có dân tộc “\(value)” trong danh mục 54 dân tộc."
        case .ethnicityBareCode:
            return "Mã dân tộc “\(value)” không đủ để biết dân tộc, vì hai danh mục chính thức khác nhau. Ghi tên dân tộc."
        case .pointsUnreadable: return "Điểm “\(value)” không phải số. Ghi số điểm, hoặc để trống nếu chưa có."
        case .classMissing:
            if let kept = PovertyClass(rawValue: proposal) {
                return
                    "Hộ có số quyết định hoặc điểm nhưng cột phân loại để trống: giữ phân loại đang có (\(LawWords.name(kept))), chưa ghi quyết định ở dòng này. Ghi 1 (hộ nghèo) hoặc 2 (hộ cận nghèo) nếu quyết định đã có."
            }
            return
                "Hộ có số quyết định hoặc điểm nhưng cột phân loại để trống. Vẫn nhập được là chưa phân loại: ghi 1 (hộ nghèo) hoặc 2 (hộ cận nghèo) nếu đã có."
        case .classUnreadable:
            return
                "Phân loại “\(value)” không rõ. Các cách ghi được hiểu: 1, N hoặc “Hộ nghèo”; 2, CN hoặc “Hộ cận nghèo”; KN hoặc “Hộ không nghèo” (hộ đã thoát nghèo, thoát cận nghèo); “Hộ có mức sống trung bình”."
        case .unitUnknown: return "Không có đơn vị “\(value)”. Danh sách này của \(proposal)."
        case .unitObsolete: return "“\(value)” không còn dùng vào ngày này. Đơn vị hiện nay: \(proposal)."
        case .unitAmbiguous: return "“\(value)” có thể là nhiều đơn vị: \(proposal). Ghi đủ dấu hoặc ghi mã."
        case .unitOther: return "“\(value)” không thuộc \(proposal). Kiểm tra tệp hoặc chọn đúng đơn vị khi nhập."
        case .unitNameDiffers:
            let parts = proposal.split(separator: "\t").map(String.init)
            return
                "Mã \(parts.first ?? "") là của \(parts.last ?? ""), nhưng cột xã ghi “\(value)”. Ghi đúng tên xã, phường, hoặc sửa mã."
        case .villageMissing: return "Thiếu tên thôn, tổ dân phố."
        case .villageUnknown: return "Không có thôn “\(value)”. Gần nhất: \(proposal)."
        case .villagesContradict:
            return "Một hộ ghi hai thôn, tổ dân phố – \(ListWorkbookWords.sentence(differing: value, .vi)). Ghi một thôn ở mọi dòng của hộ."
        case .villageReadAs: return "Không có thôn “\(value)”; đã hiểu là “\(proposal)”. Nếu không đúng, sửa lại tên thôn."
        case .membersAlike:
            return
                "Chưa nhập hộ này: \(value) cùng họ tên, năm sinh với dòng \(proposal) của hộ, có thể là một người. Nếu là một người: xóa một dòng, giữ dòng có số định danh. Nếu là hai người: ghi số định danh của cả hai; hoặc xóa dòng này, nhập danh sách, dùng Thêm thành viên ở trang hộ."
        case .householdNumberWrong: return WhoIsWhoWords.householdNumberWrong(value, proposal, .vi)
        case .villageAmbiguous: return "“\(value)” trùng tên ở nhiều nơi: \(proposal). Ghi tên đầy đủ."
        case .headMissing: return ListDoubtWords.headMissing(value)
        case .membersApart:
            return
                "Các dòng từ \(value)\(proposal.isEmpty ? "" : " (chủ hộ ghi “\(proposal)”)") có thể là người của hộ này: tên chủ hộ, số thứ tự hoặc mã hộ ghi khác. Nếu cùng một hộ, ghi cả ba giống dòng này; chưa sửa thì chưa nhập hộ nào trong hai hộ."
        case .relationMissing: return "Chưa ghi quan hệ với chủ hộ: người mới sẽ ghi là Khác. Ghi Vợ, Chồng, Con…"
        case .decisionBeforeRegistry:
            return
                "Quyết định ngày \(value) trước ngày hộ có trong sổ (\(proposal)): biểu tính hộ này từ ngày \(proposal), không tính vào năm trước đó. Nếu hộ đã ở đây từ trước, sửa ngày bắt đầu ở trang hộ trước khi nhập."
        case .decisionDayAssumed:
            return
                "Danh sách không có cột ngày quyết định: lấy ngày của danh sách (\(value)) làm ngày quyết định. Thêm cột nếu ngày ký khác."
        case .headTwice: return "Hộ này có hai chủ hộ. Chỉ để một người."
        case .codeUnknown: return "Không có mã hộ “\(value)” trong địa bàn. Kiểm tra lại mã; nếu là hộ mới thì xóa mã."
        case .cellError: return "Ô báo lỗi \(value) của Excel. Sửa công thức rồi lưu lại."
        case .headNameDiffers:
            let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4 else { return value }
            return
                "Cùng số thứ tự hộ \(parts[0]) nhưng tên chủ hộ ghi hai cách: “\(parts[1])” (dòng \(parts[2])) và “\(parts[3])”. Nếu là một hộ, ghi giống nhau ở mọi dòng; nếu là hai hộ, đánh số khác nhau."
        case .pointsUnlikely:
            return "Điểm B1 “\(value)” cao quá mức có thể có (\(proposal)). Kiểm tra lại tổng điểm."
        case .decisionInFuture: return "Ngày quyết định \(value) ở sau hôm nay (\(proposal)). Ghi đúng ngày ký quyết định."
        case .decisionDateMissing:
            return "Có số quyết định “\(value)” nhưng thiếu ngày quyết định. Ghi ngày ký; máy không tự lấy ngày khác."
        case .textUnacceptable: return "“\(value)” quá dài (tối đa 100 chữ) hoặc có ký tự không đọc được."
        case .codeOfOthers: return "Mã hộ \(value) là của hộ \(proposal), không có ai trong danh sách này. Kiểm tra lại cột mã hộ."
        case .numberSexDiffers: return "Giới tính không khớp với số định danh \(value)."
        case .numberYearDiffers: return "Năm sinh không khớp với số định danh \(value)."
        case .numberFormerCard: return "Số CMND 9 số \(value): bổ sung số định danh 12 số khi có."
        case .decoded, .nameGarbled: return OldFontWords.sentence(notice, .vi)
        case .relationUnknown: return "Quan hệ “\(value)” không có trong danh mục, ghi là Khác."
        case .capitals: return "Họ tên viết hoa toàn bộ: “\(proposal)”?"
        case .duplicateRow: return "Dòng lặp lại của \(value), chỉ tính một lần."
        case .rowSkipped: return value.isEmpty ? "Dòng không có tên người, bỏ qua." : "Bỏ qua dòng “\(value)”."
        case .rowHidden: return "Dòng đang bị ẩn trong Excel nhưng vẫn được đọc."
        case .sizeDiffers: return "Ghi \(value) nhân khẩu nhưng có \(proposal) người."
        case .ageUnlikely: return "Ngày sinh \(value) cho tuổi quá cao. Kiểm tra lại."
        case .classDiffersFromPoints:
            let name = PovertyClass(rawValue: proposal).map(LawWords.name) ?? proposal
            return "Phân loại không khớp điểm B1 / B2 (\(value)): theo điểm là \(name)."
        case .memberLeft:
            return
                "\(value) đã được ghi là rời hộ từ \(proposal), nên không thêm lại. Nếu người này đã trở về, dùng Thêm thành viên ở trang hộ."
        case .memberMissing: return "\(value) đang là thành viên trong hệ thống nhưng không có trong danh sách; vẫn giữ."
        case .sheetSkipped: return "Trang tính này không có bảng danh sách, bỏ qua."
        case .onBothLists: return "Hộ \(value) có ở hai danh sách; tính theo dòng \(proposal)."
        case .pointsImpossible:
            return "Điểm B2 “\(value)” không thể có: mỗi chỉ số thiếu hụt tính \(proposal) điểm. Kiểm tra lại tổng điểm."
        case .causeUnknown:
            return "Nguyên nhân “\(value)” không có trong danh mục, nên chưa ghi. Ghi số, cách nhau bằng dấu chấm phẩy: \(proposal)."
        case .sheetHidden: return "Trang tính đang bị ẩn trong Excel nhưng vẫn được đọc."
        case .columnMissing: return "Không thấy cột “\(value)”. Nếu danh sách có cột này, sửa lại tiêu đề cột."
        case .nameLookAlike:
            return "Họ tên “\(value)” có chữ của bảng chữ khác trông giống chữ Việt; đã đọc là “\(proposal)”. Kiểm tra lại."
        case .columnHidden: return "Cột “\(value)” đang bị ẩn trong Excel nhưng vẫn được đọc."
        case .columnUnknown: return "Cột “\(value)” không có trong mẫu danh sách nên không được đọc."
        case .headingRepeated: return "Có hai cột cùng tiêu đề “\(value)”: chỉ đọc cột đầu."
        case .formulasRead: return "Có \(value) ô công thức: lấy kết quả mà Excel đã tính lần lưu cuối."
        case .registeredByHand:
            return
                "Hộ \(value) đã được đăng ký bằng tay: khi nhập, chỉ lấy phân loại, quyết định, điểm và nguyên nhân ở dòng này; thành viên và thôn giữ như đã đăng ký."
        case .rowsContradict:
            return "Các dòng của một hộ ghi khác nhau – \(ListWorkbookWords.sentence(differing: value, .vi)). Tính theo dòng \(proposal)."
        case .personKnown: return LinkageWords.sentence(known: value, at: proposal)
        case .agesUnlikely: return "Ngày sinh của \(value) không hợp với quan hệ và ngày sinh của chủ hộ \(proposal)."
        case .adultMissing: return "Hộ của \(value) không có ai từ 18 tuổi. Kiểm tra lại ngày sinh."
        case .decisionOfSameDay:
            return
                "Phân loại đang có cũng từ ngày \(value), theo \(proposal.isEmpty ? "danh sách không ghi số quyết định" : "quyết định số \(proposal)"); giữ phân loại và quyết định đang có. Nếu là đính chính, ghi đúng số quyết định ấy."
        case .decidedByRound:
            return
                "Phân loại đang có là của đợt rà soát trong hệ thống (quyết định số \(value) ngày \(proposal)); giữ phân loại đang có. Sửa ở đợt rà soát, không sửa bằng danh sách."
        case .decisionNotRecorded:
            return value.isEmpty
                ? "Quyết định ngày \(proposal) không có số nên chưa ghi; giữ quyết định đang có. Ghi số quyết định nếu đã có."
                : "Hộ đang không thuộc danh sách nghèo, cận nghèo và phân loại không đổi, nên không ghi quyết định số \(value) ngày \(proposal)."
        case .olderThanRecord:
            return "Quyết định ngày \(value) cũ hơn quyết định đang có (\(proposal)); giữ phân loại và quyết định đang có."
        }
    }

    private static func english(_ notice: ListNotice) -> String {
        let words = notice.code.rawValue.replacing("_", with: " ")
        if notice.code == .villagesContradict { return "\(words): \(ListWorkbookWords.sentence(differing: notice.value, .en))" }
        if notice.code == .rowsContradict {
            return "\(words): \(ListWorkbookWords.sentence(differing: notice.value, .en)); taken by row \(notice.proposal)"
        }
        switch notice.code {
        case .headMissing: return "\(words): \(notice.value.split(separator: "\t").first ?? "")"
        case .decoded, .nameGarbled: return OldFontWords.sentence(notice, .en)
        case .personKnown: return LinkageWords.english(known: notice.value, at: notice.proposal)
        case .numberElsewhere: return WhoIsWhoWords.numberElsewhere(notice.value, notice.proposal, .en)
        case .numberOfAnother: return WhoIsWhoWords.numberOfAnother(notice.value, notice.proposal, .en)
        case .headStays: return WhoIsWhoWords.headStays(notice.value, notice.proposal, .en)
        case .headDoubtful: return WhoIsWhoWords.headDoubtful(notice.value, notice.proposal, .en)
        case .headAssumed: return WhoIsWhoWords.headAssumed(notice.value, notice.proposal, .en)
        case .namesake: return WhoIsWhoWords.namesake(notice.value, notice.proposal, .en)
        case .memberElsewhere: return WhoIsWhoWords.memberElsewhere(notice.value, notice.proposal, .en)
        case .relationsKept: return WhoIsWhoWords.relationsKept(notice.value, notice.proposal, .en)
        case .householdTwice: return WhoIsWhoWords.householdTwice(notice.value, notice.proposal, .en)
        case .householdNumberWrong: return WhoIsWhoWords.householdNumberWrong(notice.value, notice.proposal, .en)
        case .householdRepeated, .rowsApart, .householdOfMembers, .householdNear, .memberMaybe, .nameChanged, .classChangedUndecided,
            .decisionOfTwoDays,
            .birthMissing, .numberChanged, .personTwice, .householdMissing, .villageUncovered, .sexChanged, .birthChanged, .spouseTwice,
            .householdNumberTwice, .cellsShared, .decisionMissing, .headRowMissing, .nameAnnotated, .nameOfDeceased, .decisionAfterList:
            return ListDoubtWords.sentence(notice, .en)
        default: break
        }
        let detail = [notice.value, notice.proposal].filter { !$0.isEmpty }.joined(separator: " → ")
        return detail.isEmpty ? words : "\(words): \(detail)"
    }

    /// The repair by which lines are grouped.
    public static func group(_ code: ListNotice.Code) -> String {
        switch code {
        case .nameMissing, .nameUnacceptable, .nameGarbled, .capitals, .nameLookAlike, .nameChanged, .nameAnnotated: "Họ tên"
        case .dateUnreadable, .dateNoSuchDay, .dateTwoDigitYear, .dateInFuture, .dateOrderUnclear, .ageUnlikely, .decisionDateMissing,
            .decisionInFuture, .decisionAfterList, .agesUnlikely, .decisionDayAssumed, .birthMissing, .birthChanged, .decisionOfTwoDays:
            "Ngày tháng"
        case .numberLostZero, .numberDigitsLost, .numberWrong, .numberTwice, .numberElsewhere, .numberOfFormer, .numberOfAnother,
            .numberSexDiffers,
            .numberYearDiffers,
            .numberFormerCard, .numberChanged:
            "Số định danh"
        case .sexUnreadable, .sexChanged, .ethnicityUnknown, .ethnicityBareCode, .relationUnknown, .relationMissing:
            "Giới tính, dân tộc, quan hệ"
        case .decisionMissing, .decisionBeforeRegistry, .classMissing, .pointsUnreadable, .classUnreadable, .causeUnknown,
            .pointsImpossible, .pointsUnlikely,
            .classDiffersFromPoints, .olderThanRecord, .decisionOfSameDay, .decidedByRound, .decisionNotRecorded, .onBothLists,
            .classChangedUndecided:
            "Phân loại hộ"
        case .unitUnknown, .unitObsolete, .unitAmbiguous, .unitOther, .unitNameDiffers, .villageMissing, .villageUnknown, .villageAmbiguous,
            .villagesContradict, .villageReadAs:
            "Đơn vị, thôn"
        case .headMissing, .headTwice, .headStays, .headDoubtful, .householdTwice, .membersAlike, .householdNumberWrong, .codeUnknown,
            .sizeDiffers,
            .memberMissing, .memberLeft, .duplicateRow,
            .codeOfOthers, .headNameDiffers, .membersApart, .adultMissing, .registeredByHand, .rowsContradict, .personKnown,
            .householdRepeated, .rowsApart, .householdOfMembers, .householdNear, .memberMaybe, .personTwice, .headAssumed, .spouseTwice,
            .householdNumberTwice,
            .namesake, .relationsKept, .memberElsewhere, .headRowMissing, .nameOfDeceased:
            "Hộ và thành viên"
        case .householdMissing, .villageUncovered: missingHouseholds
        case .cellError, .cellsShared, .decoded, .rowSkipped, .rowHidden, .sheetSkipped, .sheetHidden, .columnMissing, .headingRepeated,
            .formulasRead,
            .textUnacceptable, .columnHidden, .columnUnknown:
            "Tệp danh sách"
        }
    }

    public static func place(sheet: String, row: Int, column: String, _ language: Language = .vi) -> String {
        let words = language == .vi ? (column: "cột", row: "dòng", cell: "ô") : (column: "column", row: "row", cell: "cell")
        guard row > 0 else { return column.isEmpty ? sheet : "\(sheet), \(words.column) \(column)" }
        return "\(sheet), \(column.isEmpty ? "\(words.row) \(row)" : "\(words.cell) \(column)\(row)")"
    }

    /// Said where a list names far fewer households than the registry has.
    public static func unlikely(_ listed: Int, registered: Int, _ language: Language = .vi) -> String {
        let (listed, registered) = (NumberWords.grouped(listed), NumberWords.grouped(registered))
        switch language {
        case .vi:
            return
                "Danh sách chỉ có \(listed) hộ nghèo, hộ cận nghèo; sổ hộ của các thôn ghi trong danh sách đang có \(registered). Có thể chọn nhầm tệp hoặc nhầm đơn vị."
        case .en:
            return
                "The list names \(listed) poor and near-poor households; the registry of the villages it names has \(registered). Wrong file or unit?"
        }
    }
    /// - Parameter household: the code, or of a new one the name of its first person.
    public static func withoutHead(_ household: String, _ language: Language = .vi) -> String {
        switch language {
        case .vi:
            "Chưa nhập danh sách: hộ \(household) sẽ không còn đúng một chủ hộ. Ghi “Chủ hộ” ở đúng một người của hộ rồi kiểm tra lại tệp."
        case .en: "not taken in: household \(household) would not have exactly one head"
        }
    }

    /// Said where a full list does not name households of its villages that are on record.
    public static func missing(_ count: Int, _ language: Language = .vi) -> String {
        let count = NumberWords.grouped(count)
        return switch language {
        case .vi:
            "\(count) hộ nghèo, hộ cận nghèo trong sổ bộ của các thôn ghi trong danh sách không có trong danh sách. Nhập danh sách không xóa các hộ này; biểu vẫn tính cả \(count) hộ."
        case .en:
            "\(count) poor and near-poor households on record of the villages of the list are not on it; they stay, and forms count them."
        }
    }
    public static let missingAdvice =
        "Hộ đã ra khỏi danh sách: ghi thêm vào danh sách với phân loại “Hộ không nghèo” và quyết định. Hộ chuyển đi, không còn: ghi ở trang hộ. Danh sách chỉ nêu một số hộ: chọn “Danh sách bổ sung”."
    public static let missingHouseholds = "Hộ trong sổ bộ không có trong danh sách"
    public static let missingTick = "Đã kiểm tra: các hộ này vẫn giữ nguyên trong sổ bộ"
    public static let missingTickMissing = "Đánh dấu đã kiểm tra, hoặc ghi thêm các hộ này vào danh sách."
    public static let unlikelyTick = "Đã kiểm tra: danh sách đúng là chỉ có những hộ này; các hộ khác giữ nguyên trong sổ"
    public static let unlikelyTickMissing = "Đánh dấu đã kiểm tra, hoặc chọn lại tệp."
    public static let reason = "Lý do"
    public static func unconfirmed(_ sentences: [String]) -> String {
        "Chưa nhập, vì từ lúc kiểm tra đến nay số liệu đã khác. \(sentences.joined(separator: " ")) Hãy kiểm tra lại tệp rồi xác nhận."
    }
    /// Said where a list gives households another class under the decision by which they have theirs.
    public static func corrections(_ count: Int, _ language: Language = .vi) -> String {
        switch language {
        case .vi:
            "\(NumberWords.grouped(count)) hộ sẽ được đính chính phân loại: danh sách ghi cùng số và ngày quyết định đã có trong hệ thống nhưng phân loại khác. Phân loại mới tính từ chính ngày quyết định ấy."
        case .en: "\(count) households get another class under the decision on record, from its day on."
        }
    }
    public static let corrected = "Trong đó đính chính phân loại"
    public static let correctionsTick = "Đã đối chiếu với quyết định: phân loại trong danh sách này mới đúng"
    public static let correctionsTickMissing = "Đánh dấu đã đối chiếu với quyết định, hoặc sửa phân loại trong tệp."
    public static let reasonMissing = "Nhập lý do."
    public static let byHand = "Sửa"
    public static let repair = "Sửa"
    public static let checkAgain = "Kiểm tra lại"
    public static let registered = "Đã đăng ký hộ từ dòng có lỗi."
    public static let registeredSee = "Xem hộ"
    public static let registeredNext =
        "Phân loại, quyết định, điểm B1, B2 và nguyên nhân ở dòng ấy chưa được ghi. Bấm “Kiểm tra lại”, rồi “Nhập vào hệ thống” để lấy."
    public static let template = "Tải tệp mẫu để điền"
    public static let templateHint = "Tệp mẫu có sẵn tiêu đề cột, hai dòng ví dụ và trang hướng dẫn."
    public static let batchHouseholds = "Xem các hộ của lần nhập này"
    public static let undoneWhen = "Hoàn tác lúc"
    public static let sameHouseholds = "Hộ giữ nguyên"
    public static let refusedNotices = "Chỗ có lỗi, chưa nhập"
    public static let refusedHouseholds = "Hộ có lỗi, chưa nhập"
    public static let rest = "Xem và sửa các hộ chưa nhập"
    public static let restMissing = "Xem các hộ trong sổ bộ không có trong danh sách"
    public static let kind = "Loại danh sách"
    public static let kindHint =
        "Danh sách bổ sung chỉ nêu một số hộ. Dù chọn loại nào, hộ không có trong danh sách cũng không bị xóa."
    public static let kinds = [
        ("day-du", "Danh sách đầy đủ của các thôn ghi trong tệp"), ("bo-sung", "Danh sách bổ sung, đính chính một số hộ"),
    ]
    public static let people = "Số người đọc được"
    public static let title = "Nhập danh sách từ Excel"
    public static let lead = "Danh sách hộ nghèo, hộ cận nghèo của xã: mỗi dòng một người. Hệ thống kiểm tra trước, chưa ghi gì."
    public static let file = "Tệp Excel (.xlsx) hoặc CSV"
    public static let asOf = "Danh sách tính đến ngày"
    public static let dayUnreadable = "Ngày của danh sách chưa đúng. Nhập đủ ngày/tháng/năm, ví dụ 15/10/2026."
    public static let dayInFuture = "Ngày của danh sách ở sau hôm nay. Nhập ngày mà danh sách phản ánh, không sau hôm nay."
    public static let unit = "Đơn vị"
    public static let check = "Kiểm tra tệp"
    public static let fileMissing = "Chưa chọn tệp."
    public static let unitMissing = "Chưa chọn đơn vị."
    public static let verdict = "Kết quả kiểm tra"
    public static let apply = "Nhập vào hệ thống"
    public static let nothingToDo = "Danh sách giống hệt dữ liệu đang có, không có gì để nhập."
    /// Said instead where a full list lacks households that are on record.
    public static let nothingButMissing = "Không có gì để nhập: các hộ có trong danh sách giống dữ liệu đang có."
    public static let add = "Sẽ thêm"
    public static let change = "Sẽ sửa"
    public static let same = "Giữ nguyên"
    public static let refused = "Có lỗi, chưa nhập"
    public static let errors = "Phải sửa trong tệp"
    public static let warnings = "Nên xem lại"
    public static let none = "Không có."
    public static let place = "Chỗ"
    public static let problem = "Vấn đề và cách sửa"
    public static let answerFile = "Tải tệp có cột “Kết quả” để sửa"
    public static let result = "Kết quả"

    /// The answer to a file of that name.
    public static func answerName(_ file: String) -> String { "\(file) - kết quả.xlsx" }

    public static let done = "Đã nhập danh sách."
    public static let undo = "Hoàn tác lần nhập này"
    public static let undoReason = "Lý do hoàn tác"
    public static let undoReasonMissing = "Nhập lý do hoàn tác."
    public static let undone = "Lần nhập này đã được hoàn tác."
    public static let recent = "Các lần nhập gần đây"
    public static let when = "Lúc"
    public static let newHouseholds = "Hộ thêm"
    public static let changedHouseholds = "Hộ sửa"
    public static let who = "Người nhập"
    public static let laneSame = "Giống dữ liệu đang có"
    public static let laneAdd = "Thêm hộ mới"
    public static let laneChange = "Sửa hộ đang có"
    public static let sameFile = "Tệp này đã được nhập trước đây cho đơn vị này."
    public static let more = "… và các dòng khác, xem trong tệp kết quả"

    public static func counts(rows: Int, households: Int) -> String {
        "Đọc được \(NumberWords.grouped(rows)) người trong \(NumberWords.grouped(households)) hộ."
    }
    public static func checkedAt(_ clock: String, _ day: String) -> String { "Kiểm tra lúc \(clock) ngày \(day)." }
    public static func lines(_ count: Int) -> String { "\(NumberWords.grouped(count)) chỗ" }
    public static func villageDivided(_ name: String) -> String {
        "Không hoàn tác được: \(name) đã được chia thành nhiều thôn, tổ sau lần nhập này. Sửa từng hộ ở trang của hộ."
    }

    public static func summary(add: Int, change: Int, corrected: Int, same: Int, errors: Int, _ language: Language) -> String {
        switch language {
        case .vi:
            "Thêm \(add) hộ, sửa \(change) hộ\(corrected == 0 ? "" : " (đính chính phân loại \(corrected) hộ)"), giữ nguyên \(same) hộ; \(errors) lỗi."
        case .en:
            "\(add) households added, \(change) changed\(corrected == 0 ? "" : " (class of \(corrected) put right)"), \(same) the same; \(errors) errors."
        }
    }
}
