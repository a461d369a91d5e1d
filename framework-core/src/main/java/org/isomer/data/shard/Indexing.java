package org.isomer.data.shard;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.data.Faults;
import org.isomer.file.FileTrouble;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;

/**
 * Makes the index of a store, or mends it: only shards that it does not know, or that have changed,
 * are scanned.
 *
 * @param verify whether the bytes of known shards are compared with the index too
 * @param watch is told how far it is
 */
record Indexing(ShardStore store, Selection selection, boolean verify, FileIndex watch) {
  /**
   * The tables of all shards, in their order.
   *
   * @throws BadInputException naming shards that are missing or damaged, with the places of faults
   */
  List<ShardTable> tables() {
    Looked looked = look();
    Set<String> stale =
        looked.stale().stream().map(ShardTable.Facts::name).collect(Collectors.toSet());
    List<ShardTable> tables =
        stale.isEmpty()
            ? looked.tables().stream().flatMap(Optional::stream).toList()
            : all(looked.facts(), store.keep(selection.file(), kept -> mended(looked, kept)));
    if (verify && stale.size() < tables.size()) {
      verify(tables.stream().filter(table -> !stale.contains(table.facts().name())).toList());
    }
    return tables;
  }

  /** Those of some shards. */
  private static List<ShardTable> all(List<ShardTable.Facts> shards, ShardIndex index) {
    Map<String, ShardTable> tables = byName(index);
    return shards.stream().map(shard -> Objects.requireNonNull(tables.get(shard.name()))).toList();
  }

  /**
   * What is known of all shards.
   *
   * @param indexes what was indexed before, these shards and others
   * @param tables those of the shards that have not changed since
   */
  private record Looked(
      List<ShardTable.Facts> facts, List<ShardIndex> indexes, List<Optional<ShardTable>> tables) {
    List<ShardTable.Facts> stale() {
      List<ShardTable.Facts> stale = new ArrayList<>();
      for (int i = 0; i < facts.size(); i++) {
        if (tables.get(i).isEmpty()) {
          stale.add(facts.get(i));
        }
      }
      return stale;
    }

    /** The SHA-256 of shards by an index, whether or not they have changed. */
    Map<String, String> digests() {
      Map<String, String> digests = new LinkedHashMap<>();
      indexes.stream()
          .flatMap(index -> index.tables().stream())
          .map(ShardTable::facts)
          .forEach(known -> digests.putIfAbsent(known.name(), known.sha256()));
      return digests;
    }

    /** What the last index knows of shards that are not of this set. */
    List<ShardTable> others() {
      Set<String> names = facts.stream().map(ShardTable.Facts::name).collect(Collectors.toSet());
      return indexes.isEmpty()
          ? List.of()
          : indexes.get(indexes.size() - 1).tables().stream()
              .filter(table -> !names.contains(table.facts().name()))
              .toList();
    }
  }

  private Looked look() {
    List<ShardIndex> indexes = store.indexes(selection.file());
    List<String> known =
        indexes.stream()
            .flatMap(index -> index.tables().stream())
            .map(table -> table.facts().name())
            .distinct()
            .toList();
    return looked(store.facts(store.names(known)), indexes);
  }

  private Looked looked(List<ShardTable.Facts> facts, List<ShardIndex> indexes) {
    List<Map<String, ShardTable>> known = indexes.stream().map(Indexing::byName).toList();
    List<Optional<ShardTable>> tables =
        facts.stream()
            .map(
                now ->
                    known.stream()
                        .flatMap(each -> Optional.ofNullable(each.get(now.name())).stream())
                        .filter(table -> store.isSame(table.facts(), now))
                        .findFirst())
            .toList();
    return new Looked(facts, indexes, tables);
  }

  private static Map<String, ShardTable> byName(ShardIndex index) {
    return index.tables().stream()
        .collect(
            Collectors.toMap(
                table -> table.facts().name(), Function.identity(), (one, other) -> one));
  }

