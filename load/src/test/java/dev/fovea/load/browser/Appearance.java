package dev.fovea.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How a page looks, as a picture for people and as what axe finds against the levels A and AA of the WCAG. */
final class Appearance {

    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** As far down as a page loads its pictures before anybody scrolls to them. */
    private static final int TALLEST = 1800;

    /** Axe looks at each pair of things on a page: of a long list of the same kind, the first few stand for all. */
    private static final String FIND = """
            axe.run(
                { exclude: [['.sighting:nth-child(n+5)'], ['.rejection:nth-child(n+5)'], ['.span:nth-child(n+5)']] },
                { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
            .then(found => found.violations
                .filter(violation => ['serious', 'critical'].includes(violation.impact))
                .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`)))
            """;

    private Appearance() {}

    /** Waits until nothing is loading any more and the pictures of a screenshot are there. */
    static void settle(Page page) {
        assertThat(page.locator(".skeleton")).hasCount(0);
        // Asked again and again from here: a page that asks itself needs eval, which its policy forbids.
        await().pollInSameThread()
                .atMost(Duration.ofMinutes(2))
                .until(() -> page.evaluate(
                                "tallest => [...document.images].every(image => image.complete"
                                        + " || image.getBoundingClientRect().top > tallest)",
                                TALLEST)
                        .equals(true));
    }

    /** Writes what a page shows, also below the window, into {@link #SCREENSHOTS}. */
    static void screenshot(Page page, String name) {
        int height = Math.min((Integer) page.evaluate("document.documentElement.scrollHeight"), TALLEST);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true)
                .setClip(0, 0, page.viewportSize().width, height));
    }

    /** The serious and critical violations that axe finds, each with the element that it means. */
    static List<?> violations(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        return (List<?>) page.evaluate(FIND);
    }
}
