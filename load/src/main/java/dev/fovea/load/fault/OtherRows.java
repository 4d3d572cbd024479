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
                        "R-4b",
                        "one of several instances of query killed, and frozen, while all are asked",
                        "InstancesIT.shouldAnswerWholeAndRightOrNotAtAllWhileAnInstanceIsKilledAndComesBack",
                        "InstancesIT.shouldAnswerWholeAndRightOrNotAtAllWhileAnInstanceIsFrozenAndWakesUp"),
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
                        "LiveClientTest.shouldTellThatSomethingIsMissingWhenTheLastIdIsPastRetention",
                        "LiveIT.shouldMissAndDoubleNothingThoughTheConnectionBreaksAHundredTimes"),
                Row.proved(
                        "Q-3",
                        "live clients that do not read, and a thousand at once",
                        "LiveClientTest.shouldCutOffAClientThatIsOvertaken",
                        "LiveIT.shouldCutOffAClientThatDoesNotReadAndHoldNothingForIt",
                        "LiveIT.shouldSendTheSameToAThousandClientsInBoundedMemory"),
                Row.proved(
                        "Q-5",
                        "requests that are none, or that the interface does not know",
                        "ContractIT.shouldRefuseBadParametersAsProblems",
                        "ContractIT.shouldRefuseBadBodiesAsProblems",
                        "ContractIT.shouldRefuseOtherMethodsAndTypesAsProblems",
                        "ContractIT.shouldRefuseWhatIsNoHttp"),
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
                        "S-4",
                        "ids of cameras that are none, labels that are markup, records that forge lines of a log",
                        "HostileTextIT",
                        "PrintableTest",
                        "CameraTest.shouldNameTheFieldThatIsWrong",
                        "CamerasIT.shouldRefuseDefinitionsThatCannotBeUsedAndHarmNoOther",
                        "ServiceIT.shouldServeThePageOnlyWithItsOwnScripts"),
                Row.proved(
                        "S-5",
                        "names and links that lead out of the models' folder",
                        "ModelRepositoryTest.shouldRefuseWhatIsNoName",
                        "ModelRepositoryTest.shouldRefuseANameThatIsALink",
                        "ModelRepositoryTest.shouldRefuseAVersionThatIsALink"),
                Row.proved(
                        "S-6",
                        "every route asked without a login, with a wrong one, and for another's cameras",
                        "AccessIT.shouldAnswerEveryRouteToEveryLoginAsTheTableSays",
                        "AccessIT.shouldHaveARowForEveryRouteThatTheInterfaceDescribes",
                        "AccessIT.shouldNotBeDeceivedByOtherWaysToWriteAPath",
                        "VisibilityIT.shouldShowNothingOfOtherCameras",
                        "LoginsIT.shouldCloseAStreamWhenItsTokenEnds"),
                Row.proved(
                        "S-7",
                        "requests that pages of other sites send",
                        "RefusalsIT.shouldRefuseChangesFromOtherSites",
                        "RefusalsIT.shouldShareNothingWithOtherSites"),
                Row.proved(
                        "S-8",
                        "clients that try keys, and clients that ask too often",
                        "RefusalsIT.shouldMakeAnAddressWaitThatTriesKeys",
                        "RefusalsIT.shouldSlowDownALoginThatAsksTooOften",
                        "AllowanceTest.shouldKeepABoundedNumberOfNames"),
                Row.proved(
                        "S-9",
                        "a broker that grants each service what it needs and no more",
                        "KafkaSecurityIT.shouldTagWithExactlyWhatIsGranted",
                        "KafkaSecurityIT.shouldSayWhatIsMissingAndGoOnWhenItIsGranted"),
                Row.proved(
                        "S-12",
                        "nobody's user and a file system that cannot be written",
                        "ReadOnlyIT.shouldWriteNowhereButWhereItsImageSays"),
                Row.proved(
                        "T-1b",
                        "time stamps of a camera that jump back or are missing",
                        "PictureClockTest.shouldNeverRunBackwards",
                        "PictureClockTest.shouldUseTheFrameRateWhereATimeStampIsMissing",
                        "SamplerTest.shouldGoOnWhenTimeRunsBackwards"),
                Row.skipped(
                        "N-1",
                        "brokers apart from each other but not from their clients",
                        "not built yet: the proxies between brokers would have to cut some ways and leave others"),
                Row.skipped("C-4", "packets of RTP over UDP lost or out of order", "the proxy forwards TCP only"));
    }
}
