import Core
import Law
import Registry

/// Words of the pages of a round of review.
public enum RoundPageWords {
    public static let menu = "Rà soát"
    public static let title = "Các đợt rà soát"
    public static let lead =
        "Mỗi đợt đi qua các bước luật định, không bỏ qua bước nào. Mỗi bước ghi ngày, văn bản và người ghi."
    public static let none = "Chưa có đợt rà soát nào ở địa bàn của bạn."
    public static let open = "Mở đợt rà soát"
    public static let openLead =
        "Chọn loại, kỳ và lịch riêng của đơn vị. Lịch phải nằm trong thời gian luật định. Danh sách hộ lập sau khi mở đợt."
    public static let kind = "Loại rà soát"
    public static let year = "Năm"
    public static let month = "Tháng"
    public static let monthHint = "Chỉ ghi cho rà soát thường xuyên và xác định hộ có mức sống trung bình."
    public static let unit = "Đơn vị"
    public static let startsOn = "Từ ngày"
    public static let endsOn = "Đến ngày"
    public static let plan = "Kế hoạch (số, ngày)"
    public static let planHint = "Ví dụ: 41/KH-UBND ngày 02/10/2026."
    public static let reschedule = "Đổi lịch của đợt"
    public static let period = "Thời gian"
    public static let households = "Hộ cần rà soát"
    public static let withSheet = "Đã có phiếu"
    public static let unclear = "Chưa thể kết luận"
    public static let agreedHouseholds = "Đã thống nhất"
    public static let decidedHouseholds = "Đã quyết định"
    public static let objectionsOpen = "Khiếu nại chưa trả lời"
    public static let stage = "Đã xong bước"
    public static let nextStep = "Bước tiếp theo"
    public static let allDone = "Đã xong mọi bước."
    public static let late = "Quá lịch của đơn vị"
    public static let byCommune = "Tiến độ theo xã, phường"
    public static let byVillage = "Tiến độ theo thôn, tổ dân phố"
    public static let byReviewer = "Tiến độ theo người rà soát"
    public static let reviewer = "Người rà soát"
    public static let unassigned = "Chưa phân công"
    public static let steps = "Các bước"
    public static let history = "Các bước đã ghi"
    public static let lacks = "Còn thiếu trước khi xong bước này"
    public static let nothingLacks = "Đủ điều kiện ghi xong bước này."
    public static let finish = "Ghi xong bước"
    public static let day = "Ngày"
    public static let document = "Văn bản (số, ngày)"
    public static let who = "Người thực hiện"
    public static let output = "Kết quả"
    public static let article = "Căn cứ"
    public static let waitsFor = "Người có quyền ghi bước này: tài khoản có quyền"
    public static let list = "Danh sách hộ"
    public static let drawUp = "Lập, bổ sung danh sách"
    public static let drawUpHint =
        "Đưa vào các hộ đang có trong danh sách hộ nghèo, hộ cận nghèo (đợt định kỳ) và hộ có giấy đề nghị. Làm lại nhiều lần được, hộ đã có không bị trùng."
    public static let noCases = "Chưa có hộ nào trong danh sách rà soát."
    public static let head = "Chủ hộ"
    public static let presentClass = "Đang là"
    public static let foundClass = "Kết quả rà soát"
    public static let state = "Tình trạng"
    public static let origin = "Lý do rà soát"
    public static let enterSheet = "Nhập phiếu"
    public static let file = "Hồ sơ rà soát"
    public static let assign = "Phân công"
    public static let assignHint = "Đánh dấu từng hộ; không đánh dấu hộ nào là phân công mọi hộ trong bảng."
    public static let assignTo = "Giao cho"
    public static let nobody = "Bỏ phân công"
    public static let setBack = "Làm lại một bước"
    public static let setBackHint = "Đơn vị trở về ngay sau bước đã chọn. Phiếu, biên bản đã có vẫn được giữ."
    public static let backTo = "Giữ đến hết bước"
    public static let passOver = "Bỏ qua bước tiếp theo"
    public static let passOverHint = "Chỉ khi không làm được theo quy định. Phải có lý do và văn bản; được ghi trong nhật ký."
    public static let reason = "Lý do"
    public static let addHousehold = "Bổ sung hộ"
    public static let addHint = "Tìm hộ trong sổ theo tên chủ hộ, mã hộ hoặc số định danh."
    public static let find = "Tìm"
    public static let choose = "Chọn"
    public static let noHouseholdFound = "Không tìm thấy hộ. Nếu hộ chưa có trong sổ, đăng ký hộ trước."
    public static let saved = "Đã lưu."
    public static let finishVillages = "Ghi xong bước cho các thôn đủ điều kiện"
    public static let finishVillagesHint =
        "Thôn chưa đến bước này hoặc còn thiếu thì giữ nguyên; xem từng thôn để biết còn thiếu gì. Họp dân ghi riêng từng thôn."
    public static let noVillageReady = "Không có thôn nào đang ở ngay trước bước này."
    public static let reviewerMissing = "Chọn người được giao, hoặc chọn bỏ phân công."

