package dev.fovea.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.fovea.load.client.QueryClient;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.e2e.LocalFovea;
import dev.fovea.topics.Camera;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages say while there is little to show: no camera, no ingest, no answer yet, a refusal. */
class StatesIT {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LocalFovea fovea;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Chromium chromium;

    @BeforeAll
    static void startWithoutIngestAndInference() throws IOException, InterruptedException {
        fovea = LocalFovea.start(Map.of(), EnumSet.of(Service.QUERY));
        chromium = new Chromium(fovea.query());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (chromium != null) {
            chromium.close();
        }
        if (fovea != null) {
            fovea.stop();
        }
    }

    @Test
    void shouldSayHowToBeginWhereThereIsNoCamera() {
        try (Page page = chromium.open("#/live")) {
            assertThat(page.locator(".notice")).containsText("No camera yet");
            Appearance.screenshot(page, "empty-live");
            page.locator(".notice").getByText("Add a camera").click();
            assertThat(page.locator("dialog")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator(".panel .notice")).containsText("the address is tested before it is kept");
        }
        shouldSay("#/review", "Nothing was seen");
        shouldSay("#/explore", "No pictures");
        shouldSay("#/health", "No camera yet");
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void shouldSay(String place, String text) {
        try (Page page = chromium.open(place)) {
            assertThat(page.locator("main")).containsText(text);
            assertThat(page.locator(".skeleton")).hasCount(0);
            assertThat(Appearance.violations(page))
                    .as("violations on %s", place)
                    .isEmpty();
            Appearance.screenshot(page, "empty-" + place.substring(2));
        }
    }

    @Test
    void shouldSayThatNobodyReadsACamera() throws IOException, InterruptedException {
        try (QueryClient query = new QueryClient(fovea.query());
                Page page = chromium.open("#/live")) {
            query.put(Camera.of("waiting", "rtsp://127.0.0.1:9/stream"));

            assertThat(page.locator(".card .state")).hasText("waiting for ingest");
            assertThat(page.locator(".card .picture")).hasText("No picture yet");

            query.delete("waiting");
            assertThat(page.locator(".card")).hasCount(0);
        }
    }

    @Test
    void shouldShowThatItLoadsWithoutMovementForThoseWhoWantNone() {
        try (Page page = chromium.blank(1440, 900, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            page.route("**/v1/**", held -> {}); // no answer ever comes
            chromium.go(page, "#/live");

            assertThat(page.locator(".skeleton").first()).isVisible();
            assertThat(page.locator(".skeleton").first()).hasCSS("animation-name", "none");
            assertThat(page.getByText("Loading cameras…")).isVisible();
            Appearance.screenshot(page, "loading-live");
        }
    }

    @Test
    void shouldSayWhatTheServiceRefusesInItsOwnWords() {
        try (Page page = chromium.blank(1440, 900, ColorScheme.DARK)) {
            page.route(
                    "**/v1/cameras",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(503)
                            .setContentType("application/problem+json")
                            .setBody("{\"detail\":\"the state is being restored\"}")));
            chromium.go(page, "#/live");

            assertThat(page.locator(".notice")).containsText("the state is being restored");
            page.unroute("**/v1/cameras");

            assertThat(page.locator(".notice")).containsText("No camera yet");
        }
    }
}
