package org.isomer.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;
import org.isomer.file.AppendedFile;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/**
 * Scalars for TensorBoard: records of a length, its checksum, an event and its checksum, where a
 * checksum is a masked CRC-32C.
 */
final class EventFile implements AutoCloseable {
  private static final int MASK_DELTA = 0xa282ead8;

  private final AppendedFile out;

  /**
   * Starts a new event file in a folder.
   *
   * @param firstStep events of this step and later in older files of the folder are void
   */
  EventFile(Path folder, long firstStep) throws IOException {
    long now = System.currentTimeMillis();
    Path file =
        folder.resolve("events.out.tfevents.%010d.isomer.%09d".formatted(now / 1000, firstStep));
    Files.deleteIfExists(file);
    out = AppendedFile.open(file);
    write(event(now, 0).setFileVersion("brain.Event:2").build());
    write(
        event(now, firstStep)
            .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START))
            .build());
  }

  /** Appends the scalars of a step. */
  void write(long step, Map<String, Float> scalars) throws IOException {
    Summary.Builder summary = Summary.newBuilder();
    scalars.forEach(
        (name, value) ->
            summary.addValue(
                Summary.Value.newBuilder().setTag("train/" + name).setSimpleValue(value)));
    write(event(System.currentTimeMillis(), step).setSummary(summary).build());
  }

  private static Event.Builder event(long milliseconds, long step) {
    return Event.newBuilder().setWallTime(milliseconds / 1e3).setStep(step);
  }

  private void write(Event event) throws IOException {
    byte[] body = event.toByteArray();
    byte[] length = little(8).putLong(body.length).array();
    out.append(
        little(8 + 4 + body.length + 4)
            .put(length)
            .putInt(maskedChecksum(length))
            .put(body)
            .putInt(maskedChecksum(body))
            .array());
  }

  private static int maskedChecksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    int value = (int) checksum.getValue();
    return ((value >>> 15) | (value << 17)) + MASK_DELTA;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
