package org.isomer.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;

class EventFileTest {
  @TempDir private Path folder;

  @Test
  void holdsFramedEventsWithMaskedChecksums() throws IOException {
    try (EventFile events = new EventFile(folder, 1)) {
      events.write(1, Map.of("loss", 4.5f));
      events.write(2, Map.of("loss", 4.25f));
    }
    List<Event> events = read();
    assertThat(events).hasSize(4);
    assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(events.get(3).getStep()).isEqualTo(2);
    assertThat(events.get(3).getSummary().getValue(0).getTag()).isEqualTo("train/loss");
    assertThat(events.get(3).getSummary().getValue(0).getSimpleValue()).isEqualTo(4.25f);
  }

  private List<Event> read() throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[8];
      bytes.get(length);
      assertThat(bytes.getInt()).isEqualTo(masked(length));
      byte[] body =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(body);
      assertThat(bytes.getInt()).isEqualTo(masked(body));
      events.add(Event.parseFrom(body));
    }
    return events;
  }

  private static int masked(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    long value = checksum.getValue();
    return (int) (((value >> 15 | value << 17) & 0xFFFFFFFFL) + 0xa282ead8L);
  }
}
