package org.isomer.embedding;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.isomer.cli.Services;
import org.isomer.cli.spi.Console;
import org.isomer.data.Sources;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginFolder;
import org.isomer.plugin.PluginLoader;

/**
 * Where a program begins that uses trained encoders:
 *
 * <pre>{@code
 * try (Embedder embedder = Isomer.open(Path.of("runs/mine"))) {
 *   float[] vector = embedder.embed(ImageIO.read(new File("cat.png")));
 * }
 * }</pre>
 *
 * <p>Nothing is printed, and nothing of the process is changed. It computes on a GPU where the
 * library for GPUs is on the class path and one can be used; the system property {@code
 * isomer.device} says otherwise.
 */
public final class Isomer {
  private Isomer() {}

  /**
   * Opens an encoder with the plugins of the class path.
   *
   * @param place the folder of a run, as {@code isomer pretrain} makes it; a folder that {@code
   *     isomer export} makes, or its {@code model.yaml}; or a folder of Hugging Face's with a BERT,
   *     or its {@code config.json}
   * @throws org.isomer.spi.BadInputException if it is none of these, or damaged
   */
  public static Embedder open(Path place) {
    return open(place, List.of());
  }

  /**
   * Opens an encoder that is made of plugins of others as well.
   *
   * @param place as in {@link #open(Path)}
   * @param plugins folders of JARs, or JARs
   * @throws org.isomer.spi.BadInputException if the place holds no encoder, or it or a plugin is
   *     damaged
   */
  public static Embedder open(Path place, List<Path> plugins) {
    return open(place, plugins, List.of());
  }

  /**
   * Opens the encoder of a run whose vocabulary has moved, or whose data where they are needed.
   *
   * @param place the folder of the run
   * @param plugins folders of JARs, or JARs
   * @param set where they are now, as {@code --set} says it, such as {@code
   *     dataset.path=/data/images}
   * @throws org.isomer.spi.BadInputException if the place holds no run, or it, a plugin or what has
   *     moved is damaged
   */
  public static Embedder open(Path place, List<Path> plugins, List<String> set) {
    Catalog catalog =
        PluginLoader.load(plugins.stream().map(path -> new PluginFolder(path, true)).toList());
    try {
      Services services = Services.of(catalog, Console.plain(OutputStream.nullOutputStream()));
      return new Embedder(
          services.get(Encoders.class).open(place, set),
          services.get(Sources.class),
          catalog::close);
    } catch (RuntimeException e) {
      catalog.close();
      throw e;
    }
  }
}
