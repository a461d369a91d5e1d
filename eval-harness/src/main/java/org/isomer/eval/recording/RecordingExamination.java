package org.isomer.eval.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.isomer.examination.Examination;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.LongSeries;
import org.isomer.spi.Recordings;
import org.isomer.spi.Split;

/**
 * Looks at recordings before anything is measured on them.
 *
 * @param horizon how many moments after a window the task needs
 * @param needs refuses what the task cannot use, and says what it doubts
 */
public record RecordingExamination(
    Recordings data, Timeline timeline, int horizon, Function<RecordingCensus, List<String>> needs)
    implements Examination<RecordingCensus> {
  @Override
  public String title() {
    return data.title();
  }

  /** With the parts, by which anomalies are counted. */
  @Override
  public String digest() {
    return Sha256.hex(data.digest() + timeline.parts());
  }

  @Override
  public long examples() {
    return data.all().size();
  }

  @Override
  public Class<RecordingCensus> type() {
    return RecordingCensus.class;
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public RecordingCensus count(IntConsumer read) {
    read.accept(data.all().size());
    return new RecordingCensus(
        data.all().size(),
        timeline.channels(),
        data.all().stream().mapToLong(LongSeries::length).sum(),
        data.all().stream().allMatch(each -> each.anomalous().isPresent()),
        timeline.moments(Split.TRAIN).stream().filter(timeline::isAnomalous).count(),
        anomalies(Split.VALIDATION),
        anomalies(Split.TEST),
        timeline.moments(Split.TRAIN).size(),
        timeline.ends(Split.VALIDATION, 0, 1).size(),
        timeline.ends(Split.TEST, 0, 1).size());
  }

  private long anomalies(Split part) {
    return timeline.ends(part, 0, 1).stream().filter(timeline::isAnomalous).count();
  }

  @Override
  public Findings judge(RecordingCensus counted) {
    for (Split part : Split.values()) {
      timeline.ends(part, horizon, 1);
    }
    List<String> warnings = new ArrayList<>(needs.apply(counted));
    if (timeline.constant(Split.TEST).size() == counted.channels()) {
      throw new BadInputException(
          "%s: every channel holds one value throughout the part that is scored, as far as single precision tells, so that a number would mean nothing. Take an offset off, or other recordings or columns."
              .formatted(title()));
    }
    List<Integer> flat = timeline.constant(Split.TRAIN);
    if (!flat.isEmpty()) {
      warnings.add(
          "%s: channel %s holds one value throughout the training part: nothing can be learnt of it, and its numbers are not scaled. Take it out, or other recordings."
              .formatted(
                  title(), flat.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    String facts =
        String.format(
            Locale.ROOT,
            "%,d recording%s of %,d moments in all, %d channel%s",
            counted.recordings(),
            counted.recordings() == 1 ? "" : "s",
            counted.moments(),
            counted.channels(),
            counted.channels() == 1 ? "" : "s");
    String anomalies =
        String.format(
            Locale.ROOT,
            "%,d moments of anomalies in the training part, %,d to choose on, %,d that are scored",
            counted.trainingAnomalies(),
            counted.validationAnomalies(),
            counted.testAnomalies());
    return new Findings(counted.marked() ? List.of(facts, anomalies) : List.of(facts), warnings)
        .and(data.findings());
  }
}
