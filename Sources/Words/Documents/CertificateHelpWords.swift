extension HelpWords {
    public static let certificate = HelpSentence(
        "Giấy chứng nhận hộ nghèo, hộ cận nghèo.", en: "Certificates of poor and near-poor households.")
    public static let certificateIssue = HelpSentence(
        "Cấp giấy cho mọi hộ được công nhận chưa có giấy.", en: "Issue a certificate to every recognized household without one.")
    public static let certificateList = HelpSentence("Các giấy đã cấp và hiệu lực.", en: "The certificates and whether they hold.")
    public static let certificateRevoke = HelpSentence("Thu hồi một giấy.", en: "Revoke a certificate.")
    public static let certificateVerify = HelpSentence(
        "Cho biết giấy mang mã này còn hiệu lực hay không, và không gì khác.",
        en: "Say whether the certificate with this code is valid, and nothing else.")
    public static let certificateUnit = HelpSentence("Mã xã, phường.", en: "Code of the commune.")
    public static let certificateVillage = HelpSentence("Chỉ thôn, tổ dân phố này.", en: "Of this village only.")
    public static let certificateSignedOn = HelpSentence(
        "Ngày ký, năm-tháng-ngày; mặc định hôm nay.", en: "Day of signature; today if left out.")
    public static let certificateSigner = HelpSentence("Họ tên người ký.", en: "Who signs.")
    public static let certificateCode = HelpSentence("Mã ghi trên giấy.", en: "The code on the certificate.")
    public static let certificateReason = HelpSentence("Lý do thu hồi.", en: "Why it is revoked.")
}
