package org.isomer.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isomer.reports.demo.SyntheticResults;
import org.isomer.reports.html.HtmlReport;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.ranking.Criterion;
import org.isomer.reports.leaderboard.ranking.Entrant;
import org.isomer.reports.record.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page's script does, in Chromium; skipped where that is not installed. */
class PageTest {
  private static final List<Result> RESULTS = SyntheticResults.many(9, 6);

  /** The texts of the first cells of the ranking's rows that are shown. */
  private static final String NAMES =
      "[...document.querySelectorAll('.ranking tbody tr')].filter(r => !r.hidden)"
          + ".map(r => r.cells[0].firstChild.textContent).join('|')";

  @TempDir static Path folder;
  private static @Nullable Browser started;
  private static @Nullable Path page;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Browser.program();
    assumeTrue(program.isPresent(), "chromium is not installed, so the page is not tried out");
    page = folder.resolve("page.html");
    Files.writeString(page, HtmlReport.render("Try", Leaderboard.of(RESULTS)));
    started = new Browser(program.get(), folder.resolve("profile"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (started != null) {
      started.close();
    }
  }

  private static Browser browser() {
    return Objects.requireNonNull(started);
  }

  @BeforeEach
  void open() throws Exception {
    browser().resize(1280, 900);
    browser().open(Objects.requireNonNull(page).toUri());
  }

  @AfterEach
  void noErrors() {
    assertThat(browser().complaints()).isEmpty();
  }

  private static String column(int column) {
    return "[...document.querySelectorAll('.ranking tbody tr')]"
        + ".map(r => r.cells["
        + column
        + "].firstChild.textContent).join('|')";
  }

  private static void openAll() throws Exception {
    browser().text("dispatchEvent(new Event('beforeprint'))");
    browser().text("document.querySelectorAll('details').forEach(d => d.open = true)");
  }

  @Test
  void sortsByClickAndByKey() throws Exception {
    assertThat(browser().text(NAMES))
        .isEqualTo("Method 03, convnet|Method 02, convnet|Method 01, convnet");

    browser().text("document.querySelector('.ranking thead button').click()");
    assertThat(browser().text(NAMES)).startsWith("Method 01").endsWith("Method 03, convnet");
    assertThat(
            browser().text("document.querySelector('.ranking thead th').getAttribute('aria-sort')"))
        .isEqualTo("ascending");

    browser().text("document.querySelectorAll('.ranking thead button')[4].focus()");
    browser().press("Enter", "\r");
    assertThat(browser().text(NAMES)).as("by mean, the highest first").startsWith("Method 03");
    browser().press("Enter", "\r");
    assertThat(browser().text(NAMES)).startsWith("Method 01");
  }

  @Test
  void filtersRows() throws Exception {
    browser()
        .text(
            "const f = document.getElementById('filter'); f.value = 'method 02';"
                + " f.dispatchEvent(new Event('input'))");

    assertThat(browser().text(NAMES)).isEqualTo("Method 02, convnet");
    assertThat(browser().text("document.querySelector('.count').textContent"))
        .matches("10 of 30 rows");
    assertThat(
            browser()
                .text(
                    "[...document.querySelectorAll('details.subject')]"
                        + ".filter(d => !d.hidden).length"))
        .isEqualTo("9");
  }

  /** Four of six tasks, against the ranking of the results of these four alone. */
  @Test
  void ranksChosenTasksAsTheReportWould() throws Exception {
    List<String> titles =
        Leaderboard.of(RESULTS).ranking().orElseThrow().tasks().stream()
            .map(task -> task.title())
            .toList();
    List<String> left = List.of(titles.get(1), titles.get(4));
    for (String title : left) {
      browser()
          .text(
              "[...document.querySelectorAll('.chooser label')].find(l => l.textContent === '"
                  + title
                  + "').querySelector('input').click()");
    }
    Leaderboard chosen =
        Leaderboard.of(
            RESULTS.stream()
                .filter(
                    result ->
                        !left.contains(
                            result.record().data().title()
                                + " · "
                                + result.record().protocol().title()))
                .toList());
    List<Entrant> entrants = chosen.ranking().orElseThrow().entrants();
    for (Criterion criterion : Criterion.values()) {
      int column = 2 + List.of(Criterion.values()).indexOf(criterion);
      assertThat(
              browser()
                  .text(
                      "[...document.querySelectorAll('.ranking tbody tr')]"
                          + ".map(r => r.cells["
                          + column
                          + "].textContent).join('|')"))
          .isEqualTo(
              entrants.stream()
                  .map(entrant -> entrant.places().get(criterion))
                  .map(place -> criterion.text(place.value()) + "rank " + place.text())
                  .collect(Collectors.joining("|")));
    }
    assertThat(browser().text("document.querySelector('p[role=status]').textContent"))
        .startsWith("Ranked over 4 of 6 tasks");
    assertThat(browser().text(column(1))).as("groups are of all tasks").isEqualTo("–|–|–");

    browser().text("document.querySelector('.chooser button').click()");
    assertThat(browser().text(column(1))).doesNotContain("–");
  }

  @Test
  void drillsFromACellToItsRun() throws Exception {
    browser().text("document.querySelector('.ranking td.task a').click()");

    String target = "document.getElementById(location.hash.slice(1))";
    assertThat(browser().text(target + ".closest('details.result').open")).isEqualTo("true");
    assertThat(browser().text(target + ".closest('details.subject').open")).isEqualTo("true");
    assertThat(browser().text("document.activeElement.tagName")).isEqualTo("SUMMARY");
    assertThat(browser().text(target + ".textContent")).contains("Provenance", "isomer pretrain");
    browser().text(target + ".querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(browser().text(target + ".querySelector('button.copy').textContent"))
        .isEqualTo("Copy the command");
  }

  @Test
  void zoomsTheMapAndHidesClasses() throws Exception {
    String map = "document.querySelector('details[open] svg.map')";
    assertThat(browser().text(map + ".getAttribute('viewBox')")).isEqualTo("0 0 480 360");
    browser().text(map + ".focus()");
    browser().press("+", "+");
    assertThat(browser().text(map + ".getAttribute('viewBox')")).isEqualTo("80 60 320 240");
    browser().press("ArrowRight", "");
    assertThat(browser().text(map + ".viewBox.baseVal.x > 100")).isEqualTo("true");
    browser().press("0", "0");
    assertThat(browser().text(map + ".getAttribute('viewBox')")).isEqualTo("0 0 480 360");

    browser().text("document.querySelector('details[open] button.entry').click()");
    assertThat(browser().text("getComputedStyle(" + map + ".querySelector('path.points')).display"))
        .isEqualTo("none");

    browser()
        .text(
            "(() => { const m = "
                + map
                + "; const b = m.getBoundingClientRect();"
                + " const p = m.querySelectorAll('path.points')[1].getAttribute('d')"
                + ".match(/M([\\d.]+) ([\\d.]+)/);"
                + " m.dispatchEvent(new PointerEvent('pointermove', {"
                + " clientX: b.left + p[1] / 480 * b.width,"
                + " clientY: b.top + p[2] / 360 * b.height})); })()");
    assertThat(browser().text("document.querySelector('.readout').textContent"))
        .matches("\\S.* · test/\\d+");
  }

  @Test
  void isDarkOrLightOnDemand() throws Exception {
    String background = "getComputedStyle(document.body).backgroundColor";
    String before = browser().text(background);
    browser().text("document.querySelector('.tools > button').click()");
    assertThat(browser().text(background)).isNotEqualTo(before);
    browser().text("document.querySelector('.tools > button').click()");
    assertThat(browser().text(background)).isEqualTo(before);
  }

  @Test
  void fitsATelephone() throws Exception {
    browser().resize(375, 800);
    assertThat(browser().text("document.documentElement.scrollWidth")).isEqualTo("375");
  }

  @Test
  void everythingIsThereForPrinting() throws Exception {
    String results = "document.querySelectorAll('details.result').length";
    assertThat(browser().text(results)).as("of the first run on each board").isEqualTo("6");
    browser().text("dispatchEvent(new Event('beforeprint'))");
    assertThat(browser().text(results)).isEqualTo(String.valueOf(RESULTS.size()));
  }

  /** Contrast of text against what is behind it, as WCAG 2 defines it, in both themes. */
  @Test
  void textHasContrast() throws Exception {
    String weak =
        """
        (() => {
          const parse = c => c.match(/[\\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const over = (top, under) => {
            const a = top.length > 3 ? top[3] : 1;
            return [0, 1, 2].map(i => top[i] * a + under[i] * (1 - a));
          };
          const behind = e => {
            const layers = [];
            for (let n = e; n; n = n.parentElement) {
              layers.push(parse(getComputedStyle(n).backgroundColor));
            }
            return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
          };
          const found = new Set();
          for (const e of document.querySelectorAll('body *:not(svg *):not(script)')) {
            const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
            if (own && e.checkVisibility()) {
              const a = light(over(parse(getComputedStyle(e).color), behind(e)));
              const b = light(behind(e));
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (ratio < 4.5) {
                found.add(e.tagName + '.' + e.className + ' ' + ratio.toFixed(2));
              }
            }
          }
          return [...found].join('; ');
        })()
        """;
    openAll();
    assertThat(browser().text(weak)).as("light").isEmpty();
    browser().text("document.querySelector('.tools > button').click()");
    assertThat(browser().text(weak)).as("dark").isEmpty();
  }

  @Test
  void everyControlHasAName() throws Exception {
    openAll();
    assertThat(
            browser()
                .text(
                    "[...document.querySelectorAll('button, input, a, summary')].filter(e =>"
                        + " !(e.textContent.trim() || e.ariaLabel || (e.labels || []).length))"
                        + ".map(e => e.outerHTML).join()"))
        .isEmpty();
    assertThat(
            browser()
                .text(
                    "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
                        + " return ids.length - new Set(ids).size; })()"))
        .as("ids that are there twice")
        .isEqualTo("0");
  }
}
