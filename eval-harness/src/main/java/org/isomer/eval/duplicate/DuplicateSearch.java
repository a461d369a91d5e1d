package org.isomer.eval.duplicate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;

/**
 * Finds scored examples with a copy or a near-duplicate among the pretraining examples.
 *
 * <p>Two images are near-duplicates if their perceptual hashes, or one's and that of the other's
 * mirror image, differ in at most {@link #bits} of 64 bits, and their gray 16 × 16 thumbnails
 * correlate with at least {@link #correlation}. Images that differ in brightness, contrast, colour
 * or compression are found, and crops that are slightly off; strong crops are not.
 *
 * @param bits at most 64
 * @param correlation at most 1
 */
public record DuplicateSearch(int bits, double correlation) {
  /**
   * Set by looking at pairs of CIFAR-10: about 19 of 20 pairs that it finds there show the same
   * picture. Fewer bits lose slightly shifted copies, a lower correlation finds other pictures of
   * the same composition.
   */
  public static final DuplicateSearch STANDARD = new DuplicateSearch(12, 0.9);

  private static final int BLOCK = 256;

  /**
   * Finds them. Reads each example once, on all processors; of the scored ones about a kilobyte
   * each is kept.
   *
   * @param seen the pretraining examples
   * @param progress is told how many examples more have been read
   * @return in the order of the scored split, one for each that has a duplicate
   */
  public List<Duplicate> find(Examples scored, Examples seen, IntConsumer progress) {
    List<Fingerprint> prints =
        IntStream.range(0, scored.size())
            .parallel()
            .mapToObj(index -> Fingerprint.of(read(scored, index)))
            .toList();
    progress.accept(scored.size());
    Map<ByteBuffer, List<Integer>> copies = new HashMap<>();
    for (int i = 0; i < prints.size(); i++) {
      copies.computeIfAbsent(prints.get(i).pixels(), pixels -> new ArrayList<>()).add(i);
    }
    Map<Integer, Duplicate> best = new TreeMap<>();
    for (int from = 0; from < seen.size(); from += BLOCK) {
      int to = Math.min(seen.size(), from + BLOCK);
      List<Duplicate> found =
          IntStream.range(from, to)
              .parallel()
              .boxed()
              .flatMap(index -> alike(index, read(seen, index), prints, copies).stream())
              .toList();
      found.forEach(each -> best.merge(each.scored(), each, DuplicateSearch::closer));
      progress.accept(to - from);
    }
    return List.copyOf(best.values());
  }

  private static Example read(Examples examples, int index) {
    Example example = examples.buffer();
    examples.read(index, example);
    return example;
  }

  private List<Duplicate> alike(
      int index, Example seen, List<Fingerprint> scored, Map<ByteBuffer, List<Integer>> copies) {
    Fingerprint print = Fingerprint.of(seen);
    List<Duplicate> found = new ArrayList<>();
    for (int copy : copies.getOrDefault(print.pixels(), List.of())) {
      found.add(new Duplicate(copy, index, true, 1));
    }
    if (seen instanceof Image image) {
      addNear(index, Fingerprint.Picture.of(image), scored, found);
      addNear(index, Fingerprint.Picture.mirrored(image), scored, found);
    }
    return found;
  }

  private void addNear(
      int index, Fingerprint.Picture seen, List<Fingerprint> scored, List<Duplicate> found) {
    for (int i = 0; i < scored.size(); i++) {
      Fingerprint.Picture picture = scored.get(i).picture();
      if (picture != null && picture.distance(seen) <= bits) {
        double alike = picture.correlation(seen);
        if (alike >= correlation) {
          found.add(new Duplicate(i, index, false, alike));
        }
      }
    }
  }

  private static Duplicate closer(Duplicate first, Duplicate second) {
    if (first.identical() != second.identical()) {
      return first.identical() ? first : second;
    }
    return second.correlation() > first.correlation() ? second : first;
  }
}
