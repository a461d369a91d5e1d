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
    return new Progress(console, "pretrain", total, "views", () -> seconds.get() * 1_000_000_000L);
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
            ------------  -------  ------------------------
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
            pretrain: 20% 200/1,000 views, 20 views/s, ETA 0:40, loss 4.31
            a result
            pretrain: 1,000 views in 12.0 s, 83 views/s, loss 4.31
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
            pretrain: 62% 5,000/8,000 views, 0.25 views/s, ETA 3:20:00
            pretrain: 1,000 views in 4000.0 s, 0.25 views/s
            """);
  }

  @Test
  void drawsOneLineAnewOnATerminal() {
    Console console = new Console(stream, stream, new Style(true, true, 60));
    try (Progress progress = progress(console, 100)) {
      seconds.set(1);
      progress.advance(50, "a message that is too long for one line");
      console.print("a result");
      console.heading("title");
    }
    String line = "pretrain [############............] 50% 50/100 views, 50 vi";
    assertThat(printed().replace("\r\u001b[K", "<"))
        .isEqualTo(
            line
                + "<a result\n"
                + line
                + "<\n\u001b[1mtitle\u001b[0m\n"
                + line
                + "<pretrain: 50 views in 1.0 s, 50 views/s, a message that is too long for one"
                + " line\n");
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
            pretrain: 20 views, 2.00 views/s
            pretrain: 20 views in 10.0 s, 2.00 views/s
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
    assertThat(printed()).isEqualTo("pretrain: 4,000 views in 1.0 s, 4,000 views/s\n");
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
            pretrain: 1 views in 0.0 s, 1,000,000,000 views/s, %1$s
            """
                .formatted(shown));
  }

  @Test
  void whatIsPrintedHoldsNoCredentials() {
    Console console = Console.plain(stream);
    console.print("http://ada:secret@host/x");
    console.error("postgresql://ada:secret@host/x");
    assertThat(printed()).isEqualTo("http://…@host/x\npostgresql://…@host/x\n");
  }
}
