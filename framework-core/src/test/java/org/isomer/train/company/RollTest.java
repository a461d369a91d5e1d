package org.isomer.train.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.isomer.cli.spi.EndedException;
import org.isomer.cluster.AnsweringWorker;
import org.isomer.cluster.Peers;
import org.isomer.cluster.place.Place;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class RollTest {
  private static final Duration LIMIT = Duration.ofMillis(600);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final CountDownLatch complete = new CountDownLatch(1);
  private final List<String> said = new ArrayList<>();

  /** Of one of three workers, of which no other is there. */
  private Roll roll(int rank) throws IOException {
    List<String> workers = Place.onFreePorts(3).get(0).workers();
    return new Roll(new Peers(new Place(rank, workers), LOOK), LIMIT, LOOK, said::add);
  }

  private boolean waits() throws InterruptedException {
    complete.await();
    return true;
  }

  @Test
  void whoDoesNotComeIsNamedAndEndsTheWaiting() throws IOException {
    Roll roll = roll(0);
    assertThatThrownBy(() -> roll.awaitAll(this::waits))
        .isInstanceOfSatisfying(
            EndedException.class, ended -> assertThat(ended.code()).isEqualTo(1))
        .hasMessageMatching(
            "Training has not begun: for 0 s, worker 1 \\(.*\\) cannot be reached and worker 2"
                + " \\(.*\\) cannot be reached\\. .*raise --worker-timeout.*");
    assertThat(said)
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("Waiting for the other workers: worker 1 (")
                    .contains("and worker 2 ("));
  }

  /** Where the two before it are missing, the third is the first that is there. */
  @Test
  void theFirstThatIsThereSaysForWhomAllWait() throws IOException {
    Roll roll = roll(2);
    assertThatThrownBy(() -> roll.awaitAll(this::waits)).isInstanceOf(EndedException.class);
    assertThat(said)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("worker 0 (").contains("worker 1 ("));
  }

  @Test
  void theOthersSayNothing() throws IOException {
    try (AnsweringWorker first = new AnsweringWorker()) {
      List<String> workers = List.of(first.address(), "127.0.0.1:1", "127.0.0.1:2");
      Roll roll =
          new Roll(
              new Peers(new Place(2, workers), Duration.ofSeconds(20)), LIMIT, LOOK, said::add);
      assertThatThrownBy(() -> roll.awaitAll(this::waits))
          .hasMessageContaining("worker 1 (")
          .hasMessageNotContaining("worker 0 (");
    }
    assertThat(said).isEmpty();
  }

  /** The limit is of those that are missing: here the exchange takes twice as long. */
  @Test
  void whereAllAreThereNobodyIsTooLate() throws IOException {
    try (AnsweringWorker second = new AnsweringWorker()) {
      List<String> workers = List.of("127.0.0.1:1", second.address());
      long looks = 2 * LIMIT.dividedBy(LOOK);
      Roll roll =
          new Roll(
              new Peers(new Place(0, workers), Duration.ofSeconds(20)),
              LIMIT,
              LOOK,
              line -> {
                said.add(line);
                if (said.size() == looks) {
                  complete.countDown();
                }
              });
      assertThat(roll.awaitAll(this::waits)).isTrue();
    }
    assertThat(said)
        .containsOnly("Waiting for the other workers: all answer, and not all are ready.");
  }

  @Test
  void whatComesOfTheExchangeIsHandedOn() throws IOException {
    assertThat(roll(1).awaitAll(() -> 7)).isEqualTo(7);
    Callable<Integer> refuses =
        () -> {
          throw new BadInputException("another configuration");
        };
    Roll roll = roll(1);
    assertThatThrownBy(() -> roll.awaitAll(refuses))
        .isInstanceOf(BadInputException.class)
        .hasMessage("another configuration");
    assertThat(said).isEmpty();
  }
}
