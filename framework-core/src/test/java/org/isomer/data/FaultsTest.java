package org.isomer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void severalThreadsGiveWhatOneGives() {
    assertThat(Faults.each(List.of(3, 1, 2), 2, each -> each * each)).containsExactly(9, 1, 4);
  }

  @Test
  void allAreTriedAndEachThatFailsIsNamed() {
    AtomicInteger tried = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Faults.each(
                    List.of("a", "b", "c"),
                    2,
                    each -> {
                      tried.incrementAndGet();
                      if (!each.equals("b")) {
                        throw new BadInputException(each + " is damaged.");
                      }
                      return each;
                    }))
        .isInstanceOf(BadInputException.class)
        .hasMessage("2 examples cannot be read, among them:\na is damaged.\nc is damaged.");
    assertThat(tried).hasValue(3);
  }

  /** The first ends by a fault of the program; the second is at work then, and told to end. */
  @Test
  void nobodyIsAtWorkAfterwards() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Faults.each(
                    List.of(0, 1),
                    2,
                    each -> {
                      try {
                        if (each == 0) {
                          begun.await();
                          throw new IllegalArgumentException("a fault");
                        }
                        begun.countDown();
                        Thread.sleep(60_000);
                      } catch (InterruptedException e) {
                        ended.incrementAndGet();
                      }
                      return each;
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("a fault");
    assertThat(ended).hasValue(1);
  }
}
