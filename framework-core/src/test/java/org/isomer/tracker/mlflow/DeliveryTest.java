package org.isomer.tracker.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.isomer.spi.Tracking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
  @TempDir private Path folder;

  /** Answers nothing, not even that it cannot: a server or a disk that hangs. */
  private static final class Frozen implements MlflowStore {
    private final CountDownLatch asked = new CountDownLatch(1);

    @Override
    public String experiment(String name) throws InterruptedException {
      asked.countDown();
      new CountDownLatch(1).await();
      throw new AssertionError("nobody opens this latch");
    }

    @Override
    public Entry create(String experiment, NewRun run) {
      throw new AssertionError("there is no experiment");
    }

    @Override
    public Optional<Entry> find(String experiment, String key) {
      throw new AssertionError("there is no experiment");
    }

    @Override
    public void parameters(Entry run, Map<String, String> parameters) {}

    @Override
    public void metrics(Entry run, List<Point> points) {}

    @Override
    public void tags(Entry run, Map<String, String> tags) {}

    @Override
    public void update(Entry run, Status status, Optional<Instant> ended) {}

    @Override
    public void artifact(Entry run, String name, Path file) {}
  }

  @Test
  void whoNeverAnswersIsNotWaitedForWithoutEnd() throws IOException, InterruptedException {
    Told told = Told.in(folder);
    Frozen store = new Frozen();
    Duration moment = Duration.ofMillis(1);
    try (Tracking tracking =
        Delivery.open(
            new Delivery.Target("frozen", store, "first look", "simclr"),
            told.run(Map.of()),
            new Delivery.Pace(moment, moment, moment, 5, moment),
            told.warnings()::add)) {
      Told.end(tracking, Tracking.End.FINISHED);
      store.asked.await();
    }

    assertThat(told.warnings())
        .singleElement()
        .asString()
        .startsWith(
            "mlflow: not everything was delivered: the time was too short. Nothing is lost");
  }
}
