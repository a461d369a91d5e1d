package org.isomer.data.series;

import java.util.List;
import org.isomer.data.ContentDigest;
import org.isomer.data.DigestedExamples;
import org.isomer.modality.series.Series;
import org.isomer.spi.Example;

/** Series in memory, all padded to one number of positions when they are read. */
final class MemorySeries implements DigestedExamples {
  private final List<Recording> recordings;
  private final int positions;

  /**
   * Holds series.
   *
   * @param positions at least as many as the longest has
   */
  MemorySeries(List<Recording> recordings, int positions) {
    this.recordings = recordings;
    this.positions = positions;
  }

  @Override
  public long size() {
    return recordings.size();
  }

  @Override
  public int label(long index) {
    return recording(index).label();
  }

  @Override
  public String id(long index) {
    return recording(index).id();
  }

  @Override
  public Example buffer() {
    return new Series();
  }

  @Override
  public void read(long index, Example into) {
    recording(index).copyTo((Series) into, positions);
  }

  @Override
  public void digest(long index, ContentDigest into) {
    recording(index).digest(into);
  }

  @Override
  public int kept(long index) {
    return Float.BYTES * recording(index).values().length;
  }

  private Recording recording(long index) {
    return recordings.get(Math.toIntExact(index));
  }
}
