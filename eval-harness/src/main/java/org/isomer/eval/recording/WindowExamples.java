package org.isomer.eval.recording;

import java.util.List;
import org.isomer.modality.series.Series;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/**
 * Windows of recordings as examples.
 *
 * @param ends the last moment of each
 * @param length how many moments a window has
 */
record WindowExamples(Timeline timeline, List<Moment> ends, int length) implements Examples {
  @Override
  public long size() {
    return ends.size();
  }

  @Override
  public String id(long index) {
    return timeline.id(end(index));
  }

  @Override
  public Example buffer() {
    return new Series();
  }

  @Override
  public void read(long index, Example into) {
    int channels = timeline.channels();
    Series series = ((Series) into).reshape(length, length, channels);
    int from = end(index).position() + 1 - length;
    System.arraycopy(
        timeline.values(end(index).recording()),
        from * channels,
        series.values(),
        0,
        length * channels);
  }

  private Moment end(long index) {
    return ends.get(Math.toIntExact(index));
  }
}
