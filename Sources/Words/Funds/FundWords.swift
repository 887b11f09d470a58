import Core
import Finance
import Law
import Registry

/// Names of what the ledger knows, and why an entry is refused.
public enum FundWords {
    public static func name(_ source: FundSource) -> String {
        switch source {
        case .central: "Ngân sách trung ương"
        case .province: "Ngân sách tỉnh"
        case .town: "Ngân sách thị xã"
        case .commune: "Ngân sách xã"
        case .otherLawful: "Huy động hợp pháp khác"
        case .donors: "Nhà tài trợ"
        case .people: "Người dân đóng góp bằng tiền"
        case .inKind: "Ngày công, hiện vật quy ra tiền"
        }
    }

    /// From 2026 on recurrent funds have another name.
    public static func name(_ capital: CapitalKind, year: Int) -> String {
        switch capital {
        case .investment: "Vốn đầu tư phát triển"
        case .recurrent: year < 2026 ? "Vốn sự nghiệp" : "Kinh phí thường xuyên"
        }
    }

    public static func name(_ kind: FundEntry.Kind) -> String {
        switch kind {
        case .assignment: "Giao dự toán"
        case .adjustment: "Điều chỉnh, bổ sung"
        case .carriedIn: "Năm trước chuyển sang"
        case .allotment: "Phân bổ"
        case .commitment: "Cam kết chi"
        case .advance: "Tạm ứng"
        case .payment: "Thanh toán"
        case .clearing: "Thanh toán tạm ứng"
        case .refund: "Nộp trả tạm ứng"
        case .settlement: "Quyết toán"
        case .carriedOut: "Chuyển nguồn sang năm sau"
        case .lapse: "Hủy dự toán"
        }
    }

    /// What is entered by it, below the name in a form.
    public static func hint(_ kind: FundEntry.Kind) -> String {
        switch kind {
        case .assignment: "Số tiền cấp trên giao theo quyết định."
        case .adjustment: "Tăng thì ghi số dương, giảm thì ghi dấu trừ ở trước. Số đã giao lần trước vẫn giữ nguyên."
        case .carriedIn: "Số tiền năm trước chuyển sang."
        case .allotment: "Số tiền phân bổ cho đơn vị sử dụng. Thu hồi số đã phân bổ thì ghi dấu trừ ở trước."
        case .commitment: "Giá trị hợp đồng đã ký, ghi trước khi thanh toán."
        case .advance: "Số tiền chi trước khi nghiệm thu, còn phải thu hồi."
        case .payment: "Số tiền thanh toán khối lượng đã hoàn thành, không kể số đã tạm ứng."
        case .clearing: "Số tạm ứng được thu hồi khi thanh toán khối lượng đã hoàn thành."
        case .refund: "Số tạm ứng đơn vị nộp trả lại bằng tiền."
        case .settlement: "Số tiền được duyệt quyết toán."
        case .carriedOut: "Số chưa giải ngân được chuyển sang năm sau theo quyết định."
        case .lapse: "Số chưa giải ngân bị hủy."
        }
    }

    public static func name(_ group: PaymentList.Group) -> String {
        switch group {
        case .poor: "Hộ nghèo"
        case .nearPoor: "Hộ cận nghèo"
        case .newlyEscaped: "Hộ mới thoát nghèo (trong 36 tháng)"
        }
    }

    public static func names(_ groups: Set<PaymentList.Group>) -> String {
        PaymentList.Group.allCases.filter(groups.contains).map { name($0).lowercasedFirst }.joined(separator: ", ")
    }

    public static func name(_ state: PaymentItem.State) -> String {
        switch state {
        case .due: "chưa chi"
        case .paid: "đã chi"
        case .stopped: "dừng chi"
        case .returned: "đã thu hồi"
        }
    }

    // MARK: refusals

    public static func sentence(_ refusal: FundRefusal) -> String {
        switch refusal.reason {
        case .breach(let breach): sentence(breach, refusal)
        case .documentMissing: "Ghi số, ký hiệu của quyết định hoặc chứng từ."
        case .reasonMissing: "Ghi lý do."
        case .amountMissing:
            refusal.kind.map(\.isSigned) ?? false
                ? "Ghi số tiền khác 0, ví dụ 1.500.000 hoặc −200.000." : "Ghi số tiền lớn hơn 0, ví dụ 1.500.000."
        case .amountTooLarge: "Số tiền quá lớn, kiểm tra lại số chữ số 0."
        case .dayInFuture: "Ngày không được sau ngày hôm nay."
        case .dayOutsideYear(let days):
            "Ngày phải từ \(days.lowerBound.vietnamese) đến \(days.upperBound.vietnamese). Khoản của năm ngân sách khác thì ghi vào năm đó."
        case .projectMissing: "Chọn chương trình, dự án và năm ngân sách."
        case .capitalNotOfProject: "Dự án này không có loại vốn đã chọn theo quyết định phê duyệt chương trình."
        case .unitMissing: "Chọn đơn vị được giao hoặc đơn vị sử dụng thuộc địa bàn của dòng kinh phí."
        case .reversedAlready: "Bút toán này đã được đảo, hoặc chính là bút toán đảo. Ghi bút toán mới cho đúng."
        case .reverseTheOther: "Khoản năm trước chuyển sang được đảo ở dòng kinh phí của năm trước; hai bên được đảo cùng lúc."
        case .listDone: "Danh sách này đã chi hoặc đã hủy."
        case .listEmpty: "Danh sách chưa có hộ nào. Ghi mã hộ và số tiền, hoặc chọn nhóm hộ và mức hỗ trợ."
        case .subjectMissing: "Ghi nội dung hỗ trợ và kỳ hỗ trợ."
        case .groupsMissing: "Chọn nhóm hộ được hỗ trợ."
        case .householdsUnknown(let codes): "Không phải hộ của đơn vị: \(codes.joined(separator: ", "))."
        case .householdsTwice(let codes): "Hộ ghi hai lần: \(codes.joined(separator: ", "))."
        case .ownList: "Người lập danh sách không được tự duyệt chi. Người khác có quyền duyệt chi phải duyệt."
        case .stopsNotConfirmed(let count):
            count == 0
                ? "Đến ngày chi không còn hộ nào phải dừng. Xem lại danh sách dưới đây rồi xác nhận."
                : "Có \(count) hộ phải dừng chi, nêu rõ dưới đây. Xem từng hộ rồi đánh dấu đã xem."
        case .everybodyStopped: "Mọi hộ trong danh sách đều phải dừng chi; không chi khoản nào."
        }
    }

