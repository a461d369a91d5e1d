package org.isomer.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.isomer.exhibit.Png;
import org.isomer.reports.Fixture;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.artifact.EmbeddingPlot;
import org.isomer.reports.artifact.Neighbours;
import org.isomer.reports.artifact.Overlays;
import org.isomer.reports.artifact.PrecisionRecall;
import org.isomer.reports.artifact.ViewPairs;
import org.isomer.reports.demo.SyntheticResults;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.PublishedRow;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.reports.record.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final String DEMO = render(SyntheticResults.all());

  @Test
  void equalInputsGiveEqualTextInAnyOrder() {
    List<Result> shuffled = new ArrayList<>(SyntheticResults.all());
    Collections.reverse(shuffled);

    assertThat(render(shuffled)).isEqualTo(DEMO);
  }

  @Test
  void storedResultsGiveTheSamePage(@TempDir Path folder) {
    SyntheticResults.all().forEach(result -> ResultStore.write(folder, result));

    assertThat(render(ResultStore.read(List.of(folder)))).isEqualTo(DEMO);
  }

  @Test
  void standsAlone() {
    assertThat(attributes(DEMO, "src")).isNotEmpty().allMatch(s -> s.startsWith("data:image/png;"));
    assertThat(attributes(DEMO, "href"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(DEMO).contains("id=\"" + link.substring(1) + "\""));
    assertThat(DEMO)
        .doesNotContain(
            "<script src", "<link", "<iframe", " style=", " onclick=", "http:", "https:")
        .doesNotContainPattern("url\\((?!data:)");
    assertThat(DEMO.length()).as("characters of a page of seven results").isLessThan(700_000);
  }

  @Test
  void allowsItsOwnStyleSheetAndScriptAndNothingElse() throws NoSuchAlgorithmException {
    assertThat(DEMO)
        .contains(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;;"
                + " img-src data:; style-src &#39;sha256-"
                + digest("style")
                + "&#39;; script-src &#39;sha256-"
                + digest("script")
                + "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\">");
  }

  private static String digest(String element) throws NoSuchAlgorithmException {
    Matcher matcher =
        Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(element), Pattern.DOTALL).matcher(DEMO);
    assertThat(matcher.find()).isTrue();
    byte[] bytes = matcher.group(1).getBytes(StandardCharsets.UTF_8);
    assertThat(matcher.find()).as("a second one").isFalse();
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void showsTheLeaderboardWithStandings() {
    String page = render(Fixture.results());

    assertThat(page)
        .contains("<h1>Test</h1>")
        .contains("<a href=\"#board-1-subject-1\">SimCLR, convnet</a>")
        .contains("<a class=\"value\" href=\"#board-1-subject-1-1\">95.0</a>")
        .contains("<span class=\"interval\">[83.5, 98.6]</span>")
        .contains("<span class=\"badge best\">best</span>")
        .contains(
            "<span class=\"badge tied\" title=\"5.0 points [0.0, 12.5] below the best, p ="
                + " 0.500\">tied with best</span>")
        .contains("35.0 points below</span>")
        .contains("<span class=\"none\" title=\"no result\">–</span>");
  }

  @Test
  void showsWhatReproducesAResult() {
    assertThat(render(Fixture.results()))
        .contains(">isomer eval runs/demo --task knn --out results</pre>")
        .contains("encoder: convnet\nseed: 1</pre>")
        .contains("0123456789abcdef0123456789abcdef01234567, with uncommitted changes")
        .contains("plugins-encoder-0.1.0.jar")
        .contains("rate = 1</th><td>92.5</td><td>chosen</td>");
  }

  @Test
  void showsTheAlarmsOfPretraining() {
    Result result =
        Fixture.result(
            Fixture.provenance()
                .with(
                    List.of(
                        new Provenance.Alarm(50, "complete-collapse", "Embeddings are one point."),
                        new Provenance.Alarm(100, "dead-embeddings", "Most dimensions are 0.")),
                    Optional.empty()));

    String page = render(List.of(result));

    assertThat(page)
        .contains("<h5>Alarms in pretraining</h5>")
        .contains("<li><b>complete-collapse, step 50</b>: Embeddings are one point.</li>")
        .contains(
            "<li>In pretraining the sentinel raised alarms on: SimCLR, convnet (complete-collapse,"
                + " dead-embeddings).</li>");
    assertThat(render(Fixture.results())).doesNotContain("Alarms in pretraining", "sentinel");
  }

  @Test
  void hostileTextStaysText() {
    String hostile = "<script>alert(1)</script>\" onload='x' &amp; \u0000</style>";
    Png png = new Png("iVBORw0KGgo=");
    List<Prediction> predictions = Fixture.right(30);
    Subject subject =
        new Subject(
            hostile,
            Optional.of(new Subject.EncoderFacts(hostile, 1, 1)),
            Optional.empty(),
            Optional.of(new Subject.Pretraining(hostile, hostile, 1, 1, 1, hostile, 1)));
    List<Artifact> artifacts =
        List.of(
            new Curves(
                hostile,
                hostile,
                hostile,
                List.of(
                    new Curves.Curve(hostile, List.of(1.0, 2.0), List.of(1.0, 2.0)),
                    new Curves.Curve(hostile, List.of(1.0, 2.0), List.of(1.0, 2.0)))),
            new PrecisionRecall(
                hostile, List.of(new Curves.Curve(hostile, List.of(0.5, 1.0), List.of(1.0, 0.5)))),
            new Overlays(
                hostile, Map.of(hostile, "#00ff00"), List.of(new Overlays.Row(hostile, png))),
            new ViewPairs(hostile, List.of(new ViewPairs.Row(hostile, png, List.of(png)))),
            new Neighbours(
                hostile,
                List.of(
                    new Neighbours.Row(
                        hostile, png, List.of(new Neighbours.Neighbour(hostile, png, 1, true))))),
            new EmbeddingPlot(
                hostile, List.of(hostile), List.of(new EmbeddingPlot.Point(1, 1, 0, hostile))));
    Result result =
        new Result(
            Fixture.record(
                "id",
                new Protocol(hostile, hostile, Fixture.ordered(hostile, hostile)),
                new Data(hostile, hostile, hostile, 40, List.of(hostile, hostile)),
                subject,
                predictions,
                Optional.empty(),
                Fixture.provenance()
                    .with(
                        List.of(new Provenance.Alarm(1, hostile, hostile)), Optional.of(hostile))),
            Predictions.classes(predictions),
            List.of(),
            artifacts);

    String page = HtmlReport.render(hostile, Leaderboard.of(List.of(result)));

    String escaped =
        "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;amp;"
            + " \\u0000&lt;/style&gt;";
    assertThat(page)
        .contains("<h1>" + escaped + "</h1>")
        .contains("alt=\"" + escaped + "\"")
        .contains("<li><b>" + escaped + ", step 1</b>: " + escaped + "</li>")
        .contains("aria-label=\"" + escaped + " over " + escaped + "\"")
        .doesNotContain("<script>alert", "onload='", "\u0000");
    assertThat(page.split("<script", -1)).hasSize(2);
    assertThat(page.split("</style>", -1)).hasSize(2);
    assertThat(page.split("</script>", -1)).hasSize(2);
  }

  @Test
  void namesTheMostFrequentConfusionsOfManyClasses() {
    List<String> classes = IntStream.range(0, 30).mapToObj(i -> "class " + i).toList();
    List<Prediction> predictions =
        Fixture.predictions(60, i -> i % 30, i -> i % 30 == 7 ? 9 : i % 30);
    Result result =
        new Result(
            Fixture.record(
                "id",
                Fixture.KNN,
                new Data("Many", "d", "test", 60, classes),
                Fixture.SIMCLR,
                predictions,
                Optional.empty(),
                Fixture.provenance()),
            Predictions.classes(predictions),
            List.of(),
            List.of());

    assertThat(render(List.of(result)))
        .doesNotContain("<table class=\"confusion\">")
        .contains("<th scope=\"row\">class 7</th><td>class 9</td><td>2</td><td>100.0 %</td></tr>");
  }

  @Test
  void givesEachSetOfSamplesItsOwnSection() {
    List<Result> results = new ArrayList<>(SyntheticResults.all());
    results.add(Fixture.knn("knn-shapes", Fixture.SIMCLR, Fixture.right(38)));

    assertThat(render(results))
        .contains("<section class=\"board\" id=\"board-1\">\n<h2>Shapes</h2>")
        .contains("<section class=\"board\" id=\"board-2\">\n<h2>Synthetic clothes</h2>");
  }

  @Test
  void fiftyRunsInTwentyTasksStaySmall() {
    String page = render(SyntheticResults.many(50, 20));

    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(10_000_000);
    assertThat(page.split("class=\"plot map\"", -1))
        .as("the map of each run once, although it is on ten boards")
        .hasSize(51);
  }

  /** The tests within the tasks say more of three subjects than any diagram of ranks. */
  @Test
  void ranksFewSubjectsBelowTheirBoardsWithoutDiagrams() {
    String page = render(Fixture.results());

    assertThat(page)
        .containsSubsequence("<section class=\"board\" id=\"board-1\">", "id=\"ranking\">")
        .contains("<b>25.0</b><small>rank 2 [2, 2]</small>")
        .contains("<a class=\"top\" href=\"#board-1-subject-1-1\" title=\"best mean of the task\">")
        .contains("Results are missing: raw pixels in Linear probe.")
        .contains("data-column=\"Group\">a<small>average rank 1.00</small></td>")
        .doesNotContain("plot critical", "Performance profile", "Score and size", "Every pair");
  }

  @Test
  void ranksManySubjectsAboveTheBoards() {
    assertThat(render(SyntheticResults.many(12, 6)))
        .containsSubsequence(
            "id=\"ranking\">",
            "plot critical",
            "Performance profile",
            "Every pair of subjects",
            "<section class=\"board\" id=\"board-1\">");
  }

  @Test
  void saysWhatEachSubjectCosts() {
    assertThat(render(Fixture.results()))
        .contains("<summary>What each costs</summary>")
        .contains(
            "<th scope=\"row\">SimCLR, convnet</th><td>93,322</td><td>128</td><td>1 min 12"
                + " s</td><td>5,516</td><td>3.2 s</td>");
    Subject known =
        new Subject(
            "SimCLR, convnet",
            Fixture.SIMCLR.encoder(),
            Fixture.SIMCLR.seed(),
            Optional.of(
                new Subject.Pretraining(
                    "simclr",
                    "Shapes",
                    20,
                    1560,
                    399_360,
                    "c0ffee",
                    72.4,
                    Optional.of(98_000_000L))));
    assertThat(render(List.of(Fixture.knn("knn", known, Fixture.right(38)))))
        .contains("<td>5,516</td><td>98 MB</td>", "Peak memory");
  }

  @Test
  void marksNumbersFromElsewhere() {
    Leaderboard own = Leaderboard.of(Fixture.results());
    PublishedRow stated =
        new PublishedRow(
            "SimCLR", "Doe 2020, table 1", List.of(Optional.of(.971), Optional.empty()));
    Board board = own.boards().get(0).with(List.of(stated));

    assertThat(HtmlReport.render("Test", new Leaderboard(List.of(board), own.ranking())))
        .contains(
            "class=\"published\"><th role=\"rowheader\" scope=\"row\">SimCLR<small>published: Doe"
                + " 2020, table 1</small></th>")
        .contains("data-value=\"0.971\">97.1</td>")
        .contains(PublishedRow.NOTE);
  }

  @Test
  void isKnownByItsMark() {
    assertThat(HtmlReport.wrote(DEMO)).isTrue();
    assertThat(HtmlReport.wrote("<html><h1>Made by hand</h1></html>")).isFalse();
  }

  @Test
  void drawsAFigureOnceThatSeveralResultsCarry() {
    assertThat(DEMO.split("<h4>Training</h4>", -1)).hasSize(3);
  }

  private static String render(List<Result> results) {
    return HtmlReport.render("Test", Leaderboard.of(results));
  }

  private static List<String> attributes(String page, String name) {
    Matcher matcher = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(page);
    List<String> values = new ArrayList<>();
    while (matcher.find()) {
      values.add(matcher.group(1));
    }
    return values;
  }
}
