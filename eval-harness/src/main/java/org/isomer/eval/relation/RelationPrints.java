package org.isomer.eval.relation;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.isomer.duplicate.Blocks;
import org.isomer.duplicate.Fingerprint;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.RelatedExamples;

/**
 * The fingerprints of relations of two members. Whatever reads an example reads it once: its
 * fingerprint is kept until the last of the relations that it stands in has had it.
 */
final class RelationPrints {
  private final RelatedExamples related;
  private final IntConsumer read;
  private final List<Pool> roles;

  /** Is handed each relation with its fingerprint, by several threads. */
  interface Each {
    void accept(int relation, Fingerprint print);
  }

  /**
   * Nothing is read yet.
   *
   * @param read is told of relations and examples that are done
   */
  RelationPrints(RelatedExamples related, IntConsumer read) {
    this.related = related;
    this.read = read;
    Pool first = new Pool(related.pool(0));
    Pool second = related.pool(1) == related.pool(0) ? first : new Pool(related.pool(1));
    roles = List.of(first, second);
    for (int relation = 0; relation < related.size(); relation++) {
      first.uses.incrementAndGet(related.member(relation, 0));
      second.uses.incrementAndGet(related.member(relation, 1));
    }
  }

  /** Does something with each relation; once. */
  void forEach(Each each) {
    Blocks.forEach(
        related.size(),
        relation ->
            each.accept(
                relation,
                Fingerprint.of(
                    List.of(
                        roles.get(0).take(related.member(relation, 0)),
                        roles.get(1).take(related.member(relation, 1))))),
        read);
  }

  /** Those of all relations, in their order; once. */
  List<Fingerprint> all() {
    Fingerprint[] prints = new Fingerprint[related.size()];
    forEach((relation, print) -> prints[relation] = print);
    return List.of(prints);
  }

  /** What tells examples from others, by role: of all that can take it, in relations or not. */
  List<ByteBuffer[]> values() {
    ByteBuffer[] first = values(roles.get(0));
    return List.of(first, roles.get(1) == roles.get(0) ? first : values(roles.get(1)));
  }

  private ByteBuffer[] values(Pool pool) {
    ByteBuffer[] values = new ByteBuffer[pool.uses.length()];
    Blocks.forEach(values.length, member -> values[member] = pool.values(member), read);
    return values;
  }

  /** The examples that can take a role. */
  private static final class Pool {
    private final Examples examples;

    /** In how many relations each stands that have not had it yet. */
    private final AtomicIntegerArray uses;

    private final Map<Integer, Fingerprint> kept = new ConcurrentHashMap<>();

    Pool(Examples examples) {
      this.examples = examples;
      uses = new AtomicIntegerArray(Math.toIntExact(examples.size()));
    }

    Fingerprint take(int member) {
      Fingerprint print = kept.computeIfAbsent(member, this::read);
      if (uses.decrementAndGet(member) == 0) {
        kept.remove(member);
      }
      return print;
    }

    ByteBuffer values(int member) {
      return uses.get(member) > 0
          ? kept.computeIfAbsent(member, this::read).values()
          : Fingerprint.values(example(member));
    }

    private Fingerprint read(int member) {
      return Fingerprint.of(example(member));
    }

    private Example example(int member) {
      Example example = examples.buffer();
      examples.read(member, example);
      return example;
    }
  }
}
