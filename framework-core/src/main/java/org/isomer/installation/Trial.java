package org.isomer.installation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginFolder;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;

/** Loads what is offered, from a folder of its own, before it is put among the others. */
final class Trial {
  private Trial() {}

  /**
   * Tries it.
   *
   * @param target where it will be; what is there now gives way
   * @param catalog the plugins that are there
   * @throws BadInputException if it holds no plugin that can be used, or one whose name another JAR
   *     has
   */
  static void of(Offer offer, Path target, Catalog catalog) {
    try {
      Path folder = Files.createTempDirectory("isomer-plugin");
      try {
        offer.writeTo(folder);
        load(folder, offer).forEach(entry -> requireNew(entry, target, catalog));
      } finally {
        AtomicFiles.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(target, e), e);
    }
  }

  private static List<Catalog.Entry> load(Path folder, Offer offer) {
    try {
      return PluginLoader.load(List.of(new PluginFolder(folder, true))).entries().stream()
          .filter(Predicate.not(Catalog.Entry::bundled))
          .toList();
    } catch (BadInputException e) {
      throw new BadInputException(
          "%s: nothing was installed:\n%s"
              .formatted(
                  offer.source().text(),
                  String.valueOf(e.getMessage()).replace(folder + File.separator, "")),
          e);
    }
  }

  private static void requireNew(Catalog.Entry entry, Path target, Catalog catalog) {
    catalog.entries(entry.kind()).stream()
        .filter(other -> other.name().equals(entry.name()))
        .filter(other -> !other.origin().source().equals(target))
        .findFirst()
        .ifPresent(
            other -> {
              throw new BadInputException(
                  "%s: nothing was installed: %s/%s is there already, in %s. Remove that one first."
                      .formatted(
                          target.getFileName(), entry.kind(), entry.name(), other.origin().path()));
            });
  }
}
