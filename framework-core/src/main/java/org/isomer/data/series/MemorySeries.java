package org.isomer.data.series;

import java.util.List;
import org.isomer.data.ContentDigest;
import org.isomer.data.DigestedExamples;
import org.isomer.modality.series.Series;
import org.isomer.spi.Example;

/** Series in memory, all padded to one number of positions when they are read. */
final class MemorySeries implements DigestedExamples {
  private final String part;
  private final List<Recording> recordings;
  private final int positions;

  /**
   * Holds series.
   *
   * @param part where they come from; with the index it makes an id
   * @param positions at least as many as the longest has
   */
  MemorySeries(String part, List<Recording> recordings, int positions) {
    this.part = part;
    this.recordings = recordings;
    this.positions = positions;
  }

  @Override
  public int size() {
    return recordings.size();
  }

  @Override
  public int label(int index) {
    return recordings.get(index).label();
  }

  @Override
  public String id(int index) {
    return part + "/" + index;
  }

  @Override
  public Example buffer() {
    return new Series();
  }

  @Override
  public void read(int index, Example into) {
    recordings.get(index).copyTo((Series) into, positions);
  }

  @Override
  public void digest(int index, ContentDigest into) {
    recordings.get(index).digest(into);
  }

  @Override
  public int kept(int index) {
    return Float.BYTES * recordings.get(index).values().length;
  }
}