  /**
   * An index of all shards.
   *
   * @param before what was found out about them
   * @param kept what another process may have made until it gave the lock back
   */
  private ShardIndex mended(Looked before, Optional<ShardIndex> kept) {
    Looked looked =
        looked(before.facts(), Stream.concat(before.indexes().stream(), kept.stream()).toList());
    List<ShardTable.Facts> stale = looked.stale();
    Map<String, String> digests = looked.digests();
    Map<String, ShardTable> scanned = new ConcurrentHashMap<>();
    long bytes = stale.stream().mapToLong(ShardTable.Facts::size).sum();
    List<BadInputException> faults = new ArrayList<>();
    try (FileIndex.Watch reading = watch.watch("index " + store.title(), bytes)) {
      stale.parallelStream()
          .map(facts -> attempt(facts, digests, reading, scanned))
          .flatMap(Optional::stream)
          .toList()
          .forEach(faults::add);
    }
    Faults.refuse(faults);
    List<ShardTable> all = new ArrayList<>(looked.others());
    for (int i = 0; i < looked.facts().size(); i++) {
      String name = looked.facts().get(i).name();
      all.add(looked.tables().get(i).orElseGet(() -> Objects.requireNonNull(scanned.get(name))));
    }
    return new ShardIndex(all);
  }

  private Optional<BadInputException> attempt(
      ShardTable.Facts facts,
      Map<String, String> digests,
      FileIndex.Watch reading,
      Map<String, ShardTable> scanned) {
    try {
      ShardTable table = scan(facts, reading);
      if (verify
          && !table
              .facts()
              .sha256()
              .equals(digests.getOrDefault(facts.name(), table.facts().sha256()))) {
        return Optional.of(changed(facts.name()));
      }
      scanned.put(facts.name(), table);
      return Optional.empty();
    } catch (BadInputException e) {
      return Optional.of(e);
    }
  }

  private ShardTable scan(ShardTable.Facts facts, FileIndex.Watch reading) {
    String place = store.place(facts.name());
    try (ShardInput in = new ShardInput(store.open(facts), reading::advance)) {
      Samples samples = new Samples(selection);
      ShardScan.of(facts.name(), in, selection, samples).scan();
      String sha256 = HexFormat.of().formatHex(in.finish());
      if (in.position() != facts.size() || !store.isSame(facts, store.facts(facts.name()))) {
        throw new BadInputException(
            place
                + ": has changed while it was indexed. Wait until it is complete, and start again.");
      }
      return ShardTable.of(
          new ShardTable.Facts(facts.name(), facts.stamp(), sha256),
          samples.entries(),
          samples.incomplete());
    } catch (ShardFault e) {
      throw new BadInputException(e.message(place), e);
    } catch (EOFException e) {
      throw new BadInputException(place + ": ends before it should. Copy or write it again.", e);
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  private void verify(List<ShardTable> tables) {
    long bytes = tables.stream().mapToLong(table -> table.facts().size()).sum();
    try (FileIndex.Watch reading = watch.watch("verify " + store.title(), bytes)) {
      Faults.refuse(
          tables.parallelStream()
              .flatMap(table -> compared(table.facts(), reading).stream())
              .toList());
    }
  }

  private Optional<BadInputException> compared(ShardTable.Facts facts, FileIndex.Watch reading) {
    try (ShardInput in = new ShardInput(store.open(facts), reading::advance)) {
      return HexFormat.of().formatHex(in.finish()).equals(facts.sha256())
          ? Optional.empty()
          : Optional.of(changed(facts.name()));
    } catch (IOException e) {
      return Optional.of(unreadable(store.place(facts.name()), e));
    } catch (BadInputException e) {
      return Optional.of(e);
    }
  }

  private BadInputException changed(String shard) {
    return new BadInputException(
        "%s: its SHA-256 is not that of the index. Copy it again; if it was changed on purpose, %s."
            .formatted(store.place(shard), store.renewal(selection.file())));
  }

  static BadInputException unreadable(String place, IOException cause) {
    FileTrouble trouble = FileTrouble.of(cause);
    return new BadInputException(
        "%s: cannot be read: %s. %s".formatted(place, trouble.reason(), trouble.remedy()), cause);
  }
}
