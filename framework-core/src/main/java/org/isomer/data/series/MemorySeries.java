package org.isomer.data.series;

import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalInt;
import org.isomer.data.ContentDigest;
import org.isomer.data.DoubtfulExamples;
import org.isomer.modality.series.Series;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;

/** Series in memory, all padded to one number of positions when they are read. */
final class MemorySeries implements AnnotatedExamples<OptionalInt>, DoubtfulExamples {
  private final List<Recording> recordings;
  private final int positions;
  private final List<String> warnings;

  /**
   * Holds series.
   *
   * @param positions at least as many as the longest has
   */
  MemorySeries(List<Recording> recordings, int positions) {
    this(recordings, positions, List.of());
  }

  /**
   * Holds series of files.
   *
   * @param positions at least as many as the longest has
   * @param warnings what is doubtful about the files
   */
  MemorySeries(List<Recording> recordings, int positions, List<String> warnings) {
    this.recordings = recordings;
    this.positions = positions;
    this.warnings = List.copyOf(warnings);
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public long size() {
    return recordings.size();
  }

  @Override
  public OptionalInt annotation(long index) {
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
  public void digest(long index, MessageDigest into) {
    recording(index).digest(new ContentDigest(into));
  }

  @Override
  public int kept(long index) {
    return Float.BYTES * recording(index).values().length;
  }

  private Recording recording(long index) {
    return recordings.get(Math.toIntExact(index));
  }
}
