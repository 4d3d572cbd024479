package dev.fovea.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.e2e.LocalFovea;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.Role;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How somebody logs in and out with a browser, where the service asks who comes. */
class LoginIT {

    private static final Pattern LOGIN = Pattern.compile(".*/login\\.html#/health$");

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LocalFovea fovea;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        KeyFile keys = new KeyFile(folder.resolve("keys"));
        key = keys.add(new Grant("chief", Role.ADMIN, Set.of(), null));
        fovea = LocalFovea.start(
                Map.of("fovea.query.security.keys", keys.path().toString()), EnumSet.of(Service.KAFKA, Service.QUERY));
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

    private static Locator field(Page page) {
        return page.getByLabel("API key or token");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void shouldLeadToTheLoginAndBackToTheViewThatWasAskedFor() {
        try (Page page = chromium.open("#/health")) {
            assertThat(page).hasURL(LOGIN);
            field(page).fill("fovea_chief_nothing");
            button(page, "Log in").click();
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("This key is not known here, or has ended.");

            field(page).fill(key);
            page.keyboard().press("Enter");

            assertThat(page).hasURL(Pattern.compile(".*/#/health$"));
            assertThat(page.getByText("Who answers")).isVisible();
            assertThat(page.locator("#link")).hasText("Live");
            assertThat(page.context().cookies()).singleElement().satisfies(LoginIT::isOutOfReach);

            button(page, "Log out").click();
            assertThat(page).hasURL(Pattern.compile(".*/login\\.html$"));
            assertThat(page.context().cookies()).isEmpty();
            chromium.go(page, "#/health");
            assertThat(page).hasURL(LOGIN);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    /** No script sees the session, and no other site's page sends it. */
    private static void isOutOfReach(Cookie cookie) {
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite.name()).isEqualTo("STRICT");
        assertThat(cookie.value).doesNotContain(key);
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void shouldBeUsableByEverybody(ColorScheme scheme) {
        try (Page page = chromium.open("login.html", 390, 844, scheme)) {
            assertThat(field(page)).isVisible();

            Appearance.screenshot(page, "login-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
            assertThat(Appearance.violations(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        }
    }
}