    private static func sentence(_ breach: FundBreach, _ refusal: FundRefusal) -> String {
        let (line, share) = (refusal.balance.line, refusal.balance.share)
        let again = refusal.isReversal ? "Chưa đảo được bút toán này. " : ""
        switch breach {
        case .spentOverAllotted:
            // What takes money away from a unit that has spent it: the sentence says what stands in the way and what to do.
            if refusal.amount < 0 {
                let least = share.disbursed + share.carried + share.lapsed
                return again
                    + "Không giảm được \(exact(-refusal.amount)): đơn vị đã giải ngân \(disbursed(share)). Số phân bổ \(exact(share.allotted)) chỉ giảm được nhiều nhất \(exact(max(0, share.allotted - least))), còn \(exact(least)). Nếu số giải ngân ghi sai thì đảo bút toán sai trước; nếu ghi đúng thì đơn vị nộp trả tạm ứng trước, hoặc giảm số chưa giải ngân."
            }
            return again
                + "Vượt số được phân bổ: đơn vị được phân bổ \(exact(share.allotted)), đã giải ngân \(disbursed(share)), còn được chi \(exact(max(0, share.free))). Phân bổ thêm cho đơn vị trước, hoặc ghi số nhỏ hơn."
        case .settledOverPaid:
            return again
                + "Số quyết toán không được lớn hơn số đã thanh toán: đã thanh toán \(exact(share.paid)), đã quyết toán \(exact(share.settled)), còn được quyết toán \(exact(max(0, share.paid - share.settled))). Tạm ứng chưa thu hồi \(exact(share.advanced)) thì chưa được quyết toán."
        case .allottedOverAssigned:
            if refusal.kind.map(\.isOfLine) ?? true, refusal.amount < 0 {
                return again
                    + "Không giảm được \(exact(-refusal.amount)): trong \(exact(line.assigned)) được giao đã phân bổ \(exact(line.allotted)), đã giải ngân \(disbursed(share)). Số được giao chỉ giảm được nhiều nhất \(exact(max(0, line.free))). Thu hồi số đã phân bổ nhưng chưa giải ngân của các đơn vị trước, rồi điều chỉnh giảm; số đã giải ngân thì không giảm được."
            }
            return again
                + "Vượt số được giao: được giao \(exact(line.assigned)), đã phân bổ \(exact(line.allotted)), còn chưa phân bổ \(exact(max(0, line.free))). Ghi quyết định giao bổ sung trước, hoặc ghi số nhỏ hơn."
        case .committedOverAllotted:
            return again
                + "Cam kết chi không được lớn hơn số được phân bổ: được phân bổ \(exact(share.allotted)), đã cam kết \(exact(share.committed))."
        case .belowZero:
            if refusal.kind == .clearing || refusal.kind == .refund {
                return again + "Tạm ứng chưa thu hồi chỉ còn \(exact(share.advanced))."
            }
            return again + "Không còn đủ để giảm: số còn lại sẽ nhỏ hơn 0."
        }
    }

    private static func disbursed(_ share: ShareSums) -> String {
        "\(exact(share.disbursed)) (thanh toán \(exact(share.paid)), tạm ứng chưa thu hồi \(exact(share.advanced)))"
    }

    private static func exact(_ amount: Int64) -> String { MoneyWords.exact(amount) }

    // MARK: stops

    /// - Parameter article: where the law says it, in words; empty where no article does.
    public static func sentence(_ stop: PaymentStop, groups: Set<PaymentList.Group>, on day: CalendarDate) -> String {
        let document = stop.document.isEmpty ? "" : " theo Quyết định số \(stop.document)"
        switch stop.reason {
        case .otherClass:
            return
                "Ngày \(day.vietnamese) là \(stop.povertyClass.map(LawWords.name)?.lowercasedFirst ?? "")\(stop.since.map { " từ \($0.vietnamese)" } ?? "")\(document); hỗ trợ này dành cho \(names(groups))."
        case .onNoList: return "Ngày \(day.vietnamese) không có trong danh sách được công nhận; hỗ trợ này dành cho \(names(groups))."
        case .escapedTooLong:
            return
                "Hết 36 tháng tính là hộ mới thoát nghèo\(stop.since.map { " vào ngày \($0.vietnamese)" } ?? "")."
        case .gone: return "Không còn ở địa bàn\(stop.since.map { " từ sau ngày \($0.vietnamese)" } ?? "")."
        case .paidBefore:
            return "Đã được chi hỗ trợ này cùng kỳ\(stop.since.map { " ngày \($0.vietnamese)" } ?? ""), chứng từ \(stop.document)."
        }
    }
}
