package dev.fovea.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.fovea.load.client.QueryClient;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.demo.DemoVideo;
import dev.fovea.load.e2e.LocalFovea;
import dev.fovea.topics.Camera;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user does with the pages, in a real browser against real processes. The screenshots are there to be looked at. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {

    private static final List<String> PLACES =
            List.of("live", "live?camera=demo", "review", "explore", "health", "cameras");
    private static final Pattern REVIEWED = Pattern.compile(".*\\bdone\\b.*");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LocalFovea fovea;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static QueryClient query;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Path demo;

    @BeforeAll
    static void start() throws Exception {
        fovea = LocalFovea.start(Map.of());
        query = new QueryClient(fovea.query());
        demo = DemoVideo.ensure(fovea.home().demo());
        query.put(Camera.of("demo", demo.toAbsolutePath().toString(), null, null, null, null, null, null, true));
        query.put(Camera.of("nobody", "rtsp://127.0.0.1:" + LocalFovea.freePorts(1) + "/stream"));
        await().atMost(Duration.ofMinutes(3)).until(() -> query.latest("demo").isPresent());
        LostFrames.send(fovea.settings().kafka(), "demo");
        chromium = new Chromium(fovea.query());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (chromium != null) {
            chromium.close();
        }
        if (fovea != null) {
            query.close();
            fovea.stop();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator labelled(Page page, String name) {
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    @Test
    @Order(1)
    void shouldShowBoxesAndTagsOverTheNewestPicture() {
        try (Page page = chromium.open("#/live")) {
            Locator card = labelled(page, "Camera demo");

            assertThat(card.locator(".box").first()).isVisible();
            assertThat(card.locator(".tags .tag").first()).isVisible();
            assertThat(card.locator(".state")).hasText("running");
            assertThat(labelled(page, "Camera nobody").locator(".error")).containsText("refused");
        }
    }

    @Test
    @Order(2)
    void shouldShowWhatIsSeenInARealClip() throws InterruptedException {
        Path clip = LocalFovea.shared("clips/car-detection.mp4");
        query.put(Camera.of("road", clip.toString(), null, null, null, null, null, null, true));
        try (Page page = chromium.open("#/live?camera=road")) {
            assertThat(page.locator(".timeline .span").first()).isVisible();
            assertThat(page.locator(".top .meter").first()).isVisible();
            assertThat(page.locator(".tags .tag").first()).isVisible();
            assertThat(page.locator(".picture .box").first()).isVisible();
            Appearance.screenshot(page, "live-road");
        }
    }

    @Test
    @Order(2)
    void shouldFilterSightingsAndOpenAPicture() {
        try (Page page = chromium.open("#/review")) {
            assertThat(page.locator(".sighting").first()).isVisible();
            String label = page.locator(".sighting .tag").first().innerText().replaceFirst("\\s.*", "");

            button(page, label).click();

            assertThat(page).hasURL(Pattern.compile(".*label=" + label + ".*"));
            String id = page.locator(".sighting")
                    .filter(new Locator.FilterOptions().setHasText(label))
                    .first()
                    .getAttribute("data-id");
            Locator sighting = page.locator(".sighting[data-id='" + id + "']");
            sighting.click();
            assertThat(page.locator("dialog .box")).isVisible();
            page.keyboard().press("r");
            page.keyboard().press("Escape");
            assertThat(sighting).hasClass(REVIEWED);
            page.reload();
            assertThat(sighting).hasClass(REVIEWED);
        }
    }

    @Test
    @Order(3)
    void shouldSayWhyAFrameWasLost() {
        try (Page page = chromium.open("#/health")) {
            assertThat(page.locator("svg.flow.wide")).containsText("stale");
            assertThat(page.locator(".rejection").first()).isVisible();
            assertThat(page.locator(".rejections")).containsText("decode error");
            assertThat(page.getByText("fovea-inference").first()).isVisible();
            assertThat(page.getByText(Pattern.compile("^fovea-cifar10 \\d+$")).first())
                    .isVisible();
            assertThat(page.getByText("Half of all frames")).isVisible();
        }
    }

    @Test
    @Order(4)
    void shouldFindPicturesByLabelAndByLikeness() {
        try (Page page = chromium.open("#/explore")) {
            assertThat(page.locator("svg.chart rect").first()).isVisible();
            assertThat(page.locator("svg.heat rect").first()).isVisible();
            page.locator(".sighting").first().click();
            assertThat(page.locator("dialog .box")).isVisible();

            page.getByText("Find similar").click();

            assertThat(page.getByText("% alike").first()).isVisible();
        }
    }

    @Test
    @Order(5)
    void shouldSayWhyACameraCannotBeOpenedAndAddOneThatCan() {
        try (Page page = chromium.open("#/cameras")) {
            button(page, "Add a camera").click();
            labelled(page, "Name").fill("second");
            labelled(page, "Address").fill("rtsp://127.0.0.1:" + LocalFovea.freePorts(1) + "/nothing");
            button(page, "Test").click();
            assertThat(page.locator(".trial.failed")).containsText("refused");

            labelled(page, "Address").fill(demo.toAbsolutePath().toString());
            button(page, "Test").click();
            assertThat(page.locator(".trial.picture img")).isVisible();
            Appearance.screenshot(page, "camera-test");
            button(page, "Save").click();

            assertThat(labelled(page, "Camera second")).isVisible();
            page.onceDialog(dialog -> dialog.accept());
            labelled(page, "Camera second").getByText("Remove").click();
            assertThat(labelled(page, "Camera second")).isHidden();
        }
    }

    @Test
    @Order(6)
    void shouldBeReachedByTheKeyboardAlone() {
        try (Page page = chromium.open("#/review")) {
            assertThat(page.locator(".sighting").first()).isVisible();
            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to content")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();

            String id = tabTo(page, ".sighting");
            page.keyboard().press("Enter");

            assertThat(page.locator("dialog .box")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator(".sighting[data-id='" + id + "']")).isFocused();
        }
    }

    /** Presses the tabulator until something that matches has the focus; its data-id. */
    private static String tabTo(Page page, String selector) {
        Locator focused = page.locator(selector + ":focus");
        for (int presses = 0; presses < 500; presses++) {
            page.keyboard().press("Tab");
            if (focused.count() == 1) {
                return focused.getAttribute("data-id");
            }
        }
        throw new AssertionError("the tabulator does not reach " + selector);
    }

    @ParameterizedTest
    @Order(7)
    @MethodSource("looks")
    void shouldBeUsableByEverybody(String place, int width, int height, ColorScheme scheme, String kind) {
        try (Page page = chromium.open("#/" + place, width, height, scheme)) {
            Appearance.settle(page);

            Appearance.screenshot(page, place.replaceAll("\\W+", "-") + "-" + kind);
            assertThat(Appearance.violations(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("the width that it takes")
                    .isEqualTo(width);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private static Stream<Arguments> looks() {
        return PLACES.stream()
                .flatMap(place -> Stream.of(
                        Arguments.of(place, 1440, 900, ColorScheme.DARK, "dark"),
                        Arguments.of(place, 1440, 900, ColorScheme.LIGHT, "light"),
                        Arguments.of(place, 390, 844, ColorScheme.DARK, "phone")));
    }

    @Test
    @Order(8)
    void shouldGoOnByItselfAfterTheServerIsBack() throws IOException, InterruptedException {
        try (Page page = chromium.open("#/live")) {
            assertThat(page.locator("#link")).hasText("Live");
            RunFile.read(fovea.home())
                    .flatMap(run -> run.process(Service.QUERY))
                    .orElseThrow()
                    .stop(Duration.ofSeconds(20));
            assertThat(page.locator("#link")).containsText("No connection");
            assertThat(page.locator(".picture.stale").first()).isVisible();
            assertThat(page.locator(".head")).containsText("The service does not answer");
            Appearance.screenshot(page, "live-lost");

            fovea.start(EnumSet.of(Service.QUERY));

            assertThat(page.locator("#link")).hasText("Live");
            assertThat(page.locator(".picture:not(.stale) .box").first()).isVisible();
        }
    }
}
