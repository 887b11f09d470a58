import Access

/// Names of functions and rights.
public enum AccessWords {
    public static func name(_ role: Role) -> String {
        switch role {
        case .communeOfficer: "Công chức phụ trách giảm nghèo"
        case .villageHead: "Trưởng thôn, tổ trưởng"
        case .consolidatingOfficer: "Cán bộ tổng hợp"
        case .leader: "Lãnh đạo"
        case .departmentOfficer: "Cán bộ phòng, ban, đơn vị"
        case .financeOfficer: "Cán bộ tài chính - kế hoạch"
        case .administrator: "Quản trị hệ thống"
        }
    }

    public static func name(_ permission: Permission) -> String {
        switch permission {
        case .viewHouseholds: "xem hộ"
        case .revealPersonalNumber: "xem số định danh"
        case .editHousehold: "sửa hộ"
        case .recordHouseholdPoint: "ghi vị trí nhà ở của hộ"
        case .revealHouseholdPoint: "xem vị trí nhà ở của hộ"
        case .decideDuplicates: "xử lý hồ sơ trùng"
        case .submitReviewSheet: "nhập phiếu rà soát"
        case .openRounds: "mở đợt rà soát"
        case .takeApplications: "nhận giấy đề nghị rà soát"
        case .runRounds: "tổ chức rà soát"
        case .holdMeetings: "ghi biên bản họp dân"
        case .decideRounds: "quyết định kết quả rà soát"
        case .approveTied: "duyệt hộ có liên quan đến cán bộ"
        case .closeRounds: "chốt kết quả rà soát"
        case .verifySamples: "kiểm tra xác suất kết quả rà soát"
        case .viewDocuments: "xem sổ văn bản"
        case .keepDocuments: "quản lý văn bản"
        case .viewProgramme: "xem chương trình, kế hoạch"
        case .doDuties: "thực hiện nhiệm vụ, báo cáo"
        case .runProgramme: "đôn đốc, tổng hợp báo cáo"
        case .answerObstacles: "giải quyết vướng mắc"
        case .managePlans: "nạp kế hoạch"
        case .viewFunds: "xem kinh phí"
        case .keepFunds: "ghi kinh phí"
        case .approvePayments: "duyệt chi hỗ trợ hộ"
        case .importList: "nhập danh sách"
        case .undoImport: "hoàn tác lần nhập"
        case .viewForms: "xem biểu tổng hợp"
        case .exportList: "xuất danh sách"
        case .recordPopulationBase: "ghi số hộ dân cư"
        case .viewAreas: "xem đơn vị hành chính"
        case .changeAreas: "thay đổi đơn vị hành chính"
        case .viewStandards: "xem chuẩn nghèo"
        case .confirmLaw: "xác nhận quy định"
        case .manageOfficers: "quản lý tài khoản"
        case .viewEvents: "xem nhật ký"
        }
    }
}
