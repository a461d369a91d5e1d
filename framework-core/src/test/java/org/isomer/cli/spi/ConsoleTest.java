package org.isomer.cli.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.isomer.cli.spi.Console.Style;
import org.isomer.cli.spi.Picture.Screen;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, UTF_8);
  private final AtomicLong seconds = new AtomicLong();

  private Progress progress(Console console, long total) {
    return new Progress(
        console, "pretrain", "trained", total, "steps", () -> seconds.get() * 1_000_000_000L);
  }

  private String printed() {
    return bytes.toString(UTF_8);
  }

  @Test
  void alignsAndWrapsTables() {
    Console console = new Console(stream, stream, new Style(false, false, 46));
    console.table(
        List.of("task", "top-1", "meaning"),
        List.of(
            List.of("knn", "91.20 %", "weighted votes of the nearest neighbours"),
            List.of("linear-probe", "8.1 %", "logistic")));
    assertThat(printed())
        .isEqualTo(
            """
            task            top-1  meaning
            ------------  -------  -----------------------
            knn           91.20 %  weighted votes of the
                                   nearest neighbours
            linear-probe    8.1 %  logistic
            """);
  }

  @Test
  void reportsProgressInLinesWhereNothingCanBeDrawnAnew() {
    Console console = Console.plain(stream);
    try (Progress progress = progress(console, 1000)) {
      seconds.set(5);
      progress.advance(100, "loss 5.10");
      seconds.set(10);
      progress.advance(100, "loss 4.31");
      console.print("a result");
      seconds.set(12);
      progress.advance(800);
    }
    assertThat(printed())
        .isEqualTo(
            """
            pretrain: loss 4.31, 200/1,000 steps, 20/s, ETA 0:40, 20%
            a result
            pretrain: trained 1,000 steps in 12.0 s, 83/s; loss 4.31
            """);
  }

  @Test
  void wrapsSentencesOnATerminal() {
    Console console = new Console(stream, stream, new Style(true, true, 40));
    console.sentence("2 subjects over 3 tasks are not ranked: so few tell nothing.");
    try (Progress progress = progress(console, 100)) {
      seconds.set(2);
      progress.advance(100);
      progress.outcome("found 12 of the 50 among the others");
    }
    assertThat(printed().substring(0, printed().indexOf("\r")))
        .isEqualTo(
            """
            2 subjects over 3 tasks are not ranked:
            so few tell nothing.
            pretrain: 100/100 steps, 50/s, 100%\
            """);
    assertThat(printed())
        .endsWith(
            """
            pretrain: trained 100 steps in 2.0 s,
              50/s; found 12 of the 50 among the
              others
            """);
  }

  @Test
  void leavesSkippedUnitsOutOfTheRate() {
    try (Progress progress = progress(Console.plain(stream), 8000)) {
      progress.skip(4000);
      seconds.set(4000);
      progress.advance(1000);
    }
    assertThat(printed())
        .isEqualTo(
            """
            pretrain: 5,000/8,000 steps, 0.25/s, ETA 3:20:00, 62%
            pretrain: trained 1,000 steps in 4000.0 s, 0.25/s
            """);
  }

  @Test
  void drawsOneLineAnewOnATerminal() {
    Console console = new Console(stream, stream, new Style(true, true, 60));
    try (Progress progress = progress(console, 100)) {
      seconds.set(1);
      progress.advance(50, "loss 4.31");
      console.print("a result");
      console.heading("title");
    }
    String line = "pretrain: loss 4.31, 50/100 steps, 50/s, ETA 0:01, 50%";
    assertThat(printed().replace("\r\u001b[K", "<"))
        .isEqualTo(
            line
                + "<a result\n"
                + line
                + "<\n\u001b[1mtitle\u001b[0m\n"
                + line
                + "<pretrain: trained 50 steps in 1.0 s, 50/s; loss 4.31\n");
  }

  /** A line of progress on a terminal of so many columns. */
  private String line(int width, String message) {
    bytes.reset();
    seconds.set(0);
    Progress progress =
        progress(new Console(stream, stream, new Style(true, false, width)), 30_000)
            .withRate("views", 512);
    seconds.set(3);
    progress.advance(100, message);
    return printed();
  }

  @Test
  void whatMattersLessIsLeftOutOfANarrowTerminal() {
    String all = "pretrain: loss 4.3128, 100/30,000 steps, 17,067 views/s, ETA 14:57, 0%";
    assertThat(line(100, "loss 4.3128")).isEqualTo(all + " [..........]");
    assertThat(line(80, "loss 4.3128")).isEqualTo(all);
    assertThat(line(60, "loss 4.3128")).isEqualTo(all.substring(0, all.indexOf(", ETA")));
    assertThat(line(35, "loss 4.3128")).isEqualTo("pretrain: loss 4.3128");
    assertThat(line(20, "loss 4.3128")).isEqualTo("pretrain: loss 4.31");
    assertThat(line(40, "")).isEqualTo("pretrain: 100/30,000 steps");
  }

  @Test
  void theFirstStepTellsNothingOfTheRestOnceThereAreOthers() {
    try (Progress progress = progress(Console.plain(stream), 100)) {
      seconds.set(30);
      progress.advance(1);
      seconds.set(40);
      progress.advance(10);
    }
    assertThat(printed())
        .isEqualTo(
            """
            pretrain: 1/100 steps, 0.03/s, ETA 49:30, 1%
            pretrain: 11/100 steps, 1.00/s, ETA 1:29, 11%
            pretrain: trained 11 steps in 40.0 s, 0.28/s
            """);
  }

  /** What is said when a step is done at each of these times. */
  private String estimate(long skipped, long... times) {
    bytes.reset();
    seconds.set(0);
    Progress progress = progress(Console.plain(stream), 1000).withEstimate();
    progress.skip(skipped);
    for (long time : times) {
      seconds.set(time);
      progress.advance(1);
    }
    return printed();
  }

  @Test
  void afterAFewStepsItIsSaidOnceHowLongTheOthersWillTake() {
    assertThat(estimate(0, 3, 4, 5)).isEmpty();
    assertThat(estimate(0, 3, 3, 3, 3)).isEmpty();
    assertThat(estimate(0, 3, 3, 3, 3, 4, 5))
        .isEqualTo("pretrain: the other 995 steps will take about 4 min\n");
    assertThat(estimate(930, 1, 2, 3, 4))
        .isEqualTo("pretrain: the other 66 steps will take about 66 s\n");
    assertThat(estimate(0, 0, 12, 24, 36))
        .contains("pretrain: the other 996 steps will take about 3 h 19 min\n");
    assertThat(estimate(996, 1, 2, 3, 4)).isEmpty();
  }

  @Test
  void theLastLineSaysWhatCameOfIt() {
    Console console = Console.plain(stream);
    try (Progress progress = console.progress("near-duplicates", "compared", 0, "examples")) {
      progress.advance(51, "halfway");
      progress.outcome("found none");
    }
    assertThat(printed())
        .startsWith("near-duplicates: compared 51 examples in ")
        .endsWith("/s; found none\n");
  }

  @Test
  void drawsAPictureAnewOnATerminal() {
    Console console = new Console(stream, stream, new Style(true, true, 10));
    try (Picture picture = console.picture(new Screen(12, false))) {
      assertThat(picture.moves()).isTrue();
      picture.show(List.of("one", "two, and more than fits", "three"));
      console.print("a result");
      picture.show(List.of("four"));
    }
    String first = "one\ntwo, and \nthree";
    assertThat(printed().replace("\r\u001b[2A\u001b[J", "<").replace("\r\u001b[K", "-"))
        .isEqualTo(first + "<a result\n" + first + "<four-");
  }

  @Test
  void leavesAPictureWhereItIsWhenTheProcessEnds() {
    Console console = new Console(stream, stream, new Style(true, true, 60));
    Picture picture = console.picture(new Screen(12, false));
    picture.show(List.of("one", "two"));
    console.settle();
    console.print("the end");
    assertThat(printed()).isEqualTo("one\ntwo\nthe end\n");
  }

  @Test
  void drawsNoPictureWhereItCouldNotBeDrawnAnew() {
    Console file = Console.plain(stream);
    Console terminal = new Console(stream, stream, new Style(true, true, 60));
    for (Picture picture :
        List.of(file.picture(new Screen(12, false)), terminal.picture(new Screen(0, false)))) {
      assertThat(picture.moves()).isFalse();
      picture.show(List.of("one"));
      picture.close();
    }
    assertThat(printed()).isEmpty();
  }

  @Test
  void reportsUnknownTotals() {
    try (Progress progress = progress(Console.plain(stream), 0)) {
      seconds.set(10);
      progress.advance(20);
    }
    assertThat(printed())
        .isEqualTo(
            """
            pretrain: 20 steps, 2.00/s
            pretrain: trained 20 steps in 10.0 s, 2.00/s
            """);
  }

  @Test
  void countsFromManyThreads() throws Exception {
    Progress progress = progress(Console.plain(stream), 4000);
    List<Thread> threads =
        List.of(1, 2, 3, 4).stream()
            .map(
                id ->
                    new Thread(
                        () -> {
                          for (int i = 0; i < 1000; i++) {
                            progress.advance(1);
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    seconds.set(1);
    progress.close();
    progress.close();
    assertThat(printed()).isEqualTo("pretrain: trained 4,000 steps in 1.0 s, 4,000/s\n");
  }

  @Test
  void whatIsPrintedCannotSteerTheTerminal() {
    Console console = new Console(stream, stream, new Style(false, true, 60));
    String name = "a\u001b[2Jb\rc\u009b";
    console.print(name);
    console.heading(name);
    console.warn(name);
    console.table(List.of("n\bame"), List.of(List.of("x\ny"), List.of(name)));
    try (Progress progress = progress(console, 1)) {
      progress.advance(1, name);
    }
    String shown = "a\\u001b[2Jb\\u000dc\\u009b";
    assertThat(printed())
        .isEqualTo(
            """
            %1$s

            \u001b[1m%1$s\u001b[0m
            warning: %1$s
            n\\u0008ame
            ------------------------
            x\\u000ay
            %1$s
            pretrain: trained 1 steps in 0.0 s, 1,000,000,000/s; %1$s
            """
                .formatted(shown));
  }

  /** A line break in the name of a folder would else begin a line of its own. */
  @Test
  void aNameCannotBeginALine() {
    Console console = new Console(stream, stream, new Style(false, false, 60));
    console.line("data: we\nird");
    console.point("we\nird");
    console.heading("we\nird");
    console.warn("we\nerror: ird");
    console.error("data: we\nwarning: ird\n\nREPRODUCED");
    console.note("worker 1: we\nwarning: ird\n  go on with it");
    assertThat(printed())
        .isEqualTo(
            """
            data: we\\u000aird
              we\\u000aird

            we\\u000aird
            warning: we
              error: ird
            data: we
              warning: ird

              REPRODUCED
            worker 1: we
              warning: ird
              go on with it
            """);
  }

  @Test
  void wrapsTitlesButNoNumbers() {
    Console console = new Console(stream, stream, new Style(false, false, 60));
    console.table(
        List.of("", "kNN: accuracy, %", "linear probe: accuracy, %", "verdict"),
        List.of(
            List.of("SimCLR, small convnet", "*79.2 [77.4, 80.9]", "86.2", "reproduced"),
            List.of("raw pixels", "8.5 [6.0, 9.5]", "–", "–")));
    assertThat(printed())
        .isEqualTo(
            """
                                 kNN: accuracy, %     linear  verdict
                                                      probe:
                                                   accuracy,
                                                           %
            -----------------  ------------------  ---------  ----------
            SimCLR, small      *79.2 [77.4, 80.9]       86.2  reproduced
            convnet
            raw pixels             8.5 [6.0, 9.5]          –  –
            """);
  }

  @Test
  void putsBracketsBelowTheirNumberWhereNothingElseFits() {
    Console console = new Console(stream, stream, new Style(false, false, 48));
    console.table(
        List.of("", "group", "win rate, %", "mean, %"),
        List.of(
            List.of("SimCLR, convnet", "a", "70.8 (2 [2, 3.5])", "85.8 [84.1, 87.2]"),
            List.of("raw pixels", "b", "0.0 (7 [7, 7])", "81.0")));
    assertThat(printed())
        .isEqualTo(
            """
                          group   win rate, %        mean, %
            ------------  -----  ------------  -------------
            SimCLR,       a              70.8           85.8
            convnet              (2 [2, 3.5])   [84.1, 87.2]
            raw pixels    b               0.0           81.0
                                   (7 [7, 7])
            """);
  }

  @Test
  void pointsAreIndentedAndWrappedOnTerminalsOnly() {
    new Console(stream, stream, new Style(true, false, 28)).point("12 test examples much like one");
    Console.plain(stream).point("12 test examples much like one");
    assertThat(printed())
        .isEqualTo(
            """
              12 test examples much like
              one
              12 test examples much like one
            """);
  }

  @Test
  void marksWhatIsBestWrongOrDoubtfulOnTerminalsOnly() {
    Console console = new Console(stream, stream, new Style(true, true, 60));
    console.table(
        List.of("", "top-1"),
        List.of(List.of("a", "*9.1"), List.of("b", "8.2")),
        cell -> cell.startsWith("*"));
    console.warn("w");
    console.error("e");
    console.note("n");
    assertThat(printed())
        .isEqualTo(
            """
               top-1
            -  -----
            a  \u001b[1m *9.1\u001b[0m
            b    8.2
            \u001b[33mwarning: w\u001b[0m
            \u001b[31me\u001b[0m
            n
            """);

    bytes.reset();
    Console plain = Console.plain(stream);
    plain.table(List.of(), List.of(List.of("*9.1")), cell -> true);
    plain.warn("w");
    plain.error("e");
    assertThat(printed()).isEqualTo("*9.1\nwarning: w\ne\n");
  }

  @Test
  void whatIsPrintedHoldsNoCredentials() {
    Console console = Console.plain(stream);
    console.print("http://ada:secret@host/x");
    console.error("postgresql://ada:secret@host/x");
    assertThat(printed()).isEqualTo("http://…@host/x\npostgresql://…@host/x\n");
  }
}
