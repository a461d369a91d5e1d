package acme;

import java.util.List;
import org.isomer.data.ContentDigest;
import org.isomer.data.DigestedExamples;
import org.isomer.data.SplitDataset;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Example;

/** Pulses that are strong early or late. */
public final class Pulses extends Part<Dataset> implements DatasetPlugin<Part.None> {
  public Pulses() {
    super("pulses");
  }

  @Override
  public Dataset create(None none) {
    return SplitDataset.cutting(
        0.25, "Pulses", List.of("early", "late"), new Some("train", 40), new Some("test", 10));
  }

  private record Some(String part, long size) implements DigestedExamples {
    @Override
    public int label(long index) {
      return (int) (index % 2);
    }

    @Override
    public String id(long index) {
      return part + "/" + index;
    }

    @Override
    public Example buffer() {
      return new Pulse();
    }

    @Override
    public void read(long index, Example into) {
      float[] strengths = ((Pulse) into).strengths;
      for (int i = 0; i < 4; i++) {
        strengths[i] = (i / 2 == label(index) ? 1 : 0) + (index * 7 + i + part.length()) % 11 / 40f;
      }
    }

    @Override
    public void digest(long index, ContentDigest into) {
      into.add((int) index);
    }
  }
}