    // MARK: meeting

    public static let meeting = "Biên bản họp dân"
    public static let meetingLead =
        "Từ 50% số người dự họp đồng ý thì kết quả của hộ được thống nhất; dưới 50% thì rà soát lại hộ đó và họp lại. Biên bản lập 02 bản: một bản lưu ở thôn, một bản gửi Ban Chỉ đạo rà soát cấp xã."
    public static let heldOn = "Ngày họp"
    public static let place = "Địa điểm"
    public static let chair = "Người chủ trì"
    public static let secretary = "Thư ký"
    public static let present = "Số người dự họp"
    public static let notes = "Ý kiến khác"
    public static let agreed = "Số người đồng ý"
    public static let saveMeeting = "Lưu biên bản"
    public static let meetingsHeld = "Các lần họp"
    public static func meetingLine(present: Int, households: Int, refused: Int) -> String {
        "\(present) người dự, \(households) hộ, \(refused) hộ dưới 50% đồng ý"
    }

    // MARK: posting

    public static let posting = "Niêm yết"
    public static let postingLead =
        "Bản niêm yết không có số định danh, ngày sinh đầy đủ và thông tin sức khỏe. In trang này, hoặc đọc trên đài truyền thanh phần dưới cùng."
    public static let postingTitle = "Danh sách kết quả rà soát hộ nghèo, hộ cận nghèo"
    public static let postedFrom = "Niêm yết từ ngày"
    public static let postedUntil = "đến hết ngày"
    public static let places = "Nơi niêm yết và thông báo"
    public static let placesHint = "Nhà văn hóa hoặc nơi sinh hoạt cộng đồng của thôn, trụ sở Ủy ban nhân dân cấp xã, đài truyền thanh."
    public static let savePosting = "Ghi việc niêm yết"
    public static let printPosting = "Bản niêm yết để in"
    public static let bornIn = "Năm sinh chủ hộ"
    public static let persons = "Nhân khẩu"
    public static let pointsA = "Điểm A"
    public static let indicators = "Số chỉ số thiếu hụt"
    public static let number = "TT"
    public static let loudspeaker = "Bài đọc trên đài truyền thanh"
    public static let postings = "Các lần niêm yết"
    public static let yetToPost = "Chưa niêm yết."
    public static let leastUntil = "Nếu niêm yết từ hôm nay thì phải đến ít nhất hết ngày"
    public static let calendarUnread = "(lịch nghỉ chưa đối chiếu văn bản)"

    public static func announcement(
        commune: String, title: String, poor: Int, nearPoor: Int, escaped: Int, until: String?, places: String
    ) -> String {
        """
        Ủy ban nhân dân \(commune.prefix(1).lowercased() + commune.dropFirst()) thông báo kết quả \(title.prefix(1).lowercased() + title.dropFirst()): \
        \(poor) hộ thuộc diện hộ nghèo, \(nearPoor) hộ thuộc diện hộ cận nghèo, \(escaped) hộ không còn thuộc hai diện này. \
        Danh sách được niêm yết tại: \(places.isEmpty ? "nhà văn hóa các thôn, tổ dân phố và trụ sở Ủy ban nhân dân" : places)\
        \(until.map { ", đến hết ngày \($0)" } ?? ""). \
        Ai thấy có hộ bị bỏ sót, hộ không đúng diện hoặc thông tin chưa đúng thì báo cho trưởng thôn, tổ trưởng tổ dân phố hoặc \
        Ủy ban nhân dân để được kiểm tra lại và trả lời.
        """
    }

    // MARK: objections

    public static let objections = "Khiếu nại"
    public static let newObjection = "Nhận khiếu nại"
    public static let objectionKind = "Nội dung"
    public static let raisedBy = "Người khiếu nại"
    public static let raisedByHint = "Có thể bỏ trống nếu người phản ánh không cho biết tên."
    public static let contact = "Cách liên hệ"
    public static let receivedOn = "Ngày nhận"
    public static let statement = "Nội dung cụ thể"
    public static let evidence = "Chứng cứ kèm theo"
    public static let recheckDue = "Hạn phúc tra"
    public static let answer = "Nội dung trả lời"
    public static let result = "Kết luận"
    public static let answeredOn = "Ngày trả lời"
    public static let saveAnswer = "Lưu trả lời"
    public static let upheldHint = "Khiếu nại đúng: hộ phải có phiếu phúc tra mới và danh sách phải niêm yết lại."
    public static let noObjections = "Chưa có khiếu nại."
    public static let householdOfObjection = "Hộ bị khiếu nại"

