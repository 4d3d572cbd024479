package dev.fovea.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a user does with the pages, in a real browser against real processes. The screenshots are there to be looked at. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> PAGES =
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
        URI base = URI.create("http://127.0.0.1:" + fovea.settings().queryPort() + "/");
        query = new QueryClient(base);
        demo = DemoVideo.ensure(fovea.home().demo());
        query.put(Camera.of("demo", demo.toAbsolutePath().toString(), null, null, null, null, null, null, true));
        query.put(Camera.of("nobody", "rtsp://127.0.0.1:" + LocalFovea.freePorts(1) + "/stream"));
        await().atMost(Duration.ofMinutes(3)).until(() -> query.latest("demo").isPresent());
        LostFrames.send(fovea.settings().kafka(), "demo");
        chromium = new Chromium(base);
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

    @Test
    @Order(1)
    void shouldShowBoxesAndTagsOverTheNewestPicture() {
        try (Page page = chromium.open("#/live")) {
            Locator card = page.getByLabel("Camera demo", new Page.GetByLabelOptions().setExact(true));

            assertThat(card.locator(".box").first()).isVisible();
            assertThat(card.locator(".tags .tag").first()).isVisible();
            assertThat(card.locator(".state")).hasText("running");
            assertThat(page.getByLabel("Camera nobody", new Page.GetByLabelOptions().setExact(true))
                            .locator(".error"))
                    .containsText("refused");
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
            assertThat(page.locator("svg.flow")).containsText("stale");
            assertThat(page.locator(".rejection").first()).isVisible();
            assertThat(page.locator(".rejections")).containsText("decode error");
            assertThat(page.getByText("fovea-inference").first()).isVisible();
            assertThat(page.getByText("fovea-cifar10 1").first()).isVisible();
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
            page.getByLabel("Name").fill("second");
            page.getByLabel("Address").fill("rtsp://127.0.0.1:" + LocalFovea.freePorts(1) + "/nothing");
            button(page, "Test").click();
            assertThat(page.locator(".trial.failed")).containsText("refused");

            page.getByLabel("Address").fill(demo.toAbsolutePath().toString());
            button(page, "Test").click();
            assertThat(page.locator(".trial.picture img")).isVisible();
            screenshot(page, "camera-test");
            button(page, "Save").click();

            assertThat(page.getByLabel("Camera second", new Page.GetByLabelOptions().setExact(true)))
                    .isVisible();
            page.onceDialog(dialog -> dialog.accept());
            page.getByLabel("Camera second", new Page.GetByLabelOptions().setExact(true))
                    .getByText("Remove")
                    .click();
            assertThat(page.getByLabel("Camera second", new Page.GetByLabelOptions().setExact(true)))
                    .isHidden();
        }
    }

    @Test
    @Order(6)
    void shouldServeOtherProgramsAsTheExamplesSay() throws IOException, InterruptedException {
        String address = "http://127.0.0.1:" + fovea.settings().queryPort();
        String kafka = fovea.settings().kafka();
        String folder = fovea.home().directory().toAbsolutePath().toString();

        assertThat(Example.run("./ask.sh", address, "demo", folder))
                .contains("\"id\":\"demo\"")
                .anyMatch(line -> line.startsWith("{\"detections\""));
        assertThat(Path.of(folder, "region.jpg")).isNotEmptyFile();
        assertThat(Example.run("python3", "follow.py", address, "2")).hasSize(2);
        assertThat(Example.firstLines(
                        1,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        LocalFovea.PROJECT.resolve("api/query/target/quarkus-app/lib/main") + "/*",
                        "CountLabels.java",
                        kafka))
                .first()
                .asString()
                .contains(" demo ");
    }

    @Test
    @Order(6)
    void shouldServeKcatAsTheExampleSays() throws IOException, InterruptedException {
        assumeTrue(Example.isInstalled("kcat"), "skipped: there is no kcat on the PATH");
        String folder = fovea.home().directory().toAbsolutePath().toString();

        assertThat(Example.run("./follow.sh", fovea.settings().kafka(), "3", folder))
                .hasSize(3);
        assertThat(Path.of(folder, "newest.jpg")).isNotEmptyFile();
    }

    @Test
    @Order(6)
    void shouldServeConfluentsPythonAsTheExampleSays() throws IOException, InterruptedException {
        String python = "/usr/bin/python3";
        assumeTrue(
                new ProcessBuilder(python, "-c", "import confluent_kafka")
                                .start()
                                .waitFor()
                        == 0,
                "skipped: " + python + " has no confluent_kafka");

        assertThat(Example.run(python, "consume.py", fovea.settings().kafka(), "3"))
                .hasSize(3)
                .allMatch(line -> line.contains("["));
    }

    @Test
    @Order(7)
    void shouldBeUsableByEverybody() {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            for (String place : PAGES) {
                try (Page page = chromium.open("#/" + place, 1440, 900, scheme)) {
                    settle(page);
                    assertThat(new AxeBuilder(page)
                                    .analyze().getViolations().stream()
                                            .filter(v -> v.getImpact().equals("serious")
                                                    || v.getImpact().equals("critical"))
                                            .map(v -> v.getId() + ": "
                                                    + v.getNodes().getFirst().getHtml()))
                            .as("serious violations on %s, %s", place, scheme)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    @Order(8)
    void shouldBeLookedAt() {
        for (String place : PAGES) {
            String name = place.replaceAll("\\W+", "-");
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                try (Page page = chromium.open("#/" + place, 1440, 900, scheme)) {
                    settle(page);
                    screenshot(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT));
                }
            }
            try (Page page = chromium.open("#/" + place, 390, 844, ColorScheme.DARK)) {
                settle(page);
                screenshot(page, name + "-phone");
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("the width of %s on a phone", place)
                        .isEqualTo(390);
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    @Order(9)
    void shouldGoOnByItselfAfterTheServerIsBack() throws IOException, InterruptedException {
        try (Page page = chromium.open("#/live")) {
            assertThat(page.locator("#link")).hasText("Live");
            RunFile.read(fovea.home())
                    .flatMap(run -> run.process(Service.QUERY))
                    .orElseThrow()
                    .stop(Duration.ofSeconds(20));
            assertThat(page.locator("#link")).containsText("No connection");
            screenshot(page, "live-lost");

            fovea.start();

            assertThat(page.locator("#link")).hasText("Live");
            assertThat(page.locator(".picture:not(.stale) .box").first()).isVisible();
        }
    }

    /** Pictures are there and nothing is loading any more. */
    private static void settle(Page page) {
        assertThat(page.locator(".skeleton")).hasCount(0);
        page.waitForFunction("[...document.images].every(i => i.complete || i.loading === 'lazy')");
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
