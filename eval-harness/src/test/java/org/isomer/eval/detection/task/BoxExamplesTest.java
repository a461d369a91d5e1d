package org.isomer.eval.detection.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.eval.frame.Frame;
import org.isomer.eval.frame.RandomFrame;
import org.isomer.eval.spi.TargetBox;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.junit.jupiter.api.Test;

class BoxExamplesTest {
  private static Marked marked(double left, double top, double right, double bottom) {
    return new Marked(1, List.of(left, top, right, bottom), 0, false, false);
  }

  private static List<TargetBox> targets(Frame frame, Marked... objects) {
    return BoxExamples.targets(frame, List.of(objects), 100);
  }

  @Test
  void boxesAreScaledAndMovedWithTheImage() {
    Frame frame = new Frame(50, 60, .5, 4, -10, false);

    assertThat(targets(frame, marked(40, 20, 60, 40)))
        .containsExactly(new TargetBox(1, 10, 14, 20, 24, false));
  }

  @Test
  void aFlipExchangesLeftAndRight() {
    Frame frame = new Frame(50, 60, .5, 4, 2, true);

    assertThat(targets(frame, marked(10, 20, 30, 40)))
        .containsExactly(new TargetBox(1, 37, 14, 47, 24, false));
  }

  @Test
  void anObjectIsCutOffAndIgnoredWithoutItsCentre() {
    Frame frame = new Frame(50, 50, 1, 0, -20, false);

    assertThat(targets(frame, marked(10, 5, 40, 25), marked(10, 5, 28, 25), marked(0, 0, 20, 20)))
        .containsExactly(
            new TargetBox(1, 0, 5, 20, 25, false), new TargetBox(1, 0, 5, 8, 25, true));
  }

  @Test
  void crowdsAndDifficultObjectsAreIgnored() {
    Frame frame = new Frame(50, 50, 1, 0, 0, false);

    assertThat(
            targets(
                frame,
                new Marked(0, List.of(1.0, 2.0, 3.0, 4.0), 4, true, false),
                new Marked(0, List.of(1.0, 2.0, 3.0, 4.0), 4, false, true)))
        .allMatch(TargetBox::ignored);
  }

  @Test
  void framesAreDrawnByTheStreamAlone() {
    RandomFrame augmentation = new RandomFrame(.5, .5, 2);
    CounterRandom random = CounterRandom.of(3, "frames");
    boolean flipped = false;
    boolean plain = false;
    for (int i = 0; i < 50; i++) {
      Frame frame = augmentation.draw(50, 60, 100, 100, random.at(0, i, 0));
      assertThat(augmentation.draw(50, 60, 100, 100, random.at(0, i, 0))).isEqualTo(frame);
      assertThat(frame.scale()).isBetween(.25, 1.0);
      flipped |= frame.flipped();
      plain |= !frame.flipped();
    }
    assertThat(flipped && plain).isTrue();
  }
}
