import Core
import Registry

/// What the made-up population of one former commune of Hương Trà looks like.
struct DemonstrationPlace: Sendable {
    /// Text key of the commune before 01/07/2025 in `law/areas`.
    let commune: String
    /// Villages carry text keys `v-<code>-<n>`.
    let villagePrefix: String
    /// How many of 1,000 listed households live here: the upland communes have more than their share.
    let share: Int
    /// Resident households in all, as the base of rates.
    let residentHouseholds: Int
    /// Listed households of ethnic minorities per 1,000, and which.
    let minorityPerMille: Int
    let minorities: [EthnicGroup.ID]

    static let all = [
        DemonstrationPlace("c-19996-tu-ha", "v-19996-", 70, 2_450, 0, []),
        DemonstrationPlace("c-20008-huong-van", "v-20008-", 90, 1_750, 0, []),
        DemonstrationPlace("c-20011-huong-van", "v-20011-", 100, 3_000, 0, []),
        DemonstrationPlace("c-20017-huong-xuan", "v-20017-", 90, 2_500, 0, []),
        DemonstrationPlace("c-20020-huong-chu", "v-20020-", 90, 2_750, 0, []),
        DemonstrationPlace("c-20005-huong-toan", "v-20005-", 120, 3_650, 0, []),
        DemonstrationPlace("c-20026-huong-binh", "v-20026-", 90, 800, 90, ["ta-oi"]),
        DemonstrationPlace("c-20035-binh-tien", "v-20035-", 210, 1_700, 420, ["co-tu", "co-tu", "ta-oi"]),
        DemonstrationPlace("c-20041-binh-thanh", "v-20041-", 140, 1_300, 160, ["ta-oi", "ta-oi", "co-tu"]),
    ]

    private init(
        _ commune: String, _ villagePrefix: String, _ share: Int, _ residentHouseholds: Int, _ minorityPerMille: Int,
        _ minorities: [EthnicGroup.ID]
    ) {
        self.commune = commune
        self.villagePrefix = villagePrefix
        self.share = share
        self.residentHouseholds = residentHouseholds
        self.minorityPerMille = minorityPerMille
        self.minorities = minorities
    }
}
