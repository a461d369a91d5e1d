package org.isomer.cli;

import com.google.inject.Injector;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.CommonOptions;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.config.OptionDescription;
import org.isomer.config.Spelling;
import org.isomer.description.Descriptions;
import org.isomer.description.KindDescription;
import org.isomer.description.PluginDescription;
import org.isomer.javadoc.Source;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer describe}. */
public final class DescribeVerb implements CommandPlugin<DescribeVerb.Config> {
  /** Its options. */
  public record Config(
      @Argument("KIND[/NAME]")
          @Option(help = "The plugin, such as loss/nt-xent, or a kind, such as loss")
          String plugin) {}

  @Override
  public String name() {
    return "describe";
  }

  @Override
  public String summary() {
    return "Describes a plugin and its options, or what a kind of plugins demands";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("describe loss/nt-xent", "describe encoder/resnet18", "describe loss");
  }

  @Override
  public Map<String, List<String>> words(Catalog catalog) {
    Stream<String> plugins =
        catalog.entries().stream().map(entry -> entry.kind() + "/" + entry.name());
    return Map.of("plugin", Stream.concat(catalog.kinds().stream(), plugins).toList());
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Describing.class;
  }

  record Describing(
      Config config, Catalog catalog, ConfigReader reader, Injector services, Console console)
      implements Command {
    @Inject
    Describing {}

    @Override
    public void run() {
      if (catalog.kinds().contains(config.plugin())) {
        print(new Descriptions(catalog, reader).of(config.plugin()));
        return;
      }
      Catalog.Entry entry = entry(config.plugin());
      if (entry.plugin() instanceof CommandPlugin<?> verb) {
        console.print(Help.of(verb, reader, () -> new Commands(services, CommonOptions.NONE)));
      } else {
        print(new Descriptions(catalog, reader).of(entry));
      }
    }

    private void print(PluginDescription plugin) {
      Catalog.Entry entry = plugin.entry();
      console.line(entry.kind() + "/" + entry.name() + ": " + entry.plugin().summary() + ".");
      console.line(
          "From %s, version %s, SHA-256 %s."
              .formatted(
                  entry.origin().path(),
                  entry.origin().version().orElse("unknown"),
                  entry.origin().digest()));
      if (!plugin.prose().isEmpty()) {
        console.heading("Meaning");
        console.print(plugin.prose().plain());
      }
      if (plugin.options().isEmpty()) {
        console.line("It has no options.");
      } else {
        console.heading("Options");
        console.table(OptionDescription.BRIEF_HEADS, OptionDescription.brief(plugin.options()));
      }
      plugin
          .snippet()
          .ifPresent(
              snippet -> {
                console.heading(snippet.where());
                console.print(snippet.text());
              });
    }

    private void print(KindDescription kind) {
      console.line(kind.name() + ": " + kind.meaning() + ".");
      for (KindDescription.Demand demand : kind.demands()) {
        console.heading(demand.type().getName());
        console.print(demand.declaration());
        if (!demand.prose().isEmpty()) {
          console.print(demand.prose().plain());
        }
        for (Source.Member member : demand.members()) {
          console.print("\n" + member.declaration());
          console.print(member.prose().plain().indent(4).stripTrailing());
        }
      }
      console.heading("What each of them keeps to; isomer plugin verify JAR tries it");
      kind.promises().forEach(promise -> console.line("- " + promise));
      console.heading("There are");
      console.line(
          String.join(
              ", ", catalog.entries(kind.name()).stream().map(Catalog.Entry::name).toList()));
      console.line("");
      console.line(
          "isomer plugin new --kind %s --name NAME --package PACKAGE begins another one."
              .formatted(kind.name()));
    }

    private Catalog.Entry entry(String asked) {
      int slash = asked.indexOf('/');
      if (slash < 0) {
        List<String> known =
            catalog.entries().stream().map(entry -> entry.kind() + "/" + entry.name()).toList();
        Optional<String> whole =
            known.stream().filter(name -> name.endsWith("/" + asked)).findFirst();
        throw new BadInputException(
            "expected KIND or KIND/NAME"
                + whole
                    .map(name -> ", did you mean " + name + "?")
                    .orElse(Spelling.didYouMean(asked, known) + "; isomer plugins lists all"));
      }
      return catalog.entry(asked.substring(0, slash), asked.substring(slash + 1));
    }
  }
}