    // MARK: case and decision

    public static let ruling = "Xếp loại bằng văn bản"
    public static let rulingLead =
        "Dùng khi phiếu chưa thể kết luận hoặc lãnh đạo xếp loại khác phiếu. Được ghi trong danh sách ngoại lệ. Xếp hộ nghèo khi phiếu thiếu dưới ba chỉ số, hoặc hộ cận nghèo khi thiếu từ ba chỉ số, thì lệnh kiểm tra biểu sẽ đánh dấu dòng của đơn vị ở biểu 7.5, 7.6 (tổng số thiếu hụt chia cho số hộ): giữ văn bản để giải trình."
    public static let ruledClass = "Xếp loại"
    public static let leaveAside = "Giữ nguyên như hiện nay"
    public static let saveRuling = "Lưu xếp loại"
    public static let remove = "Đưa ra khỏi danh sách rà soát"
    public static let decision = "Quyết định công nhận"
    public static let decisionLead =
        "Quyết định chốt danh sách của cả xã, phường: mọi hộ trong danh sách được ghi công nhận theo số và ngày dưới đây. Chỉ lãnh đạo ghi được, ghi một lần."
    public static let wouldDecide = "Quyết định sẽ ghi"
    public static let hasDecided = "Kết quả theo quyết định"
    public static let outcome = "Việc"
    public static let decisionNumber = "Số quyết định"
    public static let signedOn = "Ngày ký"
    public static let signer = "Người ký"
    public static let decide = "Ghi quyết định"
    public static let decisions = "Quyết định đã ghi"
    public static let exceptions = "Ngoại lệ trong đợt"
    public static let noExceptions = "Không có ngoại lệ."
    public static let before = "Trước"
    public static let after = "Sau"

    // MARK: applications

    public static let applications = "Giấy đề nghị rà soát"
    public static let applicationsLead =
        "Nhận tại bộ phận một cửa, qua bưu chính, điện thoại hoặc trực tuyến. Mỗi giấy có mã phiếu hẹn để theo dõi."
    public static let newApplication = "Nhận giấy đề nghị"
    public static let form = "Mẫu"
    public static let averageLiving = "Đề nghị xác định hộ có mức sống trung bình"
    public static let channel = "Cách nộp"
    public static let wish = "Lý do đề nghị"
    public static let take = "Nhận và cấp mã"
    public static let slip = "Mã phiếu hẹn"
    public static let slipTitle = "Phiếu hẹn"
    public static let slipText = "Giữ mã này để hỏi kết quả tại Ủy ban nhân dân xã, phường hoặc tra trên trang Theo dõi giấy đề nghị."
    public static let noApplications = "Chưa có giấy đề nghị nào."
    public static let screen = "Kết quả phiếu A (nhận dạng nhanh)"
    public static let screenHint =
        "Các mục của phiếu A theo Thông tư 07/2021/TT-BLĐTBXH chưa tìm được văn bản nên không tính tại đây: ghi kết quả trên phiếu giấy, kèm lý do khi không đưa vào rà soát."
    public static let saveScreen = "Ghi kết quả phiếu A"
    public static let inRound = "Đã đưa vào đợt"
    public static let waiting = "Chờ đợt rà soát"
    public static let follow = "Theo dõi giấy đề nghị"
    public static let followLead = "Nhập mã trên phiếu hẹn. Trang này chỉ cho biết giấy đề nghị đang ở bước nào."
    public static let followNone = "Không có giấy đề nghị nào mang mã này. Kiểm tra lại từng chữ và số trên phiếu hẹn."
    public static let followWaiting = "Giấy đề nghị đã nhận, đang chờ đợt rà soát."
    public static let followScreened = "Giấy đề nghị không đưa vào rà soát theo phiếu nhận dạng nhanh. Hỏi Ủy ban nhân dân để biết lý do."
    public static let followInRound = "Hộ đang được rà soát."
    public static let followDecided = "Đã có quyết định. Ủy ban nhân dân trả kết quả bằng giấy chứng nhận hoặc văn bản trả lời có lý do."

    // MARK: limits

    public static let limits = "Quy trình và thời hạn rà soát"
    public static let limitsLead =
        "Thời hạn chưa đối chiếu văn bản gốc chỉ được dùng để tính hạn cho hộ sau khi người quản trị đọc văn bản và xác nhận tại đây."
    public static let confirm = "Xác nhận thời hạn"
    public static let days = "Số ngày"
    public static let daysUnit = "Loại ngày"
    public static let appliesFrom = "Áp dụng từ ngày"
    public static let appliesTo = "đến"
    public static let limitName = "Thời hạn"
}
