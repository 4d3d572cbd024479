package dev.fovea.load.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The machine's own Chromium, driven without a window. Everything that a page complains of is written down. */
final class Chromium implements AutoCloseable {

    /** Said by the browser itself whenever an address answers with a failure, which some of these tests bring about. */
    private static final String EVERYDAY = "Failed to load resource";

    /** Long, since everything shares a few cores: what waits goes on as soon as it sees what it waits for. */
    private static final double PATIENCE_MILLIS = 120_000;

    private final Playwright playwright;
    private final Browser browser;
    private final URI base;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** Starts the browser, or skips the test where the machine has none. */
    Chromium(URI base) {
        Optional<Path> executable = find();
        assumeTrue(executable.isPresent(), "skipped: there is no chromium on the PATH");
        this.base = base;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.orElseThrow())
                        .setArgs(List.of("--no-sandbox")));
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page that loads a place such as {@code #/live}; closing it forgets all that it stored. */
    Page open(String place, int width, int height, ColorScheme scheme) {
        Page page = blank(width, height, scheme);
        go(page, place);
        return page;
    }

    /** A page before it loads anything, so that what it will ask for can be answered in another way. */
    Page blank(int width, int height, ColorScheme scheme) {
        Page page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB"));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(EVERYDAY)) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(base.toString()) && !request.url().startsWith("data:")) {
                complaints.add(page.url() + " asks elsewhere: " + request.url());
            }
        });
        return page;
    }

    /** Loads a place. */
    void go(Page page, String place) {
        page.navigate(base.resolve("/" + place).toString());
    }

    Page open(String place) {
        return open(place, 1440, 900, ColorScheme.DARK);
    }

    /** Errors, refusals by the content security policy, and requests to anybody else. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
