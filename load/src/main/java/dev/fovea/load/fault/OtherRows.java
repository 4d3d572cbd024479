package dev.fovea.load.fault;

import java.util.List;

/** Rows that tests of the build prove without a stage, and rows that cannot be tried. */
final class OtherRows {

    private OtherRows() {}

    static List<Row> all() {
        return List.of(
                Row.proved(
                        "R-12",
                        "one broken picture in a batch of 32",
                        "FrameClassifierTest.shouldClassifyThirtyOneWhenOneOfThirtyTwoIsCorrupt"),
                Row.proved(
                        "R-11b",
                        "models that are broken, lie, or fail when they are taken into use",
                        "SwapIT.shouldGiveEachFrameOneDetectionOfOneVersionThroughTwentySwaps",
                        "ModelSwitchTest.shouldGoOnWithTheOldVersionWhenTheNewOneIsRefused",
                        "WarmUpTest.shouldRefuseAnswersThatAreNoNumbers",
                        "WarmUpTest.shouldRefuseAnswersForAnotherNumberOfLabels",
                        "RefusalIT.shouldNotStartWithAPackageWhoseHashIsWrong"),
                Row.proved(
                        "D-3b",
                        "pictures of a camera that are larger than the topic takes",
                        "MultipartParserTest.shouldPassOverAPartThatIsTooLargeAndKeepTheNext",
                        "CamerasIT.shouldCountEveryPictureOfAFolderOfBadPictures"),
                Row.proved(
                        "D-5",
                        "thousands of mutated records, headers and addresses",
                        "RecordsFuzzTest",
                        "SourceAddressFuzzTest"),
                Row.proved(
                        "K-3b",
                        "a camera with a backlog takes no more than its share",
                        "FairOrderTest.shouldLetACameraWithABacklogTakeNoMoreThanItsShareWhileOthersWait",
                        "FrameBufferTest.shouldTakeRoomFromTheCameraThatHoldsMost"),
                Row.proved(
                        "K-7",
                        "topics whose settings break the promises",
                        "RefusalIT.shouldNotStartWithTopicsThatBreakItsPromises"),
                Row.proved(
                        "Q-2",
                        "pages and live streams resumed from anywhere",
                        "PagesTest.shouldGiveTheSamePageForTheSameCursor",
                        "ServiceIT.shouldResumeALiveStreamWithoutGapOrDouble",
                        "ServiceIT.shouldTellAClientWhoseLastIdIsFromElsewhereThatItMissedSomething",
                        "LiveClientTest.shouldTellThatSomethingIsMissingWhenTheLastIdIsPastRetention"),
                Row.proved("Q-3", "live clients that do not read", "LiveClientTest.shouldCutOffAClientThatIsOvertaken"),
                Row.proved(
                        "S-1",
                        "cameras whose address leads to where none may be",
                        "AddressPolicyTest",
                        "DiallerTest.shouldConnectToTheVeryAddressThatWasJudged",
                        "HttpGatewayTest.shouldRefuseARequestThatThePolicyForbidsAndSayWhy",
                        "VideoOptionsTest.shouldNeverLetANetworkSourceReadFiles",
                        "CamerasIT.shouldNotConnectWhereNoCameraMayBe"),
                Row.proved(
                        "S-2",
                        "options of FFmpeg in an address",
                        "VideoOptionsTest.shouldLeaveFFmpegNoWayRoundTheGateway",
                        "VideoOptionsTest.shouldLetAFileReadNothingButFilesAndNoPlaylist"),
                Row.proved(
                        "S-5",
                        "names and links that lead out of the models' folder",
                        "ModelRepositoryTest.shouldRefuseWhatIsNoName",
                        "ModelRepositoryTest.shouldRefuseANameThatIsALink",
                        "ModelRepositoryTest.shouldRefuseAVersionThatIsALink"),
                Row.proved(
                        "T-1b",
                        "time stamps of a camera that jump back or are missing",
                        "PictureClockTest.shouldNeverRunBackwards",
                        "PictureClockTest.shouldUseTheFrameRateWhereATimeStampIsMissing",
                        "SamplerTest.shouldGoOnWhenTimeRunsBackwards"),
                Row.skipped(
                        "N-1",
                        "brokers apart from each other but not from their clients",
                        "needs network name spaces, which only root can make"),
                Row.skipped("C-4", "packets of RTP over UDP lost or out of order", "the proxy forwards TCP only"));
    }
}
