import Hummingbird
import Logging

/// All addresses of the site. What is not here does not exist.
enum Routes {
    static let all: [Route] =
        Asset.routes + DraftRoutes.routes
        + [HouseholdExport.route] + PastExport.routes + ImportRoutes.all + JobRoutes.all + FormRoutes.all + BasePages.routes
        + SignInPages.routes + AccountRoutes.all + OwnPasswordPages.routes
        + WorkPage.routes
        + SavedFilters.routes + HouseholdPicking.routes + ManyHouseholdsPage.routes + EscapePages.routes + TiePages.routes + ActPages.routes
        + ActRoutes.all
        + TransferPages.routes + HouseholdRoutes.all
        + NewHouseholdRoutes.all
        + MemberRoutes.all
        + PointPages.routes + ReviewRoutes.all + SheetChangeRoutes.all + LinkageRoutes.all
        + ApplicationPages.routes + LimitPages.routes + SimulationPages.routes + QualityPages.routes + RoundListPages.routes
        + RoundUnitRoutes.all
        + MeetingPages.routes + PostingPages.routes + DecisionPages.routes + DecisionDocumentRoutes.all + ObjectionPages.routes
        + CorrectionPages.routes + SamplePages.routes + SecondSheetPages.routes + PrintedSheetPages.routes
        + SurveyListPages.routes + SurveyRoutes.all + SurveyEntryPages.routes + SurveyResultPages.routes
        + CertificatePages.routes + CertificatePage.routes + VerifyPage.routes + RegisterPages.routes + IssuePages.routes
        + LetterPages.routes + ReopeningPart.routes
        + FundsPage.routes + FundEntriesPage.routes + FundForms.routes + BudgetLinePage.routes + PaymentPages.routes
        + PaymentListPage.routes + ContributionPages.routes
        + DocumentPages.routes
        + PlanPages.routes + TargetPages.routes + DutyPages.routes + ProgressReportPages.routes + ObstaclePages.routes
        + InspectionRoutes.all
        + IndicatorPages.routes
        + ChairPage.routes
        + AreaActRoutes.all + AreaPages.routes + StandardPages.routes
}

extension Site {
    /// The responder of the whole site.
    public func router(logger: Logger) -> Router<AskerContext> { Door(site: self, logger: logger).router(Routes.all) }
}
